package dev.graft.ui.race;

import dev.graft.advice.race.RaceResult;
import dev.graft.evaluation.Interval;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.IntervalBar;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How far a backbone is, then how it did: figure, interval, and what the report says of it. */
final class AccuracyCell extends TableCell<RaceRow, Double> {
  private static final Texts TEXTS = Texts.in(AccuracyCell.class);
  private static final double FIGURE = 58;
  private static final double BAR = 130;

  private final RaceViewModel model;
  private final Label figure = Cards.styled("", "race-figure");
  private final IntervalBar interval = new IntervalBar();
  private final Bar progress = new Bar();
  private final Label words = Cards.styled("", "muted");
  private final Label place = Cards.pill("");
  private final HBox box = new HBox(10, figure, interval, progress, words, place);

  AccuracyCell(RaceViewModel model) {
    this.model = model;
    box.setAlignment(Pos.CENTER_LEFT);
    figure.setMinWidth(FIGURE);
    for (Region bar : List.of(interval, progress)) {
      bar.setMinWidth(BAR);
      bar.setPrefWidth(BAR);
      bar.setMaxWidth(BAR);
    }
    progress.getStyleClass().add("ice");
    interval.getStyleClass().add("ice");
    HBox.setHgrow(words, Priority.ALWAYS);
    // The line's own state is followed, not the cell's: the figure is NaN before it arrives.
    tableRowProperty()
        .flatMap(r -> r.itemProperty())
        .flatMap(RaceRow::standingProperty)
        .addListener(o -> show());
  }

  @Override
  protected void updateItem(@Nullable Double value, boolean empty) {
    super.updateItem(value, empty);
    show();
  }

  private void show() {
    Optional<RaceRow> row =
        Optional.ofNullable(isEmpty() || getTableRow() == null ? null : getTableRow().getItem());
    setGraphic(row.isPresent() ? box : null);
    row.ifPresent(r -> show(r.standingProperty().get()));
  }

  private void show(RaceRow.Standing standing) {
    boolean arrived = standing instanceof RaceRow.Standing.Arrived;
    boolean running = standing instanceof RaceRow.Standing.Running;
    Cards.present(figure, arrived);
    Cards.present(interval, arrived);
    Cards.present(progress, running);
    Cards.present(words, !arrived && !running);
    Cards.present(place, false);
    setTooltip(null);
    if (standing instanceof RaceRow.Standing.Arrived a) {
      arrived(a);
    } else if (standing instanceof RaceRow.Standing.Running r) {
      progress.setShare(r.share());
    } else if (standing instanceof RaceRow.Standing.Failed f) {
      words.setText(f.sentence());
      setTooltip(new Tooltip(f.sentence()));
    } else if (standing instanceof RaceRow.Standing.Stopped) {
      words.setText(TEXTS.get("row.stopped"));
    } else {
      words.setText(TEXTS.get("row.waiting"));
    }
  }

  private void arrived(RaceRow.Standing.Arrived a) {
    RaceResult result = a.result();
    Interval range = result.score().interval();
    double accuracy = result.score().accuracy();
    figure.setText(Figures.percent(accuracy));
    interval.show(accuracy, range.low(), range.high(), model.beginningProperty().get());
    String whole =
        TEXTS.format(
            "row.interval",
            Figures.percent(range.low()),
            Figures.percent(range.high()),
            result.score().right().length);
    interval.setAccessibleText(Figures.percent(accuracy) + ", " + whole);
    setTooltip(new Tooltip(whole));
    boolean random = !result.runner().pretrained();
    Cards.present(place, random || a.place() != RaceRow.Place.NONE);
    place.getStyleClass().remove("here");
    if (random) {
      place.setText(TEXTS.get("place.random"));
    } else if (a.place() == RaceRow.Place.RECOMMENDED) {
      place.setText(TEXTS.get("place.recommended"));
      place.getStyleClass().add("here");
    } else {
      place.setText(TEXTS.get("place.leading"));
    }
  }
}
