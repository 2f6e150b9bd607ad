package dev.graft.ui.layers;

import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** The rule for the factors of all blocks, and how many do not follow it. */
final class RateRule extends HBox {
  private static final Texts TEXTS = Texts.in(RateRule.class);
  private static final double WIDTH = 130;

  private final RatesViewModel model;
  private final Slider slider = new Slider(RatesViewModel.STRONGEST_RULE, 1, 1);
  private final Label figure = new Label();
  private final Label when = Cards.styled(TEXTS.get("rule.when"), "muted");
  private final Label departing = Cards.styled("", "muted");
  private final Hyperlink reset;
  private boolean showing;

  RateRule(RatesViewModel model) {
    super(8);
    this.model = model;
    setId("rate-rule");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("rate-rule");
    Label words = new Label(TEXTS.get("rule.words"));
    words.setMinWidth(USE_PREF_SIZE);
    words.setLabelFor(slider);
    slider.setId("rate-decay");
    slider.setPrefWidth(WIDTH);
    slider.setMinWidth(WIDTH);
    slider.setMajorTickUnit(RatesViewModel.RULE_STEP);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(RatesViewModel.RULE_STEP);
    slider.setTooltip(new Tooltip(TEXTS.get("rule.tooltip")));
    slider
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                model.setDecay(is.doubleValue());
              }
            });
    slider.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.DELETE || e.getCode() == KeyCode.BACK_SPACE) {
            model.setDecay(1);
            e.consume();
          }
        });
    slider.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getClickCount() == 2) {
            model.setDecay(1);
          }
        });
    figure.setId("rate-decay-figure");
    figure.setMinWidth(48);
    when.setId("rate-when");
    when.setMinWidth(0);
    when.setTooltip(new Tooltip(TEXTS.get("rule.tooltip")));
    departing.setId("rate-departing");
    reset = Buttons.link(TEXTS.get("rule.reset"), model::resetAll);
    reset.setId("rate-reset");
    reset.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(words, slider, figure, when, departing, reset);
    model.ratesProperty().addListener(o -> show());
    show();
  }

  private void show() {
    showing = true;
    slider.setValue(model.decay());
    showing = false;
    String factor = RateScale.words(model.decay());
    figure.setText(factor);
    slider.setAccessibleText(TEXTS.format("rule.spoken", factor));
    int own = model.departing();
    departing.setText(TEXTS.format("rule.departing", own));
    Cards.present(when, own == 0);
    Cards.present(departing, own > 0);
    Cards.present(reset, own > 0);
    Cards.present(this, model.isAny());
  }
}
