package dev.graft.ui.shell;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.Texts;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * A failure in the middle of the window: the sentence large, a hint, and the details for whoever
 * can use them.
 */
final class ErrorDialog {
  private static final Texts TEXTS = Texts.in(ErrorDialog.class);

  private final ModalPane pane = new ModalPane();
  private final Function<Node, Animation> in = pane.getInTransitionFactory();
  private final Function<Node, Animation> out = pane.getOutTransitionFactory();

  ErrorDialog() {
    pane.setId("error-dialog");
  }

  Node pane() {
    return pane;
  }

  /** Whether it comes and goes at once. */
  void reduceMotion(boolean reduced) {
    pane.setInTransitionFactory(reduced ? null : in);
    pane.setOutTransitionFactory(reduced ? null : out);
  }

  void show(Problem problem) {
    Label sentence = Cards.styled(problem.sentence(), "dialog-sentence");
    sentence.setId("error-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Label.USE_PREF_SIZE);
    sentence.setMaxWidth(470);
    FontIcon icon = new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
    icon.getStyleClass().add("dialog-icon");
    HBox head = new HBox(14, icon, sentence);
    head.setAlignment(Pos.TOP_LEFT);
    Label hint =
        Cards.muted(
            problem.expected() ? TEXTS.get("error.expected") : TEXTS.get("error.unexpected"));
    hint.setMinHeight(Label.USE_PREF_SIZE);

    TextArea text = new TextArea(problem.details());
    text.setEditable(false);
    text.setPrefRowCount(10);
    TitledPane details = new TitledPane(TEXTS.get("error.details"), text);
    details.setExpanded(!problem.expected());
    details.setAnimated(false);
    details.getStyleClass().add(Styles.DENSE);

    Button copy =
        Buttons.of(
            Action.COPY_DETAILS,
            () -> Copying.copy(problem.sentence() + "\n\n" + problem.details()));
    Button close = new Button(Action.CLOSE.text());
    close.setId("close-dialog");
    close.setDefaultButton(true);
    close.setOnAction(e -> pane.hide());
    HBox buttons = new HBox(8, copy, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);

    VBox box = new VBox(16, head, hint, details, buttons);
    box.getStyleClass().add("dialog");
    box.setPrefWidth(560);
    box.setMaxSize(560, VBox.USE_PREF_SIZE);
    pane.show(box);
    close.requestFocus();
  }
}
