package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The techniques of the recipe in short: one line while it is folded, else one for each group. */
public final class TechniqueList extends VBox {
  private static final Texts TEXTS = Texts.in(TechniqueList.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  /** What the stylesheet leaves at both ends of a row together. */
  private static final double PADDING = 16;

  private final TechniquesModel model;
  private final FontIcon arrow = new FontIcon(MaterialDesignC.CHEVRON_RIGHT);
  private final Button fold = new Button(TEXTS.get("techniques.title"), arrow);
  private final Label summary = Cards.muted("");
  private final VBox rows = new VBox(2);
  private final Map<Technique, Button> buttons = new EnumMap<>(Technique.class);
  private final Map<Technique, Label> values = new EnumMap<>(Technique.class);
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean unfolded;

  /**
   * Makes the list.
   *
   * @param model its state
   */
  public TechniqueList(TechniquesModel model) {
    super(6);
    this.model = model;
    setId("techniques");
    fold.setId("techniques-fold");
    fold.getStyleClass().add("fold");
    fold.setMaxWidth(Double.MAX_VALUE);
    fold.setAlignment(Pos.CENTER_LEFT);
    fold.setOnAction(e -> fold(!unfolded));
    summary.setId("techniques-summary");
    summary.setMinHeight(USE_PREF_SIZE);
    for (Technique technique : Technique.values()) {
      if (technique.isListed()) {
        rows.getChildren().add(row(technique));
      }
    }
    FieldMessage message = new FieldMessage(problem);
    message.setId("techniques-problem");
    getChildren().addAll(fold, summary, rows, message);
    InvalidationListener change = o -> show();
    model.form().techniquesProperty().addListener(change);
    model.basics().addListener(change);
    model.session().images().setProperty().addListener(change);
    model.openedProperty().addListener(change);
    fold(false);
    show();
  }

  private void fold(boolean open) {
    unfolded = open;
    arrow.setIconCode(open ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_RIGHT);
    fold.setAccessibleText(open ? TEXTS.get("techniques.fold") : TEXTS.get("techniques.unfold"));
    Cards.present(rows, open);
    Cards.present(summary, !open);
    if (!open) {
      model.openedProperty().get().filter(Technique::isListed).ifPresent(t -> model.close());
    }
  }

  private Button row(Technique technique) {
    Label name = new Label(technique.label());
    name.setMinWidth(USE_PREF_SIZE);
    Label value = Cards.styled("", "technique-value");
    value.setMinWidth(0);
    HBox line = Cards.row(name, value);
    Button button = new Button();
    button.setGraphic(line);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setId("technique-" + technique.id());
    button.getStyleClass().add("technique-row");
    button.setMaxWidth(Double.MAX_VALUE);
    // The line takes the row's whole width, so that the values stand in a column at its end.
    line.prefWidthProperty().bind(button.widthProperty().subtract(PADDING));
    button.setTooltip(new Tooltip(technique.help()));
    button.setOnAction(e -> model.toggle(technique));
    buttons.put(technique, button);
    values.put(technique, value);
    return button;
  }

  private void show() {
    summary.setText(Summary.of(model.form().techniques()));
    problem.set(model.problem());
    buttons.forEach(
        (technique, button) -> {
          Optional<String> words = Summary.of(technique, model.form().techniques());
          Label value = Optional.ofNullable(values.get(technique)).orElseThrow();
          value.setText(words.orElseGet(() -> Summary.nothing(technique)));
          value.setDisable(words.isEmpty());
          button.setAccessibleText(technique.label() + " " + value.getText());
          button.pseudoClassStateChanged(
              SELECTED, model.openedProperty().get().equals(Optional.of(technique)));
        });
  }
}
