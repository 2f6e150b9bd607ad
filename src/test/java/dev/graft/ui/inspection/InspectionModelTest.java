package dev.graft.ui.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.inspection.Projection;
import dev.graft.ui.FakeEmbedding;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.map.Kind;
import dev.graft.ui.map.MapListener.How;
import dev.graft.ui.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class InspectionModelTest {
  private static final int EACH = 30;

  private final Session session = new Session(Optional.empty());
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Room room = new Room();
  private final AtomicInteger asked = new AtomicInteger();
  private final InspectionModel model =
      new InspectionModel(session, workbench, new CurrentThreadTaskExecutor(), room);

  InspectionModelTest() {
    workbench.embedder =
        (request, listener) -> {
          asked.incrementAndGet();
          return new FakeEmbedding(request, listener);
        };
  }

  /** A room that shows everything. */
  private final class Room implements RoomPictures {
    private final SimpleIntegerProperty changes = new SimpleIntegerProperty();
    private final Set<Path> selected = new LinkedHashSet<>();
    private Optional<Path> lead = Optional.empty();
    private List<Path> only = List.of();

    @Override
    public ObservableList<ImageItem> shown() {
      return FXCollections.observableArrayList(session.images().set().images());
    }

    @Override
    public ReadOnlyIntegerProperty selectionChanges() {
      return changes;
    }

    @Override
    public Set<Path> selected() {
      return selected;
    }

    @Override
    public Optional<Path> lead() {
      return lead;
    }

    @Override
    public void select(Collection<Path> files, Optional<Path> wanted) {
      Set<Path> now = new LinkedHashSet<>(files);
      selected.clear();
      selected.addAll(now);
      lead = wanted;
      changes.set(changes.get() + 1);
    }

    @Override
    public void showOnly(String words, List<Path> files) {
      only = files;
    }
  }

  private static Path file(String kind, int i) {
    return Path.of("/pictures/%s%02d.png".formatted(kind, i)).toAbsolutePath();
  }

  private static ImageItem item(String kind, int i, Optional<String> label) {
    return new ImageItem(
        file(kind, i), "%s%02d.png".formatted(kind, i), label, Optional.empty(), Optional.empty());
  }

  private void open(boolean labelled) {
    List<ImageItem> items = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      items.add(item("cat", i, labelled ? Optional.of("cats") : Optional.empty()));
      items.add(item("dog", i, labelled ? Optional.of("dogs") : Optional.empty()));
    }
    session
        .images()
        .restore(
            new ImageSet(
                Optional.empty(),
                List.of("cats", "dogs"),
                items,
                List.of(),
                0,
                ImageSet.DEFAULT_SPLIT));
    session.choose(Samples.backbone("mini", "MobileNetV2:0.35", 96, 0));
  }

  private static boolean isRight(ImageItem item) {
    return item.label().isEmpty() || item.label().get().charAt(0) == item.name().charAt(0);
  }

  @Test
  void nothingIsAskedBeforeAPageIsShownAndLabelsAskNothingAnew() {
    open(true);
    assertThat(asked).hasValue(0);
    assertThat(model.features().stateProperty().get()).isInstanceOf(FeatureState.Asleep.class);
    model.pageProperty().set(Page.MAP);
    assertThat(asked).hasValue(1);
    assertThat(model.features().words()).isEqualTo("60 pictures by the features of mini");
    session.images().label(List.of(file("cat", 0)), "dogs");
    session.images().remove(List.of(file("cat", 1)));
    assertThat(asked).as("those that are left have their features").hasValue(1);
    assertThat(model.features().ready().orElseThrow().size()).isEqualTo(59);
    session.choose(Samples.backbone("other", "MobileNetV2:0.35", 96, 0));
    assertThat(asked).hasValue(2);
    assertThat(session.jobs().running()).isEmpty();
  }

  @Test
  void withoutABackboneOrWhileTheEngineTrainsASentenceSaysSo() {
    model.pageProperty().set(Page.MAP);
    assertThat(model.features().stateProperty().get()).isInstanceOf(FeatureState.NoPictures.class);
    workbench.embedder =
        (request, listener) -> {
          throw new GraftException("A training is running; look at them when it is over.");
        };
    open(true);
    assertThat(model.features().stateProperty().get())
        .isEqualTo(new FeatureState.Failed("A training is running; look at them when it is over."));
    workbench.embedder = FakeEmbedding::new;
    model.features().again();
    assertThat(model.features().ready()).isPresent();
    session.backboneProperty().set(Optional.empty());
    assertThat(model.features().stateProperty().get()).isInstanceOf(FeatureState.NoBackbone.class);
    session.wantedSimilarProperty().set(Optional.of(file("cat", 0)));
    assertThat(session.wantedSimilarProperty().get()).isEmpty();
    assertThat(session.roomProperty().get()).isEqualTo(dev.graft.ui.session.Room.IMAGES);
    assertThat(model.errorProperty().get()).isPresent();
  }

  @Test
  void theMapHasAPointForEachPictureInItsColour() {
    open(true);
    model.pageProperty().set(Page.MAP);
    MapModel map = model.map();
    assertThat(map.drawnProperty().get().orElseThrow().projection()).isEqualTo(Projection.UMAP);
    assertThat(map.kindsProperty().get().kinds())
        .extracting(Kind::name)
        .containsExactly("cats", "dogs", "no label");
    assertThat(map.kindsProperty().get().counts()).containsExactly(EACH, EACH, 0);

    session.images().label(List.of(file("cat", 3)), "dogs");
    assertThat(map.kindsProperty().get().counts()).containsExactly(EACH - 1, EACH + 1, 0);
    map.colouringProperty().set(Colouring.PREDICTION);
    assertThat(map.kindsProperty().get().counts()).containsExactly(EACH, EACH, 0);
    map.colouringProperty().set(Colouring.MISTAKE);
    assertThat(map.kindsProperty().get().counts()).containsExactly(2 * EACH - 1, 1, 0);
    int odd = map.point(file("cat", 3)).orElseThrow();
    assertThat(map.kindName(odd)).isEqualTo("head disagrees");
    session.images().undo();
    assertThat(map.kindsProperty().get().counts()).containsExactly(2 * EACH, 0, 0);
    map.projectionProperty().set(Projection.PCA);
    assertThat(map.drawnProperty().get().orElseThrow().projection()).isEqualTo(Projection.PCA);
  }

  @Test
  void whatIsEncircledIsSelectedForTheWholeRoom() {
    open(true);
    model.pageProperty().set(Page.MAP);
    model.map().select(new int[] {0, 2}, How.INSTEAD);
    assertThat(room.selected).containsExactly(file("cat", 0), file("cat", 1));
    model.map().select(new int[] {1}, How.ALSO);
    assertThat(room.selected).hasSize(3);
    model.map().select(new int[] {0}, How.TURN);
    assertThat(room.selected).containsExactly(file("cat", 1), file("dog", 0));
    model.map().select(new int[0], How.INSTEAD);
    assertThat(room.selected).isEmpty();
  }

  @Test
  void aGroupIsLabelledAtOnceAndTakenBackAtOnce() {
    open(false);
    model.clusters().countProperty().set(2);
    model.pageProperty().set(Page.CLUSTERS);
    ClustersModel clusters = model.clusters();
    assertThat(clusters.groups()).hasSize(2);
    ClustersModel.Group first = clusters.groups().get(0);
    assertThat(first.members()).hasSize(EACH);
    assertThat(first.members()).containsAll(first.typical());
    boolean cats = first.members().get(0).toString().contains("cat");
    clusters.label(first, cats ? 0 : 1);
    assertThat(clusters.label(first)).contains(cats ? "cats" : "dogs");
    assertThat(session.images().set().images()).allMatch(InspectionModelTest::isRight);
    session.images().undo();
    assertThat(session.images().set().unlabelled()).hasSize(2 * EACH);
    assertThat(clusters.label(first)).isEmpty();
    clusters.label(first, "  ");
    assertThat(clusters.errorProperty().get()).isPresent();
  }

  @Test
  void theQueueLearnsAndUndoAsksAgain() {
    open(false);
    model.pageProperty().set(Page.NEXT);
    NextModel next = model.next();
    Set<Path> seen = new HashSet<>();
    int accepted = 0;
    for (int i = 0; i < 20; i++) {
      NextModel.Card card = next.currentProperty().get().orElseThrow();
      assertThat(seen.add(card.file())).as("nobody is asked twice").isTrue();
      String right = card.file().toString().contains("cat") ? "cats" : "dogs";
      if (card.suggested().equals(Optional.of(right))) {
        accepted++;
        next.accept();
      } else {
        next.label(right);
      }
    }
    assertThat(accepted).as("it has learnt").isGreaterThan(8);
    assertThat(next.givenProperty().get()).isEqualTo(20);
    Path skipped = next.currentProperty().get().orElseThrow().file();
    next.skip();
    Path asked2 = next.currentProperty().get().orElseThrow().file();
    assertThat(asked2).isNotEqualTo(skipped);
    next.label(0);
    session.images().undo();
    assertThat(next.currentProperty().get().orElseThrow().file()).isEqualTo(asked2);
    assertThat(next.givenProperty().get()).isEqualTo(20);
  }

  @Test
  void theQueueEndsWhenAllAreLabelledAndSkippedOnesComeRound() {
    open(false);
    model.pageProperty().set(Page.NEXT);
    NextModel next = model.next();
    next.skip();
    for (int i = 0; i < 2 * EACH; i++) {
      next.label(
          next.currentProperty().get().orElseThrow().file().toString().contains("cat") ? 0 : 1);
    }
    assertThat(next.currentProperty().get()).isEmpty();
    assertThat(session.images().set().unlabelled()).isEmpty();
    session.images().undo();
    assertThat(next.currentProperty().get()).isPresent();
  }

  @Test
  void wrongLabelsAreFoundAcceptedOrKept() {
    open(true);
    session.images().label(List.of(file("cat", 3), file("cat", 7)), "dogs");
    session.images().label(List.of(file("dog", 5)), "cats");
    model.pageProperty().set(Page.CHECK);
    ChecksModel checks = model.checks();
    assertThat(checks.words()).startsWith("3 of 60 labels are probably wrong");
    assertThat(checks.doubts().subList(0, 3))
        .extracting(ChecksModel.Doubt::file)
        .containsExactlyInAnyOrder(file("cat", 3), file("cat", 7), file("dog", 5));
    int listed = checks.doubts().size();
    ChecksModel.Doubt first = checks.doubts().get(0);
    checks.accept(first);
    assertThat(session.images().set().find(first.file()).orElseThrow().label())
        .contains(first.suggested());
    assertThat(checks.doubts()).hasSize(listed - 1).doesNotContain(first);
    ChecksModel.Doubt second = checks.doubts().get(0);
    checks.keep(second);
    assertThat(checks.doubts()).doesNotContain(second);
    session.images().undo();
    assertThat(checks.doubts()).contains(first).doesNotContain(second);
  }

  @Test
  void nearCopiesAcrossTheSplitAreKeptTogether() {
    open(true);
    model.pageProperty().set(Page.CHECK);
    ChecksModel checks = model.checks();
    assertThat(checks.copiesProperty().get()).as("all of a kind are alike here").isNotEmpty();
    assertThat(checks.crossing()).isNotEmpty();
    checks.keepTogether();
    assertThat(checks.errorProperty().get()).isEmpty();
    assertThat(session.images().set().images()).anyMatch(i -> i.group().isPresent());
    session.images().undo();
    assertThat(session.images().set().images()).allMatch(i -> i.group().isEmpty());
  }

  @Test
  void similarPicturesAreShownInTheGridMostSimilarFirst() {
    open(true);
    model.pageProperty().set(Page.MAP);
    model.showSimilar(file("dog", 4));
    assertThat(model.pageProperty().get()).isEqualTo(Page.GRID);
    assertThat(room.only.get(0)).isEqualTo(file("dog", 4));
    assertThat(room.only.subList(0, EACH)).allMatch(f -> f.toString().contains("dog"));
    model.showSimilar(Path.of("/elsewhere.png"));
    assertThat(model.errorProperty().get().orElseThrow()).startsWith("elsewhere.png cannot");
  }
}
