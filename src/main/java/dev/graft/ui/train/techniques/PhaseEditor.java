package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The figures of the phase that is selected. */
final class PhaseEditor extends VBox {
  private static final Texts TEXTS = Texts.in(PhaseEditor.class);
  private static final List<Double> RATES = List.of(0.01, 0.03, 0.1, 0.3, 0.5, 1.0);
  private static final int MOST_EPOCHS = 1000;
  private static final double SPINNER = 96;

  private final PhasesModel model;
  private final Label title = Cards.title("");
  private final Button remove;
  private final SpinnerValueFactory.IntegerSpinnerValueFactory epochs =
      new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MOST_EPOCHS, 1);
  private final Slider blocks = new Slider();
  private final Label blocksWords = Cards.styled("", "dial-value");
  private final Slider rate = new Slider(0, RATES.size() - 1.0, 0);
  private final Label rateWords = Cards.styled("", "dial-value");
  private final VBox rateBox;
  private boolean showing;

  PhaseEditor(PhasesModel model) {
    super(8);
    this.model = model;
    remove = Buttons.icon(Action.REMOVE_PHASE, () -> model.selected().ifPresent(model::remove));
    Spinner<Integer> spinner = new Spinner<>(epochs);
    spinner.setId("phase-epochs");
    spinner.setEditable(true);
    spinner.setPrefWidth(SPINNER);
    spinner.setAccessibleText(TEXTS.get("phase.epochs"));
    stops(blocks, "phase-blocks");
    stops(rate, "phase-rate");
    rateBox = slider(TEXTS.get("phase.rate"), rate, rateWords, TEXTS.get("phase.rate.help"));
    Label epochsName = new Label(TEXTS.get("phase.epochs"));
    epochsName.setLabelFor(spinner);
    VBox epochsBox = new VBox(4, epochsName, spinner);
    epochsBox.setMinWidth(USE_PREF_SIZE);
    HBox figures =
        new HBox(
            20,
            epochsBox,
            slider(TEXTS.get("phase.blocks"), blocks, blocksWords, TEXTS.get("phase.blocks.help")),
            rateBox);
    getChildren().addAll(Cards.row(title, remove), figures);
    listen();
    InvalidationListener change = o -> show();
    model.barsProperty().addListener(change);
    model.selectedProperty().addListener(change);
    show();
  }

  private static void stops(Slider slider, String id) {
    slider.setId(id);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
  }

  private static VBox slider(String name, Slider slider, Label value, String help) {
    Label label = new Label(name);
    label.setLabelFor(slider);
    value.setMinWidth(USE_PREF_SIZE);
    Label words = Cards.muted(help);
    words.getStyleClass().add("dial-help");
    words.setMinHeight(USE_PREF_SIZE);
    VBox box = new VBox(2, Cards.row(label, value), slider, words);
    box.getStyleClass().add("dial");
    box.setPrefWidth(10);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private void listen() {
    epochs
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) {
                model.selected().ifPresent(b -> model.setEpochs(b, is));
              }
            });
    blocks
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                model
                    .selected()
                    .ifPresent(b -> model.setLearning(b, (int) Math.round(is.doubleValue())));
              }
            });
    rate.valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                double factor = RATES.get((int) Math.round(is.doubleValue()));
                model
                    .selected()
                    .filter(b -> RATES.get(nearest(b.rate())) != factor)
                    .ifPresent(b -> model.setRate(b, factor));
              }
            });
  }

  private void show() {
    Cards.present(this, model.selected().isPresent());
    model.selected().ifPresent(this::show);
  }

  private void show(PhaseBar bar) {
    showing = true;
    title.setText(TEXTS.format("phase.title", bar.number()));
    remove.setDisable(bar.isFirst());
    epochs.setValue(bar.epochs());
    blocks.setMin(bar.least());
    blocks.setMax(bar.blocks());
    blocks.setDisable(bar.least() >= bar.blocks());
    if (Math.round(blocks.getValue()) != bar.learning()) {
      blocks.setValue(bar.learning());
    }
    blocksWords.setText(bar.words());
    blocks.setAccessibleText(TEXTS.get("phase.blocks") + " " + bar.words());
    rateBox.setDisable(bar.isFirst());
    if (Math.round(rate.getValue()) != nearest(bar.rate())) {
      rate.setValue(nearest(bar.rate()));
    }
    rateWords.setText(TEXTS.format("phase.times", Dial.plain(bar.rate())));
    rate.setAccessibleText(TEXTS.get("phase.rate") + " " + rateWords.getText());
    showing = false;
  }

  private static int nearest(double factor) {
    int best = 0;
    for (int i = 1; i < RATES.size(); i++) {
      if (Math.abs(RATES.get(i) - factor) < Math.abs(RATES.get(best) - factor)) {
        best = i;
      }
    }
    return best;
  }
}
