package dev.graft.ui.compare;

import atlantafx.base.theme.Styles;
import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.MeasuredSpeed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The choices in which runs differ, and what came of them: figures, time, size, speed. */
final class DifferencesCard extends VBox {
  private static final Texts TEXTS = Texts.in(DifferencesCard.class);
  private final CompareViewModel model;
  private final Comparison comparison;
  private final List<Integer> colours;
  private final GridPane grid = new GridPane();
  private final int speedRow;
  private final InvalidationListener speedsChanged = o -> speeds();
  private int rows;

  DifferencesCard(CompareViewModel model, Comparison comparison, List<Integer> colours) {
    super(10);
    this.model = model;
    this.comparison = comparison;
    this.colours = colours;
    setId("differences");
    getStyleClass().add("graft-card");
    grid.getStyleClass().add("difference-table");
    columns();
    heads();
    for (Choice.Difference d : comparison.differences()) {
      row(
          ChoiceWords.choice(d.choice()),
          "choice-row",
          i -> label(ChoiceWords.value(d.choice(), d.values().get(i))));
    }
    results();
    speedRow = rows;
    row(TEXTS.get("differs.speed"), "result-row", this::speed);
    String nothing = comparison.differences().isEmpty() ? TEXTS.get("differs.nothing") + " " : "";
    getChildren()
        .addAll(
            Cards.title(TEXTS.get("differs.title")),
            grid,
            Cards.muted(nothing + new CompareWords(comparison).same()));
    // Weakly, since a card lives shorter than the model: every comparison makes a new one.
    model.speeds().known().addListener(new WeakInvalidationListener(speedsChanged));
    model.speeds().measuringProperty().addListener(new WeakInvalidationListener(speedsChanged));
  }

  private void columns() {
    ColumnConstraints first = new ColumnConstraints();
    first.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().add(first);
    for (int i = 0; i < comparison.runs().size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      // Equal widths, whatever is in them.
      column.setPrefWidth(80);
      column.setMinWidth(64);
      grid.getColumnConstraints().add(column);
    }
  }

  private void heads() {
    for (int i = 0; i < comparison.runs().size(); i++) {
      Label head = Cards.styled(CompareWords.run(comparison.runs().get(i).id()), "run-title");
      RunColours.paint(head, colours.get(i));
      grid.add(cell(head, "head-row"), i + 1, 0);
    }
    grid.add(cell(new Label(), "head-row"), 0, 0);
    rows = 1;
  }

  private void row(String name, String style, IntFunction<Node> values) {
    Label label = new Label(name);
    label.getStyleClass().add("row-name");
    grid.add(cell(label, style), 0, rows);
    for (int i = 0; i < comparison.runs().size(); i++) {
      grid.add(cell(values.apply(i), style), i + 1, rows);
    }
    rows++;
  }

  private static Node cell(Node inner, String style) {
    VBox cell = new VBox(inner);
    cell.getStyleClass().addAll("difference-cell", style);
    cell.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    GridPane.setHgrow(cell, Priority.ALWAYS);
    return cell;
  }

  private static Label label(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void results() {
    if (!comparison.scores().isEmpty()) {
      row(
          TEXTS.get("differs.f1"),
          "result-row",
          i -> label(Figures.percent(comparison.scores().get(i).confusion().macro().f1())));
      row(
          TEXTS.get("differs.loss"),
          "result-row",
          i -> label(String.format(Locale.ROOT, "%.3f", comparison.scores().get(i).loss())));
    }
    result(TEXTS.get("differs.learnt"), run -> Figures.count(run.result().trainableParameters()));
    result(TEXTS.get("differs.time"), run -> Figures.duration(run.result().seconds()));
    result(TEXTS.get("differs.size"), run -> Figures.bytes(run.cost().bundleBytes()));
    result(TEXTS.get("differs.adds"), run -> Figures.rounded(run.cost().multiplyAdds()));
  }

  private void result(String name, Function<ComparedRun, String> value) {
    row(name, "result-row", i -> label(value.apply(comparison.runs().get(i))));
  }

  private void speeds() {
    grid.getChildren()
        .removeIf(
            n ->
                Optional.ofNullable(GridPane.getRowIndex(n)).orElse(0) == speedRow
                    && Optional.ofNullable(GridPane.getColumnIndex(n)).orElse(0) > 0);
    for (int i = 0; i < comparison.runs().size(); i++) {
      grid.add(cell(speed(i), "result-row"), i + 1, speedRow);
    }
  }

  private Node speed(int run) {
    Optional<MeasuredSpeed> known = model.speed(run);
    if (known.isPresent()) {
      return label(
          TEXTS.format(
              "differs.persecond",
              String.format(
                  Locale.ROOT,
                  known.get().imagesPerSecond() < 10 ? "%.1f" : "%.0f",
                  known.get().imagesPerSecond())));
    }
    String backbone = comparison.runs().get(run).record().backbone();
    if (model.speeds().measuringProperty().get().equals(Optional.of(backbone))) {
      return label(TEXTS.get("differs.measuring"));
    }
    Runnable start = () -> model.speeds().measure(backbone);
    Button measure =
        comparison.runs().size() > 2
            ? Buttons.icon(Action.MEASURE_SPEED, start)
            : Buttons.of(Action.MEASURE_SPEED, start);
    measure.getStyleClass().add(Styles.SMALL);
    measure.setId("measure-" + comparison.runs().get(run).id());
    measure.setDisable(model.speeds().measuringProperty().get().isPresent());
    return measure;
  }
}
