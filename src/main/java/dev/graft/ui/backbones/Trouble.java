package dev.graft.ui.backbones;

import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/**
 * What went wrong, on a narrow card: the first part of the sentence, and the whole of it, with its
 * long addresses to copy, where somebody asks what to do.
 */
final class Trouble extends VBox {
  private static final Texts TEXTS = Texts.in(Trouble.class);
  private static final double WIDTH = 460;
  private static final double HEIGHT = 150;
  private final ObjectProperty<Optional<String>> first =
      new SimpleObjectProperty<>(Optional.empty());
  private final Hyperlink more;
  private String whole = "";

  Trouble(ObservableValue<Optional<String>> sentence) {
    super(2);
    more = Buttons.link(TEXTS.get("trouble.more"), this::tellAll);
    more.getStyleClass().add("fact-link");
    getChildren().addAll(new FieldMessage(first), more);
    sentence.addListener((o, was, is) -> show(is));
    show(sentence.getValue());
  }

  private void show(Optional<String> sentence) {
    whole = sentence.orElse("");
    first.set(sentence.map(Trouble::firstPart));
    Cards.present(more, sentence.isPresent() && !firstPart(whole).equals(whole));
    Cards.present(this, sentence.isPresent());
  }

  /** What happened; what can be done about it follows after a semicolon in a long sentence. */
  static String firstPart(String sentence) {
    int end = sentence.indexOf("; ");
    return end < 0 ? sentence : sentence.substring(0, end) + ".";
  }

  private void tellAll() {
    TextArea text = new TextArea(whole);
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefSize(WIDTH, HEIGHT);
    text.setAccessibleText(whole);
    StackPane around = new StackPane(text);
    around.getStyleClass().add("trouble");
    PopOver pop = new PopOver(around);
    pop.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
    pop.setDetachable(false);
    pop.show(more);
  }
}
