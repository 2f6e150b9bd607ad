package dev.graft.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class ActionTest {
  @Test
  void everyActionAndGroupHasWords() {
    for (Action action : Action.values()) {
      assertThat(action.text()).as("words of %s", action).isNotBlank();
      assertThat(action.group().text()).isNotBlank();
    }
  }

  @Test
  void noTwoActionsHaveTheSameKeys() {
    var byKeys =
        Arrays.stream(Action.values())
            .filter(a -> a.shortcut().isPresent())
            .collect(Collectors.groupingBy(a -> a.shortcut().map(KeyCombination::getName)));
    assertThat(byKeys.values()).as("actions by keys").allMatch(actions -> actions.size() == 1);
  }

  @Test
  void whatIsInNoMenuHasNoKeys() {
    assertThat(Action.values())
        .filteredOn(a -> a.group() == Action.Group.ITEM)
        .allMatch(a -> a.shortcut().isEmpty());
  }

  @Test
  void eachGroupButTheRoomsToComeHasActions() {
    Collection<Action.Group> used =
        Arrays.stream(Action.values()).map(Action::group).collect(Collectors.toSet());
    assertThat(used)
        .containsAll(List.of(Action.Group.PROJECT, Action.Group.ROOMS, Action.Group.WINDOW));
  }

  @Test
  void aTooltipIsTheWordsAndTheKeys() {
    assertThat(Action.OPEN_FOLDER.tooltip())
        .startsWith("Start over with a folder (")
        .doesNotContain("…");
    assertThat(Action.CLEAR.tooltip()).isEqualTo("Clear");
    assertThat(Action.OPEN_FOLDER.id()).isEqualTo("open-folder");
  }

  @Test
  void lengthsAreScaledAndNothingElse() {
    String css =
        """
        .a { -fx-font-size: 13px; -fx-padding: 4px; -fx-min-width: 76px; }
        .b { -fx-icon-size: 16px; -fx-background-radius: 8px; -fx-font-size: 1.2em; }
        """;
    assertThat(StyleScale.scale(css, 150))
        .isEqualTo(
            """
            .a { -fx-font-size: 19.5px; -fx-padding: 4px; -fx-min-width: 114.0px; }
            .b { -fx-icon-size: 24.0px; -fx-background-radius: 8px; -fx-font-size: 1.2em; }
            """);
  }

  @Test
  void sheetsOfNormalSizeAreTheFilesThemselves() {
    var url = ActionTest.class.getResource("/dev/graft/ui/kit.css");
    assertThat(StyleScale.url(url, 100)).isEqualTo(url.toExternalForm());
    assertThat(StyleScale.url(url, 120).toLowerCase(Locale.ROOT)).startsWith("data:text/css");
  }
}
