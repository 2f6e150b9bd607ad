package dev.graft.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Split;
import dev.graft.evaluation.Interval;
import dev.graft.evaluation.McNemar;
import dev.graft.evaluation.Verdict;
import dev.graft.testing.SampleRuns;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<String> PETS = List.of("cats", "dogs");
  private final DatasetSnapshot data = SampleRuns.data(Path.of("/pets"), PETS, 200, 20, ".jpg");

  /** Wrong about its first and last pictures: cats 0.. and dogs ..399. */
  private ComparedRun run(int number, int learning, int wrongFrom, int wrongTo) {
    return SampleRuns.run(
        number,
        learning,
        data,
        SampleRuns.answers(data, i -> i >= wrongFrom && i < wrongTo ? (i < 200 ? 1 : 0) : -1));
  }

  @Test
  void countsWhatWasCorrectedAndWhatBroke() {
    Comparison c = Comparison.of(List.of(run(6, 0, 0, 14), run(7, 5, 11, 17)));

    assertThat(c.basis().part()).isEqualTo(Basis.Part.VALIDATION);
    assertThat(c.basis().pictures()).hasSize(400);
    assertThat(c.basis().isWhole()).isTrue();
    Pair pair = c.firstPair().orElseThrow();
    assertThat(pair.corrected()).isEqualTo(11);
    assertThat(pair.broke()).isEqualTo(3);
    assertThat(pair.p()).isEqualTo(McNemar.test(3, 11).midP());
    assertThat(pair.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(pair.subject()).isEqualTo(new Subject(Subject.Kind.UNFREEZING, 5, false, false));
    assertThat(c.best()).hasValue(1);
    assertThat(c.scores().get(0).correct()).isEqualTo(386);
    assertThat(c.scores().get(0).interval()).isEqualTo(Interval.wilson(386, 400));
    assertThat(c.scores().get(0).confusion().counts())
        .isEqualTo(List.of(List.of(186L, 14L), List.of(0L, 200L)));
    assertThat(c.same()).isEqualTo(new Choice.Same(true, true, true));
    assertThat(c.isSameCostToUse()).isTrue();
    assertThat(c.differences())
        .extracting(Choice.Difference::choice)
        .containsExactly(Choice.FREEZE_PLAN, Choice.LEARNING_RATE);
    assertThat(c.differences().get(1).values()).containsExactly(1e-3, 1e-4);
  }

  @Test
  void cellsAndDisagreementsAreTheirPictures() {
    Comparison c = Comparison.of(List.of(run(6, 0, 0, 14), run(7, 5, 11, 17)));

    List<Picture> cell = c.pictures(0, 0, 1);
    assertThat(cell).hasSize(14);
    assertThat(cell)
        .isSortedAccordingTo((a, b) -> Double.compare(b.sure().get(0), a.sure().get(0)));
    assertThat(c.pictures(0, 1, 0)).isEmpty();
    List<Comparison.Group> groups = c.disagreements();
    assertThat(groups).extracting(Comparison.Group::right).containsExactly(List.of(1), List.of(0));
    assertThat(groups.get(0).pictures()).hasSize(11);
    assertThat(groups.get(1).pictures())
        .extracting(Picture::name)
        .containsExactlyInAnyOrder("cats/cats-014.jpg", "cats/cats-015.jpg", "cats/cats-016.jpg");
  }

  @Test
  void theOtherWayRoundIsFreezingAndWorse() {
    Comparison c = Comparison.of(List.of(run(7, 17, 11, 17), run(6, 3, 0, 14)));
    Pair pair = c.firstPair().orElseThrow();
    assertThat(pair.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(pair.subject()).isEqualTo(new Subject(Subject.Kind.FREEZING, 14, false, false));
    assertThat(c.best()).hasValue(0);
  }

  @Test
  void moreThanOneDifferenceHasNoName() {
    Recipe other =
        new Recipe(
            new FreezePlan.AllButLastBlocks(5),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            1e-4,
            32,
            20,
            7,
            0.2,
            0);
    ComparedRun longer = SampleRuns.run(8, 5, data, SampleRuns.answers(data, i -> -1), other);
    Comparison c = Comparison.of(List.of(run(6, 0, 0, 14), longer));
    assertThat(c.firstPair().orElseThrow().subject().kind()).isEqualTo(Subject.Kind.RUN);
  }

  /** 5 to 2 is chance for two; and 11 to 3 is no longer enough when it is one of three tests. */
  @Test
  void chanceIsNoDifferenceAndManyTestsAskForMore() {
    Comparison two = Comparison.of(List.of(run(1, 0, 0, 5), run(2, 5, 5, 7)));
    assertThat(two.firstPair().orElseThrow().verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(two.best()).isEmpty();
    assertThat(two.isAnyDifferent()).isFalse();

    Comparison three =
        Comparison.of(List.of(run(6, 0, 0, 14), run(7, 5, 11, 17), run(8, 5, 11, 18)));
    assertThat(three.pairs()).extracting(Pair::first).containsExactly(0, 0, 1);
    assertThat(three.pairs()).extracting(Pair::second).containsExactly(1, 2, 2);
    assertThat(three.pairs().get(0).p()).isGreaterThan(three.pairs().get(0).counts().test().midP());
    assertThat(three.pairs().get(0).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    assertThat(three.best()).isEmpty();
  }

  private DatasetSnapshot split(Split cats, Split dogs) {
    List<Split> parts = new ArrayList<>();
    data.items().forEach(i -> parts.add(i.classIndex() == 0 ? cats : dogs));
    return SampleRuns.with(data, parts);
  }

  private ComparedRun on(int number, DatasetSnapshot own) {
    return SampleRuns.run(number, 0, own, SampleRuns.answers(own, i -> -1));
  }

  @Test
  void onlyPicturesCountThatNoneLearnedFrom() {
    // The second run learned from the dogs that the first one was measured on.
    ComparedRun second = on(2, split(Split.VALIDATION, Split.TRAINING));
    Comparison c = Comparison.of(List.of(on(1, data), second));
    assertThat(c.basis().pictures()).hasSize(200).allMatch(p -> p.truth() == 0);
    // 200 dogs of the first and 20 cats of the second were learned from by the other.
    assertThat(c.basis().learnedFrom()).isEqualTo(220);
    assertThat(c.basis().notInAll()).isZero();
    assertThat(c.basis().isWhole()).isFalse();
    assertThat(c.same()).isEqualTo(new Choice.Same(true, false, true));
  }

  @Test
  void theTestPartGoesBeforeValidation() {
    DatasetSnapshot own = split(Split.VALIDATION, Split.TEST);
    Comparison c = Comparison.of(List.of(on(1, own), on(2, own)));
    assertThat(c.basis().part()).isEqualTo(Basis.Part.TEST);
    assertThat(c.basis().pictures()).hasSize(220).allMatch(p -> p.truth() == 1);

    Comparison mixed =
        Comparison.of(
            List.of(
                on(1, split(Split.TEST, Split.TRAINING)),
                on(2, split(Split.VALIDATION, Split.TRAINING))));
    assertThat(mixed.basis().part()).isEqualTo(Basis.Part.MIXED);
  }

  @Test
  void withoutCommonPicturesThereIsAReason() {
    assertThat(
            Comparison.of(
                    List.of(
                        on(1, split(Split.VALIDATION, Split.TRAINING)),
                        on(2, split(Split.TRAINING, Split.VALIDATION))))
                .basis()
                .obstacle())
        .hasValue(Obstacle.LEARNED_FROM);
    assertThat(
            Comparison.of(
                    List.of(
                        on(1, data),
                        on(2, SampleRuns.data(Path.of("/others"), PETS, 5, 5, ".jpg"))))
                .basis()
                .obstacle())
        .hasValue(Obstacle.NO_COMMON_PICTURES);
    assertThat(
            Comparison.of(List.of(on(1, data), on(2, split(Split.TRAINING, Split.TRAINING))))
                .basis()
                .obstacle())
        .hasValue(Obstacle.NOTHING_KEPT_APART);
    Comparison other =
        Comparison.of(
            List.of(
                on(1, data),
                on(2, SampleRuns.data(Path.of("/pets"), List.of("cats", "birds"), 5, 5, ""))));
    assertThat(other.basis().obstacle()).hasValue(Obstacle.DIFFERENT_CLASSES);
    assertThat(other.scores()).isEmpty();
    assertThat(other.pairs()).isEmpty();
    assertThat(other.best()).isEmpty();
    assertThat(other.disagreements()).isEmpty();
  }

  @Test
  void classesAreMatchedByNameAndTheNewestLabelCounts() {
    // The same pictures with the classes in another order, and the first cat relabelled as a dog.
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    for (DatasetSnapshot.Item i : data.items()) {
      int index = items.isEmpty() ? 0 : 1 - i.classIndex();
      items.add(new DatasetSnapshot.Item(i.path(), i.relativePath(), index, i.split()));
    }
    DatasetSnapshot newer = new DatasetSnapshot(data.root(), List.of("dogs", "cats"), items);
    Comparison c = Comparison.of(List.of(on(1, data), on(2, newer)));

    assertThat(c.classes()).containsExactly("cats", "dogs");
    assertThat(c.basis().relabelled()).isEqualTo(1);
    assertThat(c.basis().pictures().get(0).truth()).isEqualTo(1);
    assertThat(c.basis().pictures().get(0).said()).containsExactly(0, 1);
    assertThat(c.firstPair().orElseThrow().corrected()).isEqualTo(1);
    assertThat(c.firstPair().orElseThrow().broke()).isZero();
  }

  @Test
  void everyPartOfARecipeIsAChoice() {
    Set<String> parts =
        Stream.of(Recipe.class, Techniques.class)
            .flatMap(record -> Arrays.stream(record.getRecordComponents()))
            .map(RecordComponent::getName)
            // Warm-up is a figure in epochs, and the techniques are choices one by one.
            .map(name -> name.equals("warmUpEpochs") ? "warmUp" : name)
            .filter(name -> !name.equals("techniques"))
            .collect(Collectors.toSet());
    List<String> choices =
        Stream.of(Choice.values())
            .map(c -> c.name().replace("_", "").toLowerCase(Locale.ROOT))
            .toList();
    assertThat(parts).allMatch(p -> choices.contains(p.toLowerCase(Locale.ROOT)));
  }

  @Test
  void oneRunIsNoComparison() {
    List<ComparedRun> one = List.of(on(1, data));
    assertThatThrownBy(() -> Comparison.of(one)).isInstanceOf(IllegalArgumentException.class);
  }
}
