package dev.graft.ui.inspection;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.inspection.Embeddings;
import dev.graft.inspection.LabelNoise;
import dev.graft.inspection.Labels;
import dev.graft.inspection.NearCopies;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The labels that are most likely wrong, to be changed or kept one by one. */
public final class ChecksModel {
  private static final Texts TEXTS = Texts.in(ChecksModel.class);

  /** At least so many are listed, even where nothing speaks clearly against them. */
  private static final int LEAST = 20;

  private final Session session;
  private final Features features;
  private final Latest judging;
  private final Latest copying;
  private final ReadOnlyObjectWrapper<List<Set<Path>>> copies =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableList<Doubt> doubts = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final Set<Doubt> kept = new HashSet<>();
  private Ranking ranking = new Ranking(List.of(), 0, 0);
  private Optional<Embeddings> judgedOf = Optional.empty();
  private boolean watched;

  /**
   * A label with what speaks against it.
   *
   * @param file the picture
   * @param given its label
   * @param suggested another class
   * @param givenProbability of the label, from 0 to 1, said by a head that did not learn from it
   * @param suggestedProbability of the other class
   */
  public record Doubt(
      Path file,
      String given,
      String suggested,
      double givenProbability,
      double suggestedProbability) {}

  /**
   * What came of a look at all labels.
   *
   * @param doubts the least likely label first
   * @param suspected how many of them are confidently of another class
   * @param judged how many labels were looked at
   */
  private record Ranking(List<Doubt> doubts, int suspected, int judged) {}

  ChecksModel(Session session, Features features, TaskExecutor executor) {
    this.session = session;
    this.features = features;
    this.judging = new Latest(executor, session.jobs());
    this.copying = new Latest(executor, session.jobs());
    features.stateProperty().addListener(o -> featuresChanged());
    session.images().setProperty().addListener(o -> list());
  }

  /** The labels to look at, the least likely first. Only to be read. */
  public ObservableList<Doubt> doubts() {
    return doubts;
  }

  /** Why something cannot be done, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether labels are being judged. */
  public ReadOnlyBooleanProperty judgingProperty() {
    return judging.runningProperty();
  }

  /** Groups of pictures whose features are nearly the same. */
  ReadOnlyObjectProperty<List<Set<Path>>> copiesProperty() {
    return copies.getReadOnlyProperty();
  }

  /** Those of them with pictures on both sides of the split. */
  List<Set<Path>> crossing() {
    Map<Path, Split> parts;
    try {
      parts = session.images().set().parts();
    } catch (GraftException e) {
      // The room says why there is no split; without one nothing crosses it.
      return List.of();
    }
    return copies.get().stream()
        .filter(g -> g.stream().map(parts::get).filter(Objects::nonNull).distinct().count() > 1)
        .toList();
  }

  /** Keeps the pictures of each group on one side of the split. */
  void keepTogether() {
    try {
      session.images().apply(new Edit.KeepTogether(copies.get()));
    } catch (GraftException e) {
      error.set(Optional.of(Problem.of(e).sentence()));
    }
  }

  private void findCopies(Embeddings embeddings) {
    copying.run(
        "",
        stop ->
            NearCopies.of(embeddings, NearCopies.SAME, stop).stream()
                .map(
                    group -> {
                      Set<Path> files = new LinkedHashSet<>();
                      group.forEach(i -> files.add(embeddings.files().get(i)));
                      return files;
                    })
                .<Set<Path>>map(Collections::unmodifiableSet)
                .toList(),
        copies::set,
        error::set);
  }

  /** What was found, in a sentence. */
  String words() {
    if (judging.runningProperty().get()) {
      return TEXTS.get("checks.running");
    }
    return ranking.judged() == 0
        ? TEXTS.get("checks.too-few")
        : TEXTS.format("checks.found", ranking.suspected(), ranking.judged());
  }

  /** What a picture is called. */
  String name(Path file) {
    return session.images().set().find(file).map(ImageItem::name).orElse("");
  }

  /** The place of a class, for its colour. */
  int classIndex(String name) {
    return Math.max(0, session.images().set().classIndex(name));
  }

  void watch() {
    if (!watched) {
      watched = true;
      featuresChanged();
    }
  }

  private void featuresChanged() {
    if (watched && !features.ready().equals(judgedOf)) {
      judge();
    }
  }

  /** Judges all labels as they are now. */
  public void judge() {
    Optional<Embeddings> ready = features.ready();
    judgedOf = ready;
    if (ready.isEmpty()) {
      ranking = new Ranking(List.of(), 0, 0);
      copies.set(List.of());
      list();
      return;
    }
    Embeddings embeddings = ready.get();
    Labels labels = Labels.of(session.images().set(), embeddings.files());
    judging.run(
        TEXTS.get("checks.job"),
        stop -> ranked(embeddings, labels, stop),
        found -> {
          ranking = found;
          list();
        },
        error::set);
    findCopies(embeddings);
  }

  private static Ranking ranked(Embeddings embeddings, Labels labels, BooleanSupplier stop) {
    LabelNoise noise = LabelNoise.of(embeddings, labels, Defaults.SEED, stop);
    List<Doubt> doubts =
        noise.ranking().stream()
            .limit(Math.max(LEAST, noise.suspected()))
            .map(
                s ->
                    new Doubt(
                        embeddings.files().get(s.picture()),
                        labels.classes().get(s.given()),
                        labels.classes().get(s.suggested()),
                        s.givenProbability(),
                        s.suggestedProbability()))
            .toList();
    return new Ranking(doubts, noise.suspected(), noise.ranking().size());
  }

  /** Leaves out what was settled; undo brings it back. */
  private void list() {
    ImageSet set = session.images().set();
    List<Doubt> open =
        ranking.doubts().stream()
            .filter(d -> !kept.contains(d))
            .filter(
                d ->
                    set.find(d.file())
                        .filter(i -> i.label().equals(Optional.of(d.given())))
                        .isPresent())
            .toList();
    if (!open.equals(doubts)) {
      doubts.setAll(open);
    }
  }

  /** Gives a picture the label that is suggested. */
  public void accept(Doubt doubt) {
    try {
      session.images().label(List.of(doubt.file()), doubt.suggested());
      error.set(Optional.empty());
    } catch (GraftException e) {
      error.set(Optional.of(Problem.of(e).sentence()));
    }
  }

  /** Says that a label is right; it is not listed any more. */
  public void keep(Doubt doubt) {
    kept.add(doubt);
    list();
  }
}
