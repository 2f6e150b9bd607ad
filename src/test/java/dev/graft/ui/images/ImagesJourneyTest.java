package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.BigScreen;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.TestWindow;
import dev.graft.ui.session.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What somebody does in the Images room with mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
class ImagesJourneyTest {
  static {
    BigScreen.ask();
  }

  @TempDir private Path folder;
  private final FakeWorkbench workbench = TestWindow.stocked();
  private Optional<TestWindow> made = Optional.empty();

  @Start
  void start(Stage stage) {
    made = Optional.of(new TestWindow(stage, workbench, 1280, 800));
  }

  @AfterEach
  void close() {
    made.ifPresent(TestWindow::close);
  }

  private TestWindow window() {
    return made.orElseThrow();
  }

  private ImageSet set() {
    return TestWindow.fx(() -> window().session().images().set());
  }

  private String text(String query) {
    return TestWindow.fx(() -> ((Labeled) window().node(query)).getText());
  }

  private boolean isDisabled(String query) {
    return TestWindow.fx(() -> window().node(query).isDisabled());
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.press(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.release(keys[i]);
    }
  }

  @Test
  void looseImagesAreLabelledByKeyAndTrainedOn(FxRobot robot) throws IOException {
    for (int i = 0; i < 8; i++) {
      Samples.picture(folder.resolve("p%d.png".formatted(i)), i % 2, 40 + i);
    }
    window()
        .drop(
            IntStream.range(0, 8)
                .mapToObj(i -> folder.resolve("p" + i + ".png"))
                .toArray(Path[]::new));
    window().until(() -> window().node("#unlabelled").isVisible());
    assertThat(text("#show-unlabelled")).isEqualTo("unlabelled 8");

    robot.clickOn("#new-class").write("cats\ndogs\n");
    window().until(() -> window().count(".class-card") == 2);

    TestWindow.fx(
        () -> {
          window().node("#picture-grid").requestFocus();
          return true;
        });
    for (int i = 0; i < 8; i++) {
      type(robot, KeyCode.RIGHT);
      type(robot, i % 2 == 0 ? KeyCode.DIGIT1 : KeyCode.DIGIT2);
    }
    // Labelled pictures change places in the mixed order, so some get their label twice.
    type(robot, KeyCode.SHORTCUT, KeyCode.A);
    assertThat(text("#shown-words"))
        .isEqualTo("8 selected · press 1 or 2 to label, space to preview");
    type(robot, KeyCode.DIGIT2);
    assertThat(set().imagesPerClass()).containsExactly(0, 8);

    type(robot, KeyCode.SHORTCUT, KeyCode.Z);
    ImageSet undone = set();
    assertThat(undone.imagesPerClass().get(0)).isPositive();
    type(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    assertThat(set().imagesPerClass()).containsExactly(0, 8);
    type(robot, KeyCode.SHORTCUT, KeyCode.Z);
    assertThat(set()).isEqualTo(undone);
    assertThat(workbench.kept()).isPresent();
  }

  @Test
  void dropLabelUndoTrain(FxRobot robot) throws IOException {
    Path pets = Samples.folder(folder, 6, "cats", "dogs");
    window().drop(pets);
    window().until(() -> window().count(".class-card") == 2);
    window().until(() -> window().node("#ready-card").isVisible());
    ImageSet dropped = set();

    robot.clickOn(window().node(".picture-tile"));
    String first = TestWindow.fx(() -> window().node(".picture-tile").getAccessibleText());
    assertThat(first).contains("cats/cats_0000.png", "cats");
    type(robot, KeyCode.DIGIT2);
    assertThat(set().imagesPerClass()).containsExactly(5, 7);
    assertThat(isDisabled("#undo")).isFalse();
    robot.clickOn("#undo");
    assertThat(set()).isEqualTo(dropped);

    window().until(() -> !window().node("#train-now").isDisabled());
    robot.clickOn("#redo");
    robot.clickOn("#train-now");
    window().until(() -> workbench.requests().size() == 1);
    ImageSet trained = workbench.requests().get(0).images().orElseThrow();
    assertThat(trained.imagesPerClass()).containsExactly(5, 7);
    workbench.jobs().get(0).emit(new TrainingEvent.Started("run-1", folder));
    assertThat(TestWindow.fx(() -> window().session().roomProperty().get())).isEqualTo(Room.TRAIN);
  }

  @Test
  void labelsGoOutAsATableAndComeBackAsOneStep(FxRobot robot) throws IOException {
    Path pets = Samples.folder(folder, 6, "cats", "dogs");
    window().drop(pets);
    window().until(() -> window().count(".class-card") == 2);
    ImageSet dropped = set();
    Path table = folder.resolve("labels.csv");
    ImagesView room = TestWindow.fx(() -> (ImagesView) window().node(".room"));
    TestWindow.fx(
        () -> {
          room.labels().write(table);
          return true;
        });
    untilTold("The labels of 12 pictures are in " + table + ".");
    String written = Files.readString(table);
    assertThat(written.lines()).hasSize(13).contains("cats/cats_0000.png,cats,training");

    window().drop(table);
    untilTold("labels.csv: the labels of 12 pictures were read.");
    assertThat(set()).as("what is so already is no edit").isEqualTo(dropped);

    Files.writeString(
        table,
        written
                .replace("cats_0000.png,cats,training", "cats_0000.png,dogs,validation")
                .replace("cats_0001.png,cats", "cats_0001.png,owls")
            + "gone.png,cats,training\n");
    window().drop(table);
    untilTold(
        "labels.csv: the labels of 12 pictures were read; one file is not among the pictures"
            + " (first: gone.png); one class is new (first: owls).");
    assertThat(set().classes()).containsExactly("cats", "dogs", "owls");
    assertThat(set().imagesPerClass()).containsExactly(4, 7, 1);
    assertThat(set().parts().get(pets.resolve("cats/cats_0000.png"))).isEqualTo(Split.VALIDATION);
    window().until(() -> window().node("#draw-split").isVisible());

    robot.clickOn("#undo");
    assertThat(set()).isEqualTo(dropped);
    assertThat(TestWindow.fx(() -> window().node("#draw-split").isVisible())).isFalse();
    robot.clickOn("#redo");
    robot.clickOn("#draw-split");
    assertThat(set().hasFixedValidation()).isFalse();
    assertThat(set().imagesPerClass()).containsExactly(4, 7, 1);
  }

  @Test
  void aTableThatNamesNoPictureSaysHowTheyAreNamed() throws IOException {
    window().drop(Samples.folder(folder, 3, "cats", "dogs"));
    window().until(() -> window().count(".class-card") == 2);
    ImageSet dropped = set();
    Path table = Files.writeString(folder.resolve("other.csv"), "file,class\na.png,cats\n");

    window().drop(table);

    untilTold(
        "other.csv names none of these pictures; one file is not among the pictures"
            + " (first: a.png); the column “file” holds the path below the folder, such as"
            + " cats/a.jpg.");
    assertThat(set()).isEqualTo(dropped);
  }

  private void untilTold(String sentence) {
    window()
        .until(
            () ->
                window().scene().getRoot().lookupAll(".notification").stream()
                    .anyMatch(
                        n -> n instanceof Notification told && told.getMessage().equals(sentence)));
  }

  @Test
  void spaceShowsThePictureLargeAndArrowsLeadOn(FxRobot robot) throws IOException {
    window().drop(Samples.folder(folder, 3, "cats", "dogs"));
    window().until(() -> window().count(".class-card") == 2);
    robot.clickOn(window().node(".picture-tile"));
    type(robot, KeyCode.SPACE);
    window().until(() -> window().node("#preview").isVisible());
    assertThat(text("#preview .card-title")).isEqualTo("cats/cats_0000.png");
    type(robot, KeyCode.RIGHT);
    assertThat(text("#preview .card-title")).isEqualTo("dogs/dogs_0000.png");
    type(robot, KeyCode.DIGIT1);
    assertThat(set().imagesPerClass()).containsExactly(4, 2);
    type(robot, KeyCode.SPACE);
    window().until(() -> !window().node("#preview").isVisible());
    assertThat(TestWindow.fx(() -> window().node("#picture-grid").isFocused())).isTrue();
  }

  @Test
  void aClassIsRenamedInPlaceAndDeletedByKey(FxRobot robot) throws IOException {
    window().drop(Samples.folder(folder, 3, "cats", "dogs"));
    window().until(() -> window().count(".class-card") == 2);
    TestWindow.fx(
        () -> {
          window().node(".class-card").requestFocus();
          return true;
        });
    type(robot, KeyCode.F2);
    type(robot, KeyCode.SHORTCUT, KeyCode.A);
    robot.write("dogs\n");
    window().until(() -> window().node(".class-card .field-message").isVisible());
    type(robot, KeyCode.SHORTCUT, KeyCode.A);
    robot.write("owls\n");
    assertThat(set().classes()).containsExactly("owls", "dogs");

    TestWindow.fx(
        () -> {
          window().node(".class-card").requestFocus();
          return true;
        });
    type(robot, KeyCode.DELETE);
    assertThat(set().classes()).containsExactly("dogs");
    assertThat(set().unlabelled()).hasSize(3);
    window().until(() -> window().node("#unlabelled").isVisible());
  }

  @Test
  void tenThousandImagesHaveNodesOnlyWhereTheyAreSeen() {
    workbench.inspecting(
        file ->
            new ImageFacts(Optional.of(file.toString()), Optional.empty(), 9, 9, Optional.empty()));
    List<ImageItem> many =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    new ImageItem(
                        folder.resolve(i + ".png"),
                        "%05d.png".formatted(i),
                        Optional.of(i % 2 == 0 ? "cats" : "dogs"),
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    ImageSet set =
        new ImageSet(
            Optional.of(folder),
            List.of("cats", "dogs"),
            many,
            List.of(),
            0,
            ImageSet.DEFAULT_SPLIT);
    TestWindow.fx(
        () -> {
          window().session().images().restore(set);
          return true;
        });
    window().until(() -> window().count(".picture-tile") > 20);
    int before = TestWindow.fx(() -> window().count(".picture-tile"));
    assertThat(before).isLessThan(150);
    String top = TestWindow.fx(() -> window().node(".picture-tile").getAccessibleText());
    TestWindow.fx(
        () -> {
          for (Node bar : window().node("#picture-rows").lookupAll(".scroll-bar")) {
            if (bar instanceof ScrollBar b && b.isVisible() && b.getHeight() > b.getWidth()) {
              b.setValue(b.getMax() / 2);
            }
          }
          return true;
        });
    int after = TestWindow.fx(() -> window().count(".picture-tile"));
    assertThat(after).isLessThan(150);
    String middle = TestWindow.fx(() -> window().node(".picture-tile").getAccessibleText());
    assertThat(middle).isNotEmpty().isNotEqualTo(top);
  }
}
