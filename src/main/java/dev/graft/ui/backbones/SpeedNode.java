package dev.graft.ui.backbones;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.MeasuredSpeed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** How fast a backbone is on this machine, and the way to find out. */
final class SpeedNode extends HBox {
  private static final Texts TEXTS = Texts.in(SpeedNode.class);
  private final BackboneItem item;
  private final Label figure = new Label();
  private final Hyperlink first;
  private final Button again;
  private final ProgressBar busy = new ProgressBar();
  private final Button stop;

  SpeedNode(BackboneItem item, BackbonesViewModel model) {
    super(6);
    this.item = item;
    setAlignment(Pos.CENTER_LEFT);
    first = Buttons.link(TEXTS.get("speed.measure"), () -> model.measure(item));
    first.setId("measure-" + item.name());
    first.setMinWidth(USE_PREF_SIZE);
    first.getStyleClass().add("fact-link");
    first.setTooltip(new Tooltip(TEXTS.get("speed.measure-tooltip")));
    first.setAccessibleText(TEXTS.format("speed.measure-accessible", item.name()));
    again = Buttons.icon(Action.MEASURE, () -> model.measure(item));
    again.setId("measure-again-" + item.name());
    again.getStyleClass().add("fact-button");
    stop = Buttons.icon(Action.STOP_MEASURING, item.measurement()::cancel);
    stop.setId("stop-measuring-" + item.name());
    stop.getStyleClass().add("fact-button");
    busy.setPrefWidth(84);
    busy.getStyleClass().add("thin-progress");
    busy.setAccessibleText(TEXTS.format("speed.measuring", item.name()));
    figure.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(figure, first, again, busy, stop);
    item.speedProperty().addListener((o, was, is) -> show());
    item.measurement().runningProperty().addListener((o, was, is) -> show());
    show();
  }

  private void show() {
    boolean running = item.measurement().runningProperty().get();
    Optional<MeasuredSpeed> speed = item.speedProperty().get();
    figure.setText(speed.map(s -> TEXTS.format("speed.figure", perSecond(s))).orElse(""));
    speed.ifPresent(s -> figure.setTooltip(new Tooltip(details(s))));
    Cards.present(figure, !running && speed.isPresent());
    Cards.present(again, !running && speed.isPresent());
    Cards.present(first, !running && speed.isEmpty());
    Cards.present(busy, running);
    Cards.present(stop, running);
  }

  /** Whole images where there are many, else one decimal. */
  static String perSecond(MeasuredSpeed speed) {
    double n = speed.imagesPerSecond();
    return n >= 9.95 ? Figures.count(Math.round(n)) : String.format(Locale.ROOT, "%.1f", n);
  }

  /** When and with what it was measured, and how long a training step takes. */
  static String details(MeasuredSpeed speed) {
    String when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.getDefault())
            .withZone(ZoneId.systemDefault())
            .format(speed.when());
    String measured = TEXTS.format("speed.details", speed.size(), speed.device(), when);
    return speed.stepMillisPerImage() > 0
        ? measured
            + "\n"
            + TEXTS.format(
                "speed.step", String.format(Locale.ROOT, "%.1f", speed.stepMillisPerImage()))
        : measured;
  }
}
