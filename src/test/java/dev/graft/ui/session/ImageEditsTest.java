package dev.graft.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageEditsTest {
  private static final Path ROOT = Path.of("/pets").toAbsolutePath();
  private static final Path CAT = ROOT.resolve("cats/a.jpg");
  private static final Path DOG = ROOT.resolve("dogs/b.jpg");

  private final Session session = new Session(Optional.empty());
  private final ImageEdits images = session.images();

  @BeforeEach
  void open() {
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    ROOT,
                    List.of("cats", "dogs"),
                    List.of(
                        new LabelledImage(CAT, "cats/a.jpg", 0, Optional.empty()),
                        new LabelledImage(DOG, "dogs/b.jpg", 1, Optional.empty())),
                    List.of(),
                    List.of(),
                    0)));
  }

  private List<String> labels() {
    Dataset dataset = session.datasetProperty().get().orElseThrow();
    return dataset.items().stream()
        .map(i -> i.file().getFileName() + " " + dataset.classes().get(i.classIndex()))
        .toList();
  }

  @Test
  void aScanIsASetToEdit() {
    assertThat(images.set().classes()).containsExactly("cats", "dogs");
    assertThat(images.contains(ROOT.resolve("cats/../cats/a.jpg"))).isTrue();
    assertThat(images.historyProperty().get().undoable()).isEmpty();
  }

  @Test
  void relabelsAndTakesItBack() {
    images.label(List.of(CAT), "dogs");
    assertThat(labels()).containsExactly("a.jpg dogs", "b.jpg dogs");

    images.undo();
    assertThat(labels()).containsExactly("a.jpg cats", "b.jpg dogs");

    images.redo();
    assertThat(labels()).containsExactly("a.jpg dogs", "b.jpg dogs");
    assertThat(images.historyProperty().get().undoable()).containsInstanceOf(Edit.Label.class);
  }

  @Test
  void removesAFileFromTheProjectOnly() {
    images.remove(List.of(DOG));
    assertThat(labels()).containsExactly("a.jpg cats");
    assertThat(images.contains(DOG)).isFalse();
  }

  @Test
  void addsNewFilesToAClassAndMovesKnownOnes() {
    images.add(List.of(Path.of("/new/c.png"), DOG), "cats");
    assertThat(labels()).containsExactly("a.jpg cats", "b.jpg cats", "c.png cats");

    images.add(List.of(Path.of("/new/d.png")), "birds");
    assertThat(images.set().classes()).containsExactly("cats", "dogs", "birds");
  }

  @Test
  void anUnlabelledImageIsThereButNotTrainedOn() {
    images.unlabel(List.of(CAT));
    assertThat(labels()).containsExactly("b.jpg dogs");
    assertThat(session.datasetProperty().get().orElseThrow().unlabelled()).containsExactly(CAT);
  }

  @Test
  void listenersOfTheDatasetFindTheSetOfTheSameMoment() {
    List<Integer> seen = new ArrayList<>();
    session.datasetProperty().addListener(o -> seen.add(images.set().unlabelled().size()));
    images.unlabel(List.of(CAT));
    images.undo();
    assertThat(seen).containsExactly(1, 0);
  }

  @Test
  void anEditThatCannotBeDoneChangesNothing() {
    assertThatThrownBy(() -> images.apply(new Edit.RenameClass("cats", "dogs")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("dogs");
    assertThat(images.set().classes()).containsExactly("cats", "dogs");
    assertThat(images.historyProperty().get().undoable()).isEmpty();
  }

  @Test
  void whatWasKeptBeginsWithoutAHistory() {
    images.label(List.of(CAT), "dogs");
    ImageSet kept = images.set();
    images.restore(ImageSet.EMPTY);
    assertThat(session.datasetProperty().get()).isEmpty();
    images.restore(kept);
    assertThat(labels()).containsExactly("a.jpg dogs", "b.jpg dogs");
    assertThat(images.historyProperty().get().undoable()).isEmpty();
  }
}
