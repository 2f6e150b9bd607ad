package dev.graft.ui.inspection;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.inspection.Clusters;
import dev.graft.inspection.Embeddings;
import dev.graft.inspection.Labels;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Groups of pictures that look alike, each to be labelled as a whole. */
public final class ClustersModel {
  private static final Texts TEXTS = Texts.in(ClustersModel.class);

  /** How many groups there can be. */
  static final int FEWEST = 2;

  static final int MOST = 60;
  private static final int USUAL = 10;
  private static final int TYPICAL = 7;

  private final Session session;
  private final Features features;
  private final Latest grouping;
  private final ObservableList<Group> groups = FXCollections.observableArrayList();
  private final IntegerProperty count = new SimpleIntegerProperty(USUAL);
  private final BooleanProperty all = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Map<Path, String> labels = Map.of();
  private Optional<Embeddings> groupedOf = Optional.empty();
  private boolean watched;

  /**
   * Pictures that look alike.
   *
   * @param number from 1, the largest first
   * @param members files, the most typical first
   * @param typical a few of them that show what is in it
   */
  public record Group(int number, List<Path> members, List<Path> typical) {
    /** Copies the lists. */
    public Group {
      members = List.copyOf(members);
      typical = List.copyOf(typical);
    }
  }

  ClustersModel(Session session, Features features, TaskExecutor executor) {
    this.session = session;
    this.features = features;
    this.grouping = new Latest(executor, session.jobs());
    features.stateProperty().addListener(o -> featuresChanged());
    session.images().setProperty().addListener((o, was, is) -> labelsChanged(is));
    labelsChanged(session.images().set());
  }

  /** The groups, the largest first. Only to be read. */
  public ObservableList<Group> groups() {
    return groups;
  }

  /** How many groups are wanted. */
  public IntegerProperty countProperty() {
    return count;
  }

  /** Whether labelled pictures are grouped too. */
  public BooleanProperty allProperty() {
    return all;
  }

  /** Why something cannot be done, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether groups are being made. */
  public ReadOnlyBooleanProperty groupingProperty() {
    return grouping.runningProperty();
  }

  /** Goes up whenever labels changed, and with them what is known of each group. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  void watch() {
    if (!watched) {
      watched = true;
      featuresChanged();
    }
  }

  private void featuresChanged() {
    Optional<Embeddings> ready = features.ready();
    if (!watched || ready.equals(groupedOf)) {
      return;
    }
    groups.clear();
    if (ready.isPresent()) {
      // Whoever has labelled everything still wants to see something.
      all.set(session.images().set().unlabelled().isEmpty());
      group();
    }
  }

  /** Makes groups anew. */
  public void group() {
    Optional<Embeddings> ready = features.ready();
    if (ready.isEmpty()) {
      return;
    }
    groupedOf = ready;
    Labels known = Labels.of(session.images().set(), ready.get().files());
    int[] chosen =
        all.get() ? IntStream.range(0, ready.get().size()).toArray() : known.unlabelled();
    int wanted = Math.max(FEWEST, Math.min(MOST, count.get()));
    grouping.run(
        TEXTS.get("clusters.job"),
        cancelled -> grouped(ready.get().select(chosen), wanted, cancelled),
        groups::setAll,
        error::set);
  }

  private static List<Group> grouped(Embeddings some, int wanted, BooleanSupplier cancelled) {
    Clusters found = Clusters.of(some, wanted, TYPICAL, Defaults.SEED, cancelled);
    return IntStream.range(0, found.clusters().size())
        .mapToObj(
            i ->
                new Group(
                    i + 1,
                    files(some, found.clusters().get(i).members()),
                    files(some, found.clusters().get(i).typical())))
        .toList();
  }

  private static List<Path> files(Embeddings some, int[] indices) {
    return IntStream.of(indices).mapToObj(some.files()::get).toList();
  }

  private void labelsChanged(ImageSet set) {
    Map<Path, String> now = new HashMap<>();
    for (ImageItem item : set.images()) {
      item.label().ifPresent(l -> now.put(item.file(), l));
    }
    labels = now;
    changes.set(changes.get() + 1);
  }

  /** The label that all pictures of a group have; empty while some have none or another one. */
  Optional<String> label(Group group) {
    Set<Optional<String>> found = new HashSet<>();
    group.members().forEach(f -> found.add(Optional.ofNullable(labels.get(f))));
    return found.size() == 1 ? found.iterator().next() : Optional.empty();
  }

  /** The labels that pictures of a group have so far, in words; blank if none has one. */
  String mixture(Group group) {
    StringBuilder words = new StringBuilder();
    for (String name : session.images().set().classes()) {
      long n = group.members().stream().filter(f -> name.equals(labels.get(f))).count();
      if (n > 0) {
        words.append(words.length() == 0 ? "" : ", ");
        words.append(TEXTS.format("clusters.part", name, n));
      }
    }
    return words.toString();
  }

  /** The names of the classes. */
  List<String> classes() {
    return session.images().set().classes();
  }

  /**
   * Labels a whole group; one step of undo takes it back.
   *
   * @param group the group
   * @param name the class; made if it is not there
   */
  public void label(Group group, String name) {
    try {
      if (name.isBlank()) {
        throw new GraftException(TEXTS.get("clusters.no-name"));
      }
      session.images().label(group.members(), name.strip());
      error.set(Optional.empty());
    } catch (GraftException e) {
      error.set(Optional.of(Problem.of(e).sentence()));
    }
  }

  /** Labels a whole group by a class's place, from 0; nothing happens if there is none. */
  void label(Group group, int index) {
    if (index >= 0 && index < classes().size()) {
      label(group, classes().get(index));
    }
  }
}
