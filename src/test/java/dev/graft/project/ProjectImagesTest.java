package dev.graft.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.ImageProblem;
import dev.graft.dataset.InspectedImage;
import dev.graft.dataset.PerceptualHash;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.Split;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectImagesTest {
  private static final Path ROOT = Path.of("/data/pets and ünicode").toAbsolutePath();

  @TempDir Path temp;

  private static ImageItem image(
      String name, Optional<String> label, Optional<Split> split, Optional<String> group) {
    return new ImageItem(ROOT.resolve(name), name, label, split, group);
  }

  private static ImageSet set() {
    return new ImageSet(
        Optional.of(ROOT),
        List.of("dogs", "cats", "nothing yet"),
        List.of(
            image(
                "val/b.jpg", Optional.of("dogs"), Optional.of(Split.VALIDATION), Optional.empty()),
            image("z.jpg", Optional.of("cats"), Optional.empty(), Optional.of("a.jpg")),
            image("a.jpg", Optional.of("cats"), Optional.empty(), Optional.of("a.jpg")),
            image("loose.jpg", Optional.empty(), Optional.empty(), Optional.empty())),
        List.of(new SkippedFile(ROOT.resolve("x.heic"), "HEIC images cannot be read.")),
        4,
        new StratifiedSplit(0.3, 0.1, -7));
  }

  @Test
  void labelsClassesSplitsAndGroupsSurviveClosing() {
    try (Project project = Project.openOrCreate(temp)) {
      assertThat(project.images().load()).isEmpty();
      project.images().keep(set());
    }
    try (Project project = Project.open(temp)) {
      assertThat(project.images().load()).contains(set());
      project.images().keep(ImageSet.EMPTY);
    }
    try (Project project = Project.open(temp)) {
      assertThat(project.images().load()).contains(ImageSet.EMPTY);
    }
  }

  @Test
  void whatWasFoundInFilesSurvivesToo() {
    InspectedImage good =
        new InspectedImage(
            ROOT.resolve("a.jpg"),
            1234,
            99,
            new ImageFacts(
                Optional.of("00ff"),
                Optional.of(new PerceptualHash(Long.MIN_VALUE + 3, -1, 5, -6, 7)),
                640,
                480,
                Optional.empty()));
    InspectedImage bad =
        new InspectedImage(
            ROOT.resolve("b.jpg"),
            0,
            0,
            new ImageFacts(
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.of(
                    new ImageProblem(ImageProblem.Kind.UNREADABLE, "The file does not exist."))));
    try (Project project = Project.openOrCreate(temp)) {
      project.images().keepFacts(List.of(good, bad));
      project.images().keepFacts(List.of());
    }
    try (Project project = Project.open(temp)) {
      assertThat(project.images().facts()).containsExactlyInAnyOrder(good, bad);
      InspectedImage again = new InspectedImage(good.file(), 1, 2, bad.facts());
      project.images().keepFacts(List.of(again));
      assertThat(project.images().facts()).containsExactlyInAnyOrder(again, bad);
    }
  }

  @Test
  void aProjectOfTheFirstVersionIsBroughtUpToDateWithItsRuns() throws Exception {
    try (Project project = Project.openOrCreate(temp)) {
      project.registerRun(Plans.plan());
    }
    for (String table :
        List.of("image_set", "image_class", "labelled_image", "left_out", "image_facts")) {
      sql("DROP TABLE " + table);
    }
    for (String column : List.of("kept_epoch", "stopped_early")) {
      sql("ALTER TABLE run DROP COLUMN " + column);
    }
    sql("PRAGMA user_version = 1");

    try (Project project = Project.open(temp)) {
      assertThat(project.runs()).extracting(RunRecord::id).containsExactly("run-1");
      assertThat(project.images().load()).isEmpty();
      project.images().keep(set());
      assertThat(project.images().load()).contains(set());
    }
  }

  @Test
  void anImageThatChangedIsNotCurrent() throws Exception {
    Path file = Files.writeString(temp.resolve("a.jpg"), "no picture");
    InspectedImage before = InspectedImage.of(file);
    assertThat(before.isCurrent()).isTrue();
    assertThat(before.facts().problem().orElseThrow().kind())
        .isEqualTo(ImageProblem.Kind.UNREADABLE);
    Files.writeString(file, "still no picture");
    assertThat(before.isCurrent()).isFalse();
    Files.delete(file);
    assertThat(before.isCurrent()).isFalse();
    assertThat(InspectedImage.of(file).isCurrent()).isTrue();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("project.db"));
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
