package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {
  private static Dataset dataset(String root, int... counts) {
    List<String> classes = new ArrayList<>();
    List<LabelledImage> items = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      classes.add("class" + c);
      for (int i = 0; i < counts[c]; i++) {
        String path = "class%d/image%d.jpg".formatted(c, i);
        items.add(new LabelledImage(Path.of(root, path), path, c, Optional.empty()));
      }
    }
    return new Dataset(Path.of(root), classes, items, List.of(), List.of(), 0);
  }

  private static Dataset withItems(Dataset dataset, List<LabelledImage> items) {
    return new Dataset(dataset.root(), dataset.classes(), items, List.of(), List.of(), 0);
  }

  private static long count(Dataset dataset, List<Split> parts, int classIndex, Split split) {
    long n = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (dataset.items().get(i).classIndex() == classIndex && parts.get(i) == split) {
        n++;
      }
    }
    return n;
  }

  @Property(tries = 300)
  void fractionsAreExactInEachClass(
      @ForAll @IntRange(min = 3, max = 120) int first,
      @ForAll @IntRange(min = 3, max = 120) int second,
      @ForAll @DoubleRange(min = 0, max = 0.49) double validation,
      @ForAll @DoubleRange(min = 0, max = 0.49) double test,
      @ForAll long seed) {
    Dataset dataset = dataset("/a", first, second);
    List<Split> parts = new StratifiedSplit(validation, test, seed).assign(dataset);
    int[] counts = {first, second};
    for (int c = 0; c < 2; c++) {
      long validations = count(dataset, parts, c, Split.VALIDATION);
      long tests = count(dataset, parts, c, Split.TEST);
      assertThat(Math.abs(validations - counts[c] * validation)).isLessThanOrEqualTo(1);
      assertThat(Math.abs(tests - counts[c] * test)).isLessThanOrEqualTo(1);
      assertThat(validations > 0).isEqualTo(validation > 0);
      assertThat(tests > 0).isEqualTo(test > 0);
      assertThat(count(dataset, parts, c, Split.TRAINING)).isPositive();
    }
  }

  @Property(tries = 100)
  void dependsOnNeitherPlaceNorOrder(@ForAll long seed, @ForAll long shuffle) {
    Dataset dataset = dataset("/a", 20, 30);
    List<LabelledImage> shuffled = new ArrayList<>(dataset("/somewhere/else", 20, 30).items());
    Collections.shuffle(shuffled, new Random(shuffle));
    StratifiedSplit split = new StratifiedSplit(0.2, 0.1, seed);
    assertThat(byPath(withItems(dataset, shuffled), split)).isEqualTo(byPath(dataset, split));
  }

  @Property(tries = 100)
  void classesDoNotInfluenceEachOther(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 50) int n) {
    StratifiedSplit split = new StratifiedSplit(0.2, 0.1, seed);
    Map<String, Split> few = byPath(dataset("/a", 25, 3), split);
    Map<String, Split> many = byPath(dataset("/a", 25, n), split);
    few.forEach(
        (path, part) -> {
          if (path.startsWith("class0/")) {
            assertThat(many.get(path)).isEqualTo(part);
          }
        });
  }

  @Property(tries = 100)
  void anAddedImageMovesAtMostOneOtherFromEachPart(@ForAll long seed) {
    StratifiedSplit split = new StratifiedSplit(0.2, 0.1, seed);
    Map<String, Split> before = byPath(dataset("/a", 40), split);
    Map<String, Split> after = byPath(dataset("/a", 41), split);
    long moved = before.keySet().stream().filter(p -> before.get(p) != after.get(p)).count();
    assertThat(moved).isLessThanOrEqualTo(2);
  }

  @Property(tries = 100)
  void theTestPartStaysWhenTheValidationFractionChanges(@ForAll long seed) {
    Dataset dataset = dataset("/a", 40, 50);
    Map<String, Split> one = byPath(dataset, new StratifiedSplit(0.1, 0.2, seed));
    Map<String, Split> other = byPath(dataset, new StratifiedSplit(0.4, 0.2, seed));
    one.forEach(
        (path, part) -> assertThat(other.get(path) == Split.TEST).isEqualTo(part == Split.TEST));
  }

  @Property(tries = 100)
  void copiesStayTogether(@ForAll long seed) {
    Dataset dataset = dataset("/a", 60, 60);
    List<Split> parts =
        new StratifiedSplit(0.25, 0.1, seed).assign(dataset, StratifiedSplitTest::content);
    Map<String, Split> byContent = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      LabelledImage item = dataset.items().get(i);
      Split first = byContent.putIfAbsent(item.classIndex() + content(item), parts.get(i));
      assertThat(first == null || first == parts.get(i)).isTrue();
    }
    assertThat(count(dataset, parts, 0, Split.VALIDATION)).isBetween(12L, 18L);
  }

  /** Every third image is a copy of its neighbour. */
  private static String content(LabelledImage item) {
    int number = Integer.parseInt(item.relativePath().replaceAll(".*image|\\.jpg", ""));
    return "content" + (number - (number % 3 == 2 ? 1 : 0));
  }

  private static Map<String, Split> byPath(Dataset dataset, StratifiedSplit split) {
    List<Split> parts = split.assign(dataset);
    Map<String, Split> map = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      map.put(dataset.items().get(i).relativePath(), parts.get(i));
    }
    return map;
  }

  @Test
  void seedsDiffer() {
    Dataset dataset = dataset("/a", 50, 50);
    assertThat(new StratifiedSplit(0.2, 0, 1).assign(dataset))
        .isNotEqualTo(new StratifiedSplit(0.2, 0, 2).assign(dataset));
  }

  /**
   * Recipes hold only the seed, so an assignment must never change between versions of Graft. The
   * expected values come from hashlib.sha256 in Python.
   */
  @Test
  void assignmentIsFrozen() {
    List<Split> parts = new StratifiedSplit(0.2, 0.1, 42).assign(dataset("/a", 10));
    assertThat(parts.indexOf(Split.TEST)).isEqualTo(4);
    assertThat(List.of(parts.indexOf(Split.VALIDATION), parts.lastIndexOf(Split.VALIDATION)))
        .containsExactly(7, 8);
  }

  @Test
  void foldersDecideWhereThereAreAny() {
    Dataset free = dataset("/a", 10, 10);
    List<LabelledImage> items = new ArrayList<>();
    for (LabelledImage item : free.items()) {
      boolean last = item.relativePath().endsWith("9.jpg");
      items.add(
          new LabelledImage(
              item.file(),
              item.relativePath(),
              item.classIndex(),
              Optional.of(last ? Split.VALIDATION : Split.TRAINING)));
    }
    Dataset fixed = withItems(free, items);
    List<Split> parts = new StratifiedSplit(0.5, 0.2, 1).assign(fixed);
    for (int c = 0; c < 2; c++) {
      assertThat(count(fixed, parts, c, Split.VALIDATION)).isEqualTo(1);
      // There is no test folder, so the test part is drawn from the nine training images.
      assertThat(count(fixed, parts, c, Split.TEST)).isEqualTo(2);
    }
    assertThat(parts.get(9)).isEqualTo(Split.VALIDATION);
  }

  @Test
  void namesAClassWithTooFewImages() {
    assertThatThrownBy(() -> new StratifiedSplit(0.2, 0, 1).assign(dataset("/a", 5, 1)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("The class \"class1\"")
        .hasMessageContaining("1 different image,")
        .hasMessageContaining("training and validation need at least 2");
    assertThatThrownBy(() -> new StratifiedSplit(0.2, 0.1, 1).assign(dataset("/a", 2, 5)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("training, validation and test need at least 3");
    assertThat(new StratifiedSplit(0.2, 0, 1).assign(dataset("/a", 2, 2)))
        .containsOnly(Split.TRAINING, Split.VALIDATION);
    assertThat(new StratifiedSplit(0, 0, 1).assign(dataset("/a", 1, 1)))
        .containsOnly(Split.TRAINING);
  }

  @Test
  void refusesFractionsThatLeaveNothing() {
    for (double[] bad :
        new double[][] {{-0.1, 0}, {1, 0}, {0, 1}, {0.5, 0.5}, {Double.NaN, 0}, {0, 1.5}}) {
      assertThatThrownBy(() -> new StratifiedSplit(bad[0], bad[1], 1))
          .isInstanceOf(GraftException.class);
    }
  }
}
