package dev.graft.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * The sentence at a field that says why what it holds cannot be used. Takes no place while all is
 * well.
 */
public final class FieldMessage extends Label {
  /**
   * Makes a message.
   *
   * @param sentence the sentence; empty while all is well
   */
  public FieldMessage(ObservableValue<Optional<String>> sentence) {
    super("", new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
    getStyleClass().add("field-message");
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    sentence.addListener((o, was, is) -> show(is));
    show(sentence.getValue());
  }

  private void show(Optional<String> sentence) {
    setText(sentence.orElse(""));
    Cards.present(this, sentence.isPresent());
  }
}
