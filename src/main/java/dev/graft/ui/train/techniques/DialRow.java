package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A figure with its name, a slider with stops, its value, and when to use it. */
final class DialRow extends VBox {
  private final Dial dial;
  private final DoubleProperty value;
  private final Slider slider = new Slider();
  private final Label words = Cards.styled("", "dial-value");
  private boolean showing;

  DialRow(TechniquesForm form, Dial dial) {
    super(2);
    this.dial = dial;
    this.value = form.dial(dial);
    getStyleClass().add("dial");
    Label name = new Label(dial.label());
    name.setLabelFor(slider);
    name.setMinWidth(0);
    words.setMinWidth(USE_PREF_SIZE);
    words.setId("dial-value-" + dial.id());
    slider.setId("dial-" + dial.id());
    slider.setMax(dial.stops().size() - 1.0);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
    slider.setTooltip(new Tooltip(dial.help()));
    slider
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                choose((int) Math.round(is.doubleValue()));
              }
            });
    value.addListener(o -> show());
    Label help = Cards.muted(dial.help());
    help.getStyleClass().add("dial-help");
    help.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(Cards.row(name, words), slider, help);
    show();
  }

  private void choose(int stop) {
    // A value between two stops stays until the slider comes to another one.
    if (stop != dial.nearest(value.get())) {
      value.set(dial.stops().get(stop));
    }
  }

  private void show() {
    showing = true;
    if (Math.round(slider.getValue()) != dial.nearest(value.get())) {
      slider.setValue(dial.nearest(value.get()));
    }
    showing = false;
    words.setText(dial.words(value.get()));
    slider.setAccessibleText(dial.label() + " " + words.getText());
  }
}
