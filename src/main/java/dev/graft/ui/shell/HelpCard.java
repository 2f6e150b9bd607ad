package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Room;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a room is for, in two sentences, and its keys. */
final class HelpCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(HelpCard.class);

  HelpCard(Room room, List<Action> actions, Runnable close) {
    super(room.action().text(), 400, close);
    setId("help-card");
    Label sentences = new Label(sentences(room));
    sentences.setId("help-text");
    sentences.setWrapText(true);
    sentences.setMinHeight(USE_PREF_SIZE);
    VBox keys = new VBox(6);
    for (Action action : actions) {
      action
          .shortcut()
          .ifPresent(
              k ->
                  keys.getChildren()
                      .add(Cards.row(Cards.muted(action.text()), Cards.pill(k.getDisplayText()))));
    }
    Cards.present(keys, !keys.getChildren().isEmpty());
    body(sentences, keys);
  }

  /** What is said of a room. */
  static String sentences(Room room) {
    return TEXTS.get("help." + room.name().toLowerCase(Locale.ROOT));
  }
}
