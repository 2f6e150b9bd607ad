package dev.graft.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.kit.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionSearchTest {
  private static final List<Action> ALL =
      List.of(
          Action.SHOW_TRAIN,
          Action.OPEN_FOLDER,
          Action.IMPORT_FILE,
          Action.IMPORT_FOLDER,
          Action.TRAIN,
          Action.SWITCH_THEME,
          Action.LARGER_TEXT);

  @Test
  void nothingFindsEverythingInTheGivenOrder() {
    assertThat(ActionSearch.find("", ALL)).isEqualTo(ALL);
    assertThat(ActionSearch.find("   ", ALL)).isEqualTo(ALL);
  }

  @Test
  void theBeginningOfTheWordsComesFirst() {
    assertThat(ActionSearch.find("fo", ALL))
        .containsExactly(Action.OPEN_FOLDER, Action.IMPORT_FOLDER);
    assertThat(ActionSearch.find("import", ALL))
        .containsExactly(Action.IMPORT_FILE, Action.IMPORT_FOLDER);
  }

  @Test
  void allWordsOfAQueryMustFit() {
    assertThat(ActionSearch.find("imp fold", ALL)).containsExactly(Action.IMPORT_FOLDER);
    assertThat(ActionSearch.find("fold zebra", ALL)).isEmpty();
  }

  @Test
  void theGroupCountsButLess() {
    assertThat(ActionSearch.find("train", ALL)).containsExactly(Action.SHOW_TRAIN, Action.TRAIN);
    assertThat(ActionSearch.find("window", ALL))
        .containsExactly(Action.SWITCH_THEME, Action.LARGER_TEXT);
  }

  @Test
  void capitalsDoNotMatter() {
    assertThat(ActionSearch.find("LARGER", ALL)).containsExactly(Action.LARGER_TEXT);
  }
}
