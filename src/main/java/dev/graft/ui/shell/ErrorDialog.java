package dev.graft.ui.shell;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Problem;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * A failure in the middle of the window: the sentence large, a hint, and the details for whoever
 * can use them.
 */
final class ErrorDialog {
  private final ModalPane pane = new ModalPane();

  ErrorDialog() {
    pane.setId("error-dialog");
  }

  Node pane() {
    return pane;
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
            problem.expected()
                ? "Nothing that was finished is lost."
                : "This is a fault of Graft, not yours. The details below help to mend it; they "
                    + "stay on this machine unless you send them.");
    hint.setMinHeight(Label.USE_PREF_SIZE);

    TextArea text = new TextArea(problem.details());
    text.setEditable(false);
    text.setPrefRowCount(10);
    TitledPane details = new TitledPane("Details", text);
    details.setExpanded(!problem.expected());
    details.setAnimated(false);
    details.getStyleClass().add(Styles.DENSE);

    Button copy =
        Buttons.of(
            Action.COPY_DETAILS,
            () -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(problem.sentence() + "\n\n" + problem.details());
              Clipboard.getSystemClipboard().setContent(content);
            });
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
