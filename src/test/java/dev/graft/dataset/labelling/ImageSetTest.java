package dev.graft.dataset.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.Split;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImageSetTest {
  private static final Path ROOT = Path.of("/pets").toAbsolutePath();

  private static Dataset scan(int... counts) {
    List<String> classes = new ArrayList<>();
    List<LabelledImage> items = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      String name = "class" + c;
      classes.add(name);
      for (int i = 0; i < counts[c]; i++) {
        String path = "%s/%03d.jpg".formatted(name, i);
        items.add(new LabelledImage(ROOT.resolve(path), path, c, Optional.empty()));
      }
    }
    return new Dataset(ROOT, classes, items, List.of(), List.of(ROOT.resolve("loose.jpg")), 3);
  }

  private static ImageSet set(int... counts) {
    return ImageSet.of(scan(counts), ImageSet.DEFAULT_SPLIT);
  }

  private static Path file(int classIndex, int image) {
    return ROOT.resolve("class%d/%03d.jpg".formatted(classIndex, image));
  }

  private static ImageSet after(ImageSet set, Edit edit) {
    return edit.applyTo(set);
  }

  @Test
  void whatNobodyEditedComesOutAsItWasScanned() {
    Dataset scan = scan(3, 2);
    ImageSet set = ImageSet.of(scan, ImageSet.DEFAULT_SPLIT);
    assertThat(set.dataset()).isEqualTo(scan);
    assertThat(set.unlabelled()).extracting(ImageItem::name).containsExactly("loose.jpg");
  }

  @Property(tries = 50)
  void withoutGroupsTheSplitIsThatOfTheFolder(
      @ForAll @IntRange(min = 2, max = 40) int first,
      @ForAll @IntRange(min = 2, max = 40) int second,
      @ForAll long seed) {
    StratifiedSplit split = new StratifiedSplit(0.2, 0, seed);
    Dataset scan = scan(first, second);
    assertThat(ImageSet.of(scan, split).assign()).isEqualTo(split.assign(scan));
  }

  @Property(tries = 100)
  void groupsStayOnOneSideWhateverTheirClasses(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int groups) {
    Random random = new Random(seed);
    List<Set<Path>> together = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      together.add(
          Set.of(file(0, random.nextInt(20)), file(1, 20 + g), file(1, random.nextInt(20))));
    }
    ImageSet set =
        after(
            after(set(30, 40), new Edit.SetSplit(new StratifiedSplit(0.25, 0.1, seed))),
            new Edit.KeepTogether(together));
    Map<Path, Split> parts = set.parts();
    for (Set<Path> group : together) {
      assertThat(group.stream().map(parts::get).collect(Collectors.toSet())).hasSize(1);
    }
    for (int c = 0; c < 2; c++) {
      Optional<String> label = Optional.of("class" + c);
      assertThat(
              set.images().stream()
                  .filter(i -> i.label().equals(label))
                  .map(i -> parts.get(i.file())))
          .contains(Split.TRAINING, Split.VALIDATION);
    }
  }

  @Test
  void aGroupAcrossFoldersGoesToTheSideThatMeasures() {
    Dataset scan =
        new Dataset(
            ROOT,
            List.of("cats"),
            List.of(
                new LabelledImage(file(0, 0), "train/a.jpg", 0, Optional.of(Split.TRAINING)),
                new LabelledImage(file(0, 1), "train/b.jpg", 0, Optional.of(Split.TRAINING)),
                new LabelledImage(file(0, 2), "val/c.jpg", 0, Optional.of(Split.VALIDATION))),
            List.of(),
            List.of(),
            0);
    ImageSet set = ImageSet.of(scan, ImageSet.DEFAULT_SPLIT);
    assertThat(set.hasFixedValidation()).isTrue();
    assertThat(set.assign()).containsExactly(Split.TRAINING, Split.TRAINING, Split.VALIDATION);
    ImageSet grouped = after(set, new Edit.KeepTogether(List.of(Set.of(file(0, 1), file(0, 2)))));
    assertThat(grouped.assign())
        .containsExactly(Split.TRAINING, Split.VALIDATION, Split.VALIDATION);
  }

  @Test
  void aClassWhoseImagesAllMeasureIsASentence() {
    ImageSet set =
        after(
            set(2, 2),
            new Edit.KeepTogether(
                List.of(Set.of(file(0, 0), file(1, 0)), Set.of(file(0, 1), file(1, 1)))));
    // Class 0 draws one group for validation, and class 1 has only those two groups.
    assertThat(set.parts().values()).contains(Split.TRAINING, Split.VALIDATION);
    ImageSet one = after(set(2, 2), new Edit.KeepTogether(List.of(Set.of(file(0, 0), file(0, 1)))));
    assertThatThrownBy(one::parts)
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("class0");
  }

  @Test
  void groupsThatShareAnImageBecomeOneAndCanBeSeparated() {
    ImageSet one = after(set(5), new Edit.KeepTogether(List.of(Set.of(file(0, 3), file(0, 1)))));
    ImageSet two = after(one, new Edit.KeepTogether(List.of(Set.of(file(0, 3), file(0, 4)))));
    assertThat(two.images().stream().filter(i -> i.group().isPresent()))
        .extracting(ImageItem::name, i -> i.group().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("class0/001.jpg", "class0/001.jpg"),
            org.assertj.core.groups.Tuple.tuple("class0/003.jpg", "class0/001.jpg"),
            org.assertj.core.groups.Tuple.tuple("class0/004.jpg", "class0/001.jpg"));
    assertThat(after(two, new Edit.Separate(Set.of(file(0, 4))))).isEqualTo(set(5));
  }

  @Test
  void classesAreRenamedMergedAndDeleted() {
    ImageSet renamed = after(set(2, 1), new Edit.RenameClass("class0", "  cats "));
    assertThat(renamed.classes()).containsExactly("cats", "class1");
    assertThat(renamed.imagesPerClass()).containsExactly(2, 1);

    ImageSet merged = after(renamed, new Edit.MergeClasses("class1", "cats"));
    assertThat(merged.classes()).containsExactly("cats");
    assertThat(merged.imagesPerClass()).containsExactly(3);

    ImageSet deleted = after(merged, new Edit.DeleteClass("cats"));
    assertThat(deleted.classes()).isEmpty();
    assertThat(deleted.unlabelled()).hasSize(4);
  }

  @Test
  void aNameThatIsTakenOrBlankIsASentence() {
    assertThatThrownBy(() -> after(set(1, 1), new Edit.RenameClass("class0", "class1")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("merge");
    assertThatThrownBy(() -> after(set(1), new Edit.AddClass(" ")))
        .isInstanceOf(GraftException.class);
    assertThatThrownBy(() -> after(set(1), new Edit.MergeClasses("gone", "class0")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void theSameFileIsNotAddedTwice() {
    ImageSet set = set(2);
    FoundImages again =
        new FoundImages(ROOT, List.of("class0"), set.images().subList(0, 1), List.of(), 0);
    assertThat(after(set, new Edit.Add(again, false))).isEqualTo(set);
    assertThat(after(set, new Edit.Add(again.as("dogs"), false)).imagesPerClass())
        .containsExactly(2, 0);
    assertThat(after(set, new Edit.Add(again.as("dogs"), true)).imagesPerClass())
        .containsExactly(1, 1);
  }

  @Test
  void aNameThatIsTakenGetsTheFolderInFront() {
    ImageSet set = set(1);
    ImageItem other =
        new ImageItem(
            Path.of("/other/class0/000.jpg"),
            "class0/000.jpg",
            Optional.of("class0"),
            Optional.empty(),
            Optional.empty());
    ImageSet both =
        after(
            set,
            new Edit.Add(
                new FoundImages(Path.of("/other"), List.of("class0"), List.of(other), List.of(), 0),
                false));
    assertThat(both.images())
        .extracting(ImageItem::name)
        .containsExactly("class0/000.jpg", "loose.jpg", "other/class0/000.jpg");
  }

  @Test
  void anUnlabelledImageTakesALabelThatAFolderGives() {
    ImageSet set = set(1);
    ImageItem loose = set.unlabelled().get(0);
    FoundImages found = new FoundImages(ROOT, List.of(), List.of(loose), List.of(), 0).as("class0");
    assertThat(after(set, new Edit.Add(found, false)).imagesPerClass()).containsExactly(2);
  }

  @Property(tries = 60)
  void whateverIsDoneCanBeUndoneAndDoneAgain(@ForAll long seed) {
    Random random = new Random(seed);
    EditHistory history = EditHistory.of(set(7, 5, 4));
    List<ImageSet> states = new ArrayList<>(List.of(history.present()));
    for (int i = 0; i < 25; i++) {
      EditHistory next;
      try {
        next = history.apply(anyEdit(random));
      } catch (GraftException e) {
        continue;
      }
      if (!next.equals(history)) {
        states.add(next.present());
      }
      history = next;
    }
    EditHistory end = history;
    for (int i = states.size() - 1; i >= 0; i--) {
      assertThat(history.present()).isEqualTo(states.get(i));
      history = history.undo();
    }
    assertThat(history.undoable()).isEmpty();
    for (ImageSet state : states) {
      assertThat(history.present()).isEqualTo(state);
      history = history.redo();
    }
    assertThat(history).isEqualTo(end);
  }

  private static Edit anyEdit(Random random) {
    Path some = file(random.nextInt(3), random.nextInt(6));
    String one = "class" + random.nextInt(4);
    String other = "class" + random.nextInt(4);
    return switch (random.nextInt(10)) {
      case 0 -> new Edit.Label(Set.of(some), Optional.of(one));
      case 1 -> new Edit.Label(Set.of(some), Optional.empty());
      case 2 -> new Edit.Remove(Set.of(some));
      case 3 -> new Edit.RenameClass(one, other);
      case 4 -> new Edit.MergeClasses(one, other);
      case 5 -> new Edit.DeleteClass(one);
      case 6 -> new Edit.AddClass(one);
      case 7 -> new Edit.KeepTogether(List.of(Set.of(some, file(0, 6))));
      case 8 ->
          new Edit.TakeLabels(
              List.of(
                  new LabelTable.Row(
                      some.toString(), Optional.of(one), Optional.of(Split.VALIDATION))));
      default -> new Edit.SetSplit(new StratifiedSplit(random.nextInt(5) / 10.0, 0, 1));
    };
  }

  @Test
  void anEditThatChangesNothingIsNoStep() {
    EditHistory history = EditHistory.of(set(2));
    assertThat(history.apply(new Edit.Label(Set.of(file(0, 0)), Optional.of("class0"))))
        .isSameAs(history);
  }

  @Test
  void aLongHistoryForgetsItsBeginning() {
    EditHistory history = EditHistory.of(set(2));
    for (int i = 0; i < EditHistory.LONGEST + 20; i++) {
      history = history.apply(new Edit.Label(Set.of(file(0, 0)), Optional.of("c" + i)));
    }
    assertThat(history.past()).hasSize(EditHistory.LONGEST);
  }
}
