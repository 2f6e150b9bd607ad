package dev.graft.ui.advice;

import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadScore;
import dev.graft.evaluation.Interval;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.IntervalBar;
import dev.graft.ui.kit.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The table of heads, the most accurate first; fills as they learn. */
public final class HeadsCard extends VBox {
  private static final Texts TEXTS = Texts.in(HeadsCard.class);
  private static final int BAR = 1;
  private static final int NUMBERS = 2;
  private static final int COLUMNS = 6;

  private final HeadsViewModel model;
  private final Label words = Cards.muted("");
  private final Label verdict = new Label();
  private final GridPane grid = new GridPane(16, 8);
  private final Button stop;

  /**
   * Makes the card.
   *
   * @param model the table
   */
  public HeadsCard(HeadsViewModel model) {
    super(10);
    this.model = model;
    setId("heads-card");
    getStyleClass().add("graft-card");
    setMinHeight(USE_PREF_SIZE);
    words.setId("heads-words");
    words.setMinHeight(USE_PREF_SIZE);
    words.textProperty().bind(model.wordsProperty());
    verdict.setId("heads-verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(USE_PREF_SIZE);
    stop = Buttons.of(Action.STOP_JOB, model::stop);
    stop.setId("stop-heads");
    Button close = Buttons.icon(Action.CLOSE, model::close);
    close.setId("close-heads");
    HBox buttons = new HBox(6, stop, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setMinWidth(i == BAR ? 60 : USE_PREF_SIZE);
      column.setHgrow(i == BAR ? Priority.ALWAYS : Priority.NEVER);
      column.setHalignment(i >= NUMBERS ? HPos.RIGHT : HPos.LEFT);
      grid.getColumnConstraints().add(column);
    }
    FieldMessage message = new FieldMessage(model.errorProperty());
    message.setId("heads-message");
    getChildren()
        .addAll(
            Cards.row(Cards.title(TEXTS.get("heads.title")), buttons),
            words,
            message,
            grid,
            verdict);
    InvalidationListener change = o -> show();
    model.rows().addListener(change);
    model.openProperty().addListener(change);
    model.runningProperty().addListener(change);
    model.verdictProperty().addListener(change);
    show();
  }

  private void show() {
    Cards.present(this, model.openProperty().get());
    Cards.present(stop, model.runningProperty().get());
    Cards.present(words, !model.wordsProperty().get().isEmpty());
    Cards.present(grid, !model.rows().isEmpty());
    verdict.setText(model.verdictProperty().get());
    Cards.present(verdict, !verdict.getText().isEmpty());
    fill();
  }

  private void fill() {
    grid.getChildren().clear();
    List<HeadRow> rows =
        model.rows().stream()
            .sorted(Comparator.comparingInt((HeadRow r) -> r.score().correct()).reversed())
            .toList();
    double begins =
        IntervalBar.beginning(
            rows.stream().mapToDouble(r -> r.score().interval().low()).min().orElse(0));
    grid.addRow(
        0,
        head(TEXTS.get("column.head")),
        head(TEXTS.format("column.bar", Math.round(begins * 100))),
        head(TEXTS.get("column.accuracy")),
        head(TEXTS.get("column.interval")),
        head(TEXTS.get("column.loss")),
        head(TEXTS.get("column.seconds")));
    for (int i = 0; i < rows.size(); i++) {
      grid.addRow(i + 1, cells(rows.get(i), begins));
    }
  }

  private static Node head(String words) {
    return Cards.styled(words, "muted");
  }

  private static Node[] cells(HeadRow row, double begins) {
    HeadScore score = row.score();
    Interval interval = score.interval();
    Label name = Cards.title(HeadWords.name(row));
    name.setId("head-" + HeadWords.key(row));
    name.getStyleClass().add("head-name");
    name.setTooltip(new Tooltip(HeadWords.help(row)));
    IntervalBar bar = new IntervalBar();
    bar.show(score.accuracy(), interval.low(), interval.high(), begins);
    if (row.head().isEmpty()) {
      bar.getStyleClass().add("fire");
    }
    String range =
        TEXTS.format(
            "heads.interval", Figures.percent(interval.low()), Figures.percent(interval.high()));
    bar.setAccessibleText(Figures.percent(score.accuracy()) + ", " + range);
    Label seconds = Cards.styled(Figures.duration(score.seconds()), "muted");
    return new Node[] {
      name,
      bar,
      Cards.styled(Figures.percent(score.accuracy()), "run-accuracy"),
      Cards.styled(range, "muted"),
      Cards.styled(loss(score.loss()), "muted"),
      seconds
    };
  }

  private static String loss(OptionalDouble loss) {
    return loss.isPresent() ? String.format(Locale.ROOT, "%.3f", loss.getAsDouble()) : "—";
  }
}
