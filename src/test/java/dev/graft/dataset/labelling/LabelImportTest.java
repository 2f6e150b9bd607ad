package dev.graft.dataset.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.LabelTable.Row;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelImportTest {
  private static final Path ROOT = Path.of("/owls").toAbsolutePath();

  /** Ten pictures of each of two classes, and one that waits for a label. */
  private static ImageSet set() {
    List<ImageItem> images = new ArrayList<>();
    for (String kind : List.of("barn", "tawny")) {
      for (int i = 0; i < 10; i++) {
        images.add(item("%s/%d.jpg".formatted(kind, i), Optional.of(kind)));
      }
    }
    images.add(item("Käuze/x.jpg", Optional.empty()));
    return new ImageSet(
        Optional.of(ROOT), List.of("barn", "tawny"), images, List.of(), 0, ImageSet.DEFAULT_SPLIT);
  }

  private static ImageItem item(String name, Optional<String> label) {
    return new ImageItem(ROOT.resolve(name), name, label, Optional.empty(), Optional.empty());
  }

  private static Row row(String file, String label, Split split) {
    return new Row(file, Optional.of(label), Optional.of(split));
  }

  private static Row row(String file, String label) {
    return new Row(file, Optional.of(label), Optional.empty());
  }

  private static Optional<String> label(ImageSet set, String name) {
    return set.find(ROOT.resolve(name)).orElseThrow().label();
  }

  @Test
  void picturesAreFoundByNameByPathAndAsOtherSystemsWriteThem() {
    String decomposed = Normalizer.normalize("Käuze/x.jpg", Normalizer.Form.NFD);
    List<Row> rows =
        List.of(
            row("barn/0.jpg", "tawny"),
            row(ROOT.resolve("barn/1.jpg").toString(), "tawny"),
            row("barn\\2.jpg", "tawny"),
            row(decomposed, "tawny"));

    LabelImport found = LabelImport.of(set(), rows);

    assertThat(found.lines()).hasSize(4);
    assertThat(found.unknownFiles()).isEmpty();
    assertThat(new Edit.TakeLabels(rows).applyTo(set()).imagesPerClass()).containsExactly(7, 14);
  }

  @Test
  void whatIsUnknownIsListedInItsOrderAndTheRestGoesOn() {
    List<Row> rows =
        List.of(
            row("gone.jpg", "eagle"),
            row("barn/0.jpg", " snowy "),
            row("also gone.jpg", "barn"),
            row("gone.jpg", "barn"),
            row("barn/1.jpg", "pygmy"));

    LabelImport found = LabelImport.of(set(), rows);
    ImageSet after = new Edit.TakeLabels(rows).applyTo(set());

    assertThat(found.unknownFiles()).containsExactly("gone.jpg", "also gone.jpg");
    assertThat(found.newClasses()).containsExactly("snowy", "pygmy");
    assertThat(after.classes()).containsExactly("barn", "tawny", "snowy", "pygmy");
    assertThat(after.imagesPerClass()).containsExactly(8, 10, 1, 1);
  }

  @Test
  void theLastLineHoldsAndALineWithoutAClassTakesTheLabelOff() {
    List<Row> rows =
        List.of(
            row("barn/0.jpg", "barn"),
            row("barn/0.jpg", "tawny"),
            new Row("barn/1.jpg", Optional.empty(), Optional.empty()));

    ImageSet after = new Edit.TakeLabels(rows).applyTo(set());

    assertThat(label(after, "barn/0.jpg")).contains("tawny");
    assertThat(label(after, "barn/1.jpg")).isEmpty();
    assertThat(label(after, "barn/2.jpg")).contains("barn");
  }

  @Test
  void aTableOfTheSplitThatIsDrawnFixesNothing() {
    ImageSet set = set();
    List<Row> rows = LabelTable.rows(set, set.parts());

    assertThat(rows).anyMatch(r -> r.split().equals(Optional.of(Split.VALIDATION)));
    assertThat(new Edit.TakeLabels(rows).applyTo(set)).isEqualTo(set);
  }

  @Test
  void anotherSplitIsHeldAndCanBeDrawnAgain() {
    ImageSet set = set();
    List<Row> rows = new ArrayList<>();
    for (ImageItem image : set.images()) {
      Split part =
          image.name().endsWith("/1.jpg")
              ? Split.VALIDATION
              : image.name().endsWith("/2.jpg") ? Split.TEST : Split.TRAINING;
      image.label().ifPresent(l -> rows.add(row(image.name(), l, part)));
    }

    ImageSet after = new Edit.TakeLabels(rows).applyTo(set);

    Map<Path, Split> parts = after.parts();
    rows.forEach(
        r -> assertThat(parts.get(ROOT.resolve(r.file()))).isEqualTo(r.split().orElseThrow()));
    assertThat(after.hasFixedValidation()).isTrue();
    assertThat(LabelTable.rows(after, parts)).containsAll(rows);
    ImageSet drawn = new Edit.DrawSplit().applyTo(after);
    assertThat(drawn).isEqualTo(set);
  }

  @Test
  void picturesThatTheTableLeavesOutAreLearntFrom() {
    ImageSet after =
        new Edit.TakeLabels(
                List.of(
                    row("barn/4.jpg", "barn", Split.VALIDATION),
                    row("tawny/4.jpg", "tawny", Split.VALIDATION)))
            .applyTo(set());

    Dataset data = after.dataset();
    data.validateForTraining();
    assertThat(after.parts().values()).filteredOn(p -> p == Split.VALIDATION).hasSize(2);
    assertThat(after.parts().values()).filteredOn(p -> p == Split.TRAINING).hasSize(18);
  }

  @Test
  void aSplitThatCannotBeDrawnIsTakenFromTheTable() {
    ImageSet two =
        new ImageSet(
            Optional.of(ROOT),
            List.of("barn"),
            List.of(item("barn/0.jpg", Optional.of("barn"))),
            List.of(),
            0,
            ImageSet.DEFAULT_SPLIT);

    ImageSet after =
        new Edit.TakeLabels(List.of(row("barn/0.jpg", "barn", Split.VALIDATION))).applyTo(two);

    assertThat(after.parts()).containsValue(Split.VALIDATION);
  }
}
