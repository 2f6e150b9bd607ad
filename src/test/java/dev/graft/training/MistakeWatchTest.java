package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MistakeWatchTest {
  private final DatasetSnapshot data =
      new DatasetSnapshot(
          Path.of("/data"),
          List.of("cats", "dogs"),
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      new DatasetSnapshot.Item(
                          Path.of("/data/" + i), "" + i, i % 2, Split.VALIDATION))
              .toList());
  private final MistakeWatch watch = new MistakeWatch(data);

  @Test
  void onlyMistakesAreToldSurestFirst() {
    watch.begin(3);
    // Of cat, dog, cat: right, wrong, wrong.
    watch.look(new int[] {0, 1, 2}, 0, 3, new float[] {0.9f, 0.1f, 0.6f, 0.4f, 0.2f, 0.8f});
    TrainingEvent.Mistakes told = watch.event().orElseThrow();
    assertThat(told.epoch()).isEqualTo(3);
    assertThat(told.wrong()).isEqualTo(2);
    assertThat(told.shown())
        .containsExactly(
            new TrainingEvent.Mistake(Path.of("/data/2"), 0, 1, 0.8f),
            new TrainingEvent.Mistake(Path.of("/data/1"), 1, 0, 0.6f));
  }

  @Test
  void ofManyTheSurestAreKept() {
    watch.begin(1);
    int[] items = IntStream.range(0, 40).toArray();
    float[] all = new float[80];
    for (int i = 0; i < 40; i++) {
      all[2 * i + 1 - i % 2] = 0.5f + i / 100f;
      all[2 * i + i % 2] = 0.5f - i / 100f;
    }
    watch.look(items, 0, 15, all);
    watch.look(items, 15, 25, Arrays.copyOfRange(all, 30, 80));
    TrainingEvent.Mistakes told = watch.event().orElseThrow();
    // At exactly a half each, the first class is named: the cat of image 0 is no mistake.
    assertThat(told.wrong()).isEqualTo(39);
    assertThat(told.shown()).hasSize(24);
    assertThat(told.shown().get(0).file()).isEqualTo(Path.of("/data/39"));
    assertThat(told.shown().get(23).file()).isEqualTo(Path.of("/data/16"));
  }

  @Test
  void eachEpochBeginsAnewAndWithoutPicturesThereIsNothing() {
    watch.begin(1);
    assertThat(watch.event()).isEmpty();
    watch.look(new int[] {1}, 0, 1, new float[] {0.6f, 0.4f});
    watch.begin(2);
    watch.look(new int[] {1}, 0, 1, new float[] {0.4f, 0.6f});
    assertThat(watch.event().orElseThrow().wrong()).isZero();
  }
}
