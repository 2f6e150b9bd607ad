package dev.graft.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.project.RunRecord;
import dev.graft.testing.SampleRuns;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunColoursTest {
  private static List<Integer> colours(String... frozen) {
    List<RunRecord> runs =
        Stream.of(frozen).map(f -> SampleRuns.record(1, f, List.of("a", "b"), 0.9)).toList();
    return RunColours.of(runs);
  }

  @Test
  void frozenIsColdAndLearningWarm() {
    assertThat(colours("all", "first 12 blocks")).containsExactly(0, 1);
    assertThat(colours("none", "all")).containsExactly(1, 0);
    assertThat(colours("all", "all", "all")).containsExactly(0, 2, 4);
    assertThat(colours("none", "first 3 blocks")).containsExactly(1, 3);
  }

  @Test
  void noTwoAreAlikeWhateverTheyAre() {
    assertThat(colours("all", "all", "all", "all", "all", "none"))
        .containsExactly(0, 2, 4, 1, 3, 5);
    assertThat(colours("none", "none", "none", "none", "all", "all")).doesNotHaveDuplicates();
  }
}
