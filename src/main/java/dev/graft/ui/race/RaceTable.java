package dev.graft.ui.race;

import atlantafx.base.theme.Styles;
import dev.graft.advice.race.Runner;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** Who takes part and how they did, sorted by every column. Enter or a double click chooses. */
final class RaceTable extends TableView<RaceRow> {
  private static final Texts TEXTS = Texts.in(RaceTable.class);
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double ROW = 40;

  private final RaceViewModel model;

  RaceTable(RaceViewModel model) {
    this.model = model;
    SortedList<RaceRow> sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setId("race-table");
    getStyleClass().addAll(Styles.STRIPED, "race-table");
    setFixedCellSize(ROW);
    setAccessibleText(TEXTS.get("table.accessible"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    setPlaceholder(new Label(""));
    TableColumn<RaceRow, Double> accuracy = accuracy();
    getColumns().add(text(TEXTS.get("column.name"), 190, RaceRow::name, RaceWords::about));
    getColumns().add(accuracy);
    getColumns()
        .add(
            number(
                TEXTS.get("column.speed"),
                86,
                r -> r.result().map(x -> x.imagesPerSecond()).orElse(Double.NaN),
                RaceWords::speed));
    getColumns()
        .add(
            number(
                TEXTS.get("column.size"),
                76,
                r -> r.runner().map(x -> (double) x.bytes()).orElse(Double.NaN),
                v -> Figures.bytes(v.longValue())));
    getColumns()
        .add(
            number(
                TEXTS.get("column.input"),
                60,
                r -> r.runner().map(x -> (double) x.inputSize()).orElse(Double.NaN),
                v -> String.valueOf(v.longValue())));
    getColumns()
        .add(
            text(
                TEXTS.get("column.licence"),
                104,
                r -> r.runner().map(x -> x.licence().name()).orElse("—"),
                x -> TEXTS.format("column.licence-use", RaceWords.use(x.licence()))));
    getColumns().add(choice());
    accuracy.setSortType(TableColumn.SortType.DESCENDING);
    getSortOrder().setAll(List.of(accuracy));
    model.beginningProperty().addListener(o -> refresh());
    setRowFactory(t -> row());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          RaceRow selected = getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.ENTER && selected != null) {
            model.choose(selected);
            e.consume();
          }
        });
  }

  private TableRow<RaceRow> row() {
    TableRow<RaceRow> row = new TableRow<>();
    row.itemProperty()
        .flatMap(RaceRow::chosenProperty)
        .orElse(false)
        .addListener((o, was, is) -> row.pseudoClassStateChanged(CHOSEN, is));
    row.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !row.isEmpty()) {
            model.choose(row.getItem());
          }
        });
    return row;
  }

  private TableColumn<RaceRow, Double> accuracy() {
    TableColumn<RaceRow, Double> column = new TableColumn<>();
    column
        .textProperty()
        .bind(
            model
                .beginningProperty()
                .map(b -> TEXTS.format("column.accuracy", Math.round(b.doubleValue() * 100))));
    column.setPrefWidth(330);
    column.setMinWidth(220);
    column.setCellValueFactory(
        f ->
            f.getValue()
                .standingProperty()
                .map(s -> s instanceof RaceRow.Standing.Arrived a ? score(a) : Double.NaN));
    column.setComparator(unknownLast(column));
    column.setCellFactory(c -> new AccuracyCell(model));
    return column;
  }

  private static double score(RaceRow.Standing.Arrived arrived) {
    return arrived.result().score().accuracy();
  }

  private static TableColumn<RaceRow, String> text(
      String title, double width, Function<RaceRow, String> value, Function<Runner, String> whole) {
    TableColumn<RaceRow, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    column.setComparator(String.CASE_INSENSITIVE_ORDER);
    column.setCellFactory(
        c ->
            cell(
                (row, text) -> text,
                row -> row.runner().map(whole).map(Tooltip::new).orElse(new Tooltip(row.name()))));
    return column;
  }

  private static TableColumn<RaceRow, Double> number(
      String title, double width, ToDoubleFunction<RaceRow> value, Function<Double, String> words) {
    TableColumn<RaceRow, Double> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.getStyleClass().add("number");
    column.setCellValueFactory(
        f -> f.getValue().standingProperty().map(s -> value.applyAsDouble(f.getValue())));
    column.setComparator(unknownLast(column));
    column.setCellFactory(
        c -> cell((row, number) -> number.isNaN() ? "—" : words.apply(number), row -> null));
    return column;
  }

  private interface Hint {
    @Nullable Tooltip of(RaceRow row);
  }

  private static <T> TableCell<RaceRow, T> cell(BiFunction<RaceRow, T, String> words, Hint hint) {
    return new TableCell<>() {
      @Override
      protected void updateItem(T value, boolean empty) {
        super.updateItem(value, empty);
        RaceRow row = empty ? null : getTableRow().getItem();
        boolean nothing = row == null || value == null;
        setText(nothing ? "" : words.apply(row, value));
        setTooltip(nothing ? null : hint.of(row));
      }
    };
  }

  /** What is not known comes last, whichever way the column is sorted. */
  private static Comparator<Double> unknownLast(TableColumn<RaceRow, Double> column) {
    return (a, b) -> {
      boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
      if (a.isNaN() || b.isNaN()) {
        int last = Boolean.compare(a.isNaN(), b.isNaN());
        return down ? -last : last;
      }
      return Double.compare(a, b);
    };
  }

  private TableColumn<RaceRow, RaceRow> choice() {
    TableColumn<RaceRow, RaceRow> column = new TableColumn<>("");
    column.setPrefWidth(104);
    column.setMinWidth(104);
    column.setSortable(false);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setCellFactory(c -> new ChoiceCell(model));
    return column;
  }
}
