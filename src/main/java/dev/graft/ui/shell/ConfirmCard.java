package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Jobs;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Asks before something ends what is running. */
final class ConfirmCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(ConfirmCard.class);

  ConfirmCard(List<Jobs.Running> jobs, Runnable goOn, Runnable stay) {
    super(TEXTS.format("leave.title", jobs.size()), 460, stay);
    setId("confirm-card");
    Label which =
        Cards.muted(
            jobs.stream()
                .map(j -> j.statusProperty().get().what())
                .collect(Collectors.joining("\n")));
    Label kept = new Label(TEXTS.get("leave.kept"));
    kept.setWrapText(true);
    kept.setMinHeight(USE_PREF_SIZE);
    HBox buttons =
        new HBox(8, Buttons.of(Action.STOP_AND_GO_ON, goOn), Buttons.main(Action.STAY, stay));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    body(which, kept, buttons);
  }
}
