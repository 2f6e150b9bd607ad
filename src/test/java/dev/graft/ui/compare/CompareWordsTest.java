package dev.graft.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Split;
import dev.graft.testing.SampleRuns;
import dev.graft.training.DatasetSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareWordsTest {
  private final DatasetSnapshot data =
      SampleRuns.data(Path.of("/pets"), List.of("cats", "dogs"), 200, 20, ".jpg");

  private ComparedRun run(int number, int learning, int wrongFrom, int wrongTo) {
    return SampleRuns.run(
        number,
        learning,
        data,
        SampleRuns.answers(data, i -> i >= wrongFrom && i < wrongTo ? (i < 200 ? 1 : 0) : -1));
  }

  private static String sentence(ComparedRun... runs) {
    CompareWords words = new CompareWords(Comparison.of(List.of(runs)));
    return words.headline() + " " + words.body();
  }

  @Test
  void betterWorseAndNoDifference() {
    assertThat(sentence(run(6, 0, 0, 14), run(7, 5, 11, 17)))
        .isEqualTo(
            "Unfreezing 5 blocks is better. It corrected 11 pictures and broke 3 of 400 (McNemar p"
                + " = 0.035). It took 25 s instead of 9.1 s; size and speed of the result are the"
                + " same.");
    assertThat(sentence(run(7, 17, 11, 17), run(6, 3, 0, 14)))
        .startsWith(
            "Freezing 14 blocks is worse. It broke 11 pictures and corrected 3 of 400 (McNemar p ="
                + " 0.035).");
    assertThat(sentence(run(6, 0, 0, 5), run(7, 1, 5, 7)))
        .startsWith(
            "No difference that 400 pictures can show. Unfreezing one block corrected 5 pictures and"
                + " broke 2 of 400 (McNemar p = 0.29).");
    assertThat(sentence(run(6, 0, 0, 30), run(7, 17, 0, 0)))
        .startsWith(
            "Unfreezing everything is better. It corrected 30 pictures and broke none of 400"
                + " (McNemar p < 0.001).");
    assertThat(sentence(run(6, 5, 0, 3), run(7, 5, 0, 3)))
        .startsWith(
            "No difference that 400 pictures can show. Run 7 corrected no picture and broke none of"
                + " 400 (McNemar p = 1.00).");
  }

  @Test
  void manyRunsHaveABestOneOrNot() {
    assertThat(sentence(run(6, 0, 0, 40), run(7, 5, 0, 20), run(8, 9, 0, 0)))
        .startsWith(
            "Run 8 is better than each of the others. Every pair was tested on the same 400")
        .endsWith("(McNemar, corrected by Holm’s method for the number of pairs).");
    Comparison even = Comparison.of(List.of(run(6, 0, 0, 2), run(7, 5, 0, 1), run(8, 9, 0, 0)));
    CompareWords words = new CompareWords(even);
    assertThat(words.headline()).isEqualTo("No difference that 400 pictures can show.");
    assertThat(words.pair(even.pairs().get(1)))
        .isEqualTo(
            "Run 8 and Run 6: no difference that can be shown · corrected 2, broke 0, p = 0.75");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    List<Split> parts = new ArrayList<>();
    data.items().forEach(i -> parts.add(i.classIndex() == 0 ? Split.VALIDATION : Split.TRAINING));
    DatasetSnapshot other = SampleRuns.with(data, parts);
    ComparedRun second = SampleRuns.run(7, 0, other, SampleRuns.answers(other, i -> -1));
    CompareWords words = new CompareWords(Comparison.of(List.of(run(6, 0, 0, 3), second)));
    assertThat(words.basis())
        .isEqualTo(
            "Measured on 200 pictures kept apart for validation. 220 pictures do not count, because"
                + " one of the runs learned from them.");
    assertThat(words.same()).isEqualTo("Alike: same pictures, same seed.");

    parts.replaceAll(p -> Split.TRAINING);
    DatasetSnapshot all = SampleRuns.with(data, parts);
    ComparedRun blind = SampleRuns.run(8, 0, all, SampleRuns.answers(all, i -> -1));
    assertThat(sentence(run(6, 0, 0, 3), blind))
        .isEqualTo(
            "These runs cannot be held against each other picture by picture. One of them kept no"
                + " picture apart for validation or test. Train it with a validation share above 0.");
  }
}
