package dev.graft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InspectionTest {
  private static boolean never() {
    return false;
  }

  private final Blobs blobs = Blobs.of(120, 24, 0.5, 1);

  @ParameterizedTest
  @EnumSource
  void aMapKeepsClassesTogetherAndIsTheSameForTheSameSeed(Projection projection) {
    PlanePoints points = projection.of(blobs.embeddings(), 7, InspectionTest::never);
    PlanePoints again = projection.of(blobs.embeddings(), 7, InspectionTest::never);

    assertThat(points.x()).containsExactly(again.x());
    assertThat(points.y()).containsExactly(again.y());
    int own = 0;
    for (int i = 0; i < points.size(); i++) {
      own += blobs.truth()[nearest(points, i)] == blobs.truth()[i] ? 1 : 0;
    }
    assertThat(own).isEqualTo(120);
  }

  @ParameterizedTest
  @EnumSource
  void aMapOfNothingAndOfOnePictureIsNoError(Projection projection) {
    assertThat(
            projection.of(blobs.embeddings().select(new int[0]), 1, InspectionTest::never).size())
        .isZero();
    assertThat(
            projection.of(blobs.embeddings().select(new int[1]), 1, InspectionTest::never).size())
        .isOne();
  }

  @ParameterizedTest
  @EnumSource
  void aMapEndsWhenItIsCancelled(Projection projection) {
    assertThatThrownBy(() -> projection.of(blobs.embeddings(), 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void clustersFindTheClassesAndShowSomeOfEach() {
    Clusters clusters = Clusters.of(blobs.embeddings(), 3, 4, 1, InspectionTest::never);

    assertThat(clusters.clusters()).hasSize(3);
    for (Clusters.Cluster cluster : clusters.clusters()) {
      assertThat(Arrays.stream(cluster.members()).map(i -> blobs.truth()[i]).distinct()).hasSize(1);
      assertThat(cluster.typical()).hasSizeBetween(2, 4).startsWith(cluster.members()[0]);
      assertThat(Arrays.stream(cluster.typical()).distinct().count())
          .isEqualTo(cluster.typical().length);
    }
    for (int i = 0; i < 120; i++) {
      assertThat(clusters.clusters().get(clusters.assignment()[i]).members()).contains(i);
    }
  }

  @Test
  void morePicturesThanDifferentOnesMakeNoEmptyClusters() {
    Embeddings same = blobs.embeddings();
    float[][] rows = new float[same.size()][];
    Arrays.setAll(rows, i -> same.rows()[i % 2]);

    Clusters clusters =
        Clusters.of(new Embeddings("made", same.files(), rows), 5, 3, 1, InspectionTest::never);

    assertThat(clusters.clusters()).hasSize(2);
    assertThat(clusters.clusters()).allMatch(c -> c.members().length == 60);
  }

  @Test
  void flippedLabelsComeFirstWithTheRightClassSuggested() {
    int[] flipped = blobs.truth().clone();
    Set<Integer> wrong = Set.of(5, 17, 60, 91);
    wrong.forEach(i -> flipped[i] = (flipped[i] + 1) % 3);

    LabelNoise noise =
        LabelNoise.of(
            blobs.embeddings(), new Labels(Blobs.CLASSES, flipped), 1, InspectionTest::never);

    List<LabelNoise.Suspect> first = noise.ranking().subList(0, 4);
    assertThat(first)
        .extracting(LabelNoise.Suspect::picture)
        .containsExactlyInAnyOrderElementsOf(wrong);
    assertThat(first).allMatch(s -> s.margin() < 0);
    assertThat(first).allMatch(s -> s.suggested() == blobs.truth()[s.picture()]);
    assertThat(noise.suspected()).isBetween(3, 4);
    assertThat(noise.ranking()).hasSize(120);
  }

  @Test
  void picturesWithoutLabelsAndLonelyOnesAreNotJudged() {
    int[] few = new int[120];
    Arrays.fill(few, Labels.NONE);
    for (int i : new int[] {0, 3, 6, 1, 4, 7, 2}) {
      few[i] = blobs.truth()[i];
    }

    LabelNoise noise =
        LabelNoise.of(blobs.embeddings(), new Labels(Blobs.CLASSES, few), 1, InspectionTest::never);

    assertThat(noise.ranking())
        .extracting(LabelNoise.Suspect::picture)
        .containsExactlyInAnyOrder(0, 3, 6, 1, 4, 7);
    assertThat(noise.thresholds()[2]).isNaN();
    assertThat(
            LabelNoise.of(blobs.embeddings(), blobs.first(3), 1, InspectionTest::never).ranking())
        .isEmpty();
  }

  @Test
  void withoutLabelsTypicalPicturesOfAllGroupsComeNext() {
    List<LabelNext.Proposal> next =
        LabelNext.of(blobs.embeddings(), blobs.first(0), 3, 1, InspectionTest::never);

    assertThat(next).hasSize(3);
    assertThat(next.stream().map(p -> blobs.truth()[p.picture()]).distinct()).hasSize(3);
    assertThat(next)
        .allMatch(p -> p.reason() == LabelNext.Reason.TYPICAL && p.suggested().isEmpty());
  }

  @Test
  void withLabelsTheUnsureOnesComeNextAndEachOnce() {
    Blobs near = Blobs.of(300, 24, 1.5, 2);

    List<LabelNext.Proposal> next =
        LabelNext.of(near.embeddings(), near.first(60), 10, 1, InspectionTest::never);

    assertThat(next).hasSize(10);
    assertThat(next)
        .allMatch(p -> p.reason() == LabelNext.Reason.UNSURE && p.suggested().isPresent());
    assertThat(new HashSet<>(next.stream().map(LabelNext.Proposal::picture).toList())).hasSize(10);
    assertThat(next).allMatch(p -> p.picture() >= 60);
    assertThat(next).isSortedAccordingTo((a, b) -> Double.compare(a.margin(), b.margin()));
  }

  @Test
  void whoHasLabelledAllIsAskedNothing() {
    assertThat(LabelNext.of(blobs.embeddings(), blobs.labels(), 5, 1, InspectionTest::never))
        .isEmpty();
    assertThat(LabelNext.of(blobs.embeddings(), blobs.first(118), 5, 1, InspectionTest::never))
        .hasSize(2);
  }

  @Test
  void similarPicturesAreOthersTheMostSimilarFirst() {
    List<SimilarPictures.Similar> similar = new SimilarPictures(blobs.embeddings()).to(4, 6);

    assertThat(similar).hasSize(6).noneMatch(s -> s.picture() == 4);
    assertThat(similar).allMatch(s -> blobs.truth()[s.picture()] == blobs.truth()[4]);
    assertThat(similar)
        .isSortedAccordingTo((a, b) -> Double.compare(b.similarity(), a.similarity()));
  }

  private static int nearest(PlanePoints points, int i) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < points.size(); j++) {
      double distance = Math.hypot(points.x()[i] - points.x()[j], points.y()[i] - points.y()[j]);
      if (j != i && distance < least) {
        least = distance;
        nearest = j;
      }
    }
    return nearest;
  }
}
