package dev.graft.ui.backbones;

import atlantafx.base.theme.Styles;
import dev.graft.ui.backbones.BackboneFacts.Place;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
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

/** All backbones in a table that every column sorts. Enter or a double click chooses. */
final class BackboneTable extends TableView<BackboneItem> {
  private static final Texts TEXTS = Texts.in(BackboneTable.class);
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double ROW = 36;
  private final BackbonesViewModel model;

  BackboneTable(BackbonesViewModel model) {
    this.model = model;
    SortedList<BackboneItem> sorted = new SortedList<>(model.shown());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setId("backbone-table");
    getStyleClass().addAll(Styles.STRIPED, "backbone-table");
    setFixedCellSize(ROW);
    setAccessibleText(TEXTS.get("table.accessible"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    setPlaceholder(new Label(""));
    add(shape());
    add(text(TEXTS.get("column.name"), 214, i -> i.facts().name(), i -> i.facts().name()));
    add(
        text(
            TEXTS.get("column.architecture"),
            138,
            i -> i.facts().architecture(),
            i -> i.facts().entry().architecture()));
    add(
        number(
            TEXTS.get("column.parameters"),
            74,
            i -> parameters(i.facts()),
            BackboneTable::rounded));
    add(
        number(
            TEXTS.get("column.size"),
            84,
            i -> bytes(i.facts()),
            (i, v) -> BackboneCard.size(i.facts())));
    add(
        number(
            TEXTS.get("column.input"),
            56,
            i -> known(i.facts().entry().inputSize()),
            (i, v) -> whole(v)));
    add(
        number(
            TEXTS.get("column.top1"),
            68,
            i -> i.facts().top1().orElse(Double.NaN),
            (i, v) -> Figures.percent(v)));
    add(speed());
    add(
        text(
            TEXTS.get("column.licence"),
            104,
            i -> i.facts().licence().name(),
            i ->
                i.facts().licenceWords()
                    + "\n"
                    + TEXTS.format(
                        "column.licence-use",
                        BackboneCard.use(i.facts().licence().commercialUse()))));
    add(
        text(
            TEXTS.get("column.source"),
            118,
            i -> source(i.facts()),
            i -> i.facts().entry().source()));
    add(place());
    setRowFactory(t -> row());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            chooseSelected();
            e.consume();
          }
        });
  }

  private void add(TableColumn<BackboneItem, ?> column) {
    getColumns().add(column);
  }

  private void chooseSelected() {
    BackboneItem selected = getSelectionModel().getSelectedItem();
    if (selected != null) {
      model.choose(selected);
    }
  }

  private TableRow<BackboneItem> row() {
    TableRow<BackboneItem> row = new TableRow<>();
    row.itemProperty()
        .flatMap(BackboneItem::chosenProperty)
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

  private static TableColumn<BackboneItem, BackboneItem> shape() {
    TableColumn<BackboneItem, BackboneItem> column = new TableColumn<>(TEXTS.get("column.shape"));
    column.setPrefWidth(74);
    column.setMinWidth(74);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setComparator(
        Comparator.comparingInt(
            i -> i.anatomyProperty().get().map(a -> a.blocks().size()).orElse(0)));
    column.setCellFactory(c -> new ShapeCell());
    return column;
  }

  private static final class ShapeCell extends TableCell<BackboneItem, BackboneItem> {
    private final BackboneOutline outline = new BackboneOutline(22);

    ShapeCell() {
      getStyleClass().add("shape-cell");
      // The strip follows whichever item the cell shows now.
      outline.follow(
          itemProperty().flatMap(BackboneItem::anatomyProperty).orElse(Optional.empty()));
    }

    @Override
    protected void updateItem(BackboneItem item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty ? null : outline);
    }
  }

  private static TableColumn<BackboneItem, String> text(
      String title,
      double width,
      Function<BackboneItem, String> value,
      Function<BackboneItem, String> whole) {
    TableColumn<BackboneItem, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    column.setComparator(String.CASE_INSENSITIVE_ORDER);
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                BackboneItem item = empty ? null : getTableRow().getItem();
                setText(empty ? "" : text);
                setTooltip(item == null ? null : new Tooltip(whole.apply(item)));
              }
            });
    return column;
  }

  private interface Words {
    String of(BackboneItem item, double value);
  }

  private static TableColumn<BackboneItem, Double> number(
      String title, double width, ToDoubleFunction<BackboneItem> value, Words words) {
    return live(
        title, width, i -> new ReadOnlyObjectWrapper<Double>(value.applyAsDouble(i)), words);
  }

  private static TableColumn<BackboneItem, Double> live(
      String title,
      double width,
      Function<BackboneItem, ObservableValue<Double>> value,
      Words words) {
    TableColumn<BackboneItem, Double> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.getStyleClass().add("number");
    column.setCellValueFactory(f -> value.apply(f.getValue()));
    column.setComparator(unknownLast(column));
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(Double number, boolean empty) {
                super.updateItem(number, empty);
                BackboneItem item = empty ? null : getTableRow().getItem();
                setText(
                    item == null || number == null
                        ? ""
                        : number.isNaN() ? "—" : words.of(item, number));
              }
            });
    return column;
  }

  /** What is not known comes last, whichever way the column is sorted. */
  private static Comparator<Double> unknownLast(TableColumn<BackboneItem, Double> column) {
    return (a, b) -> {
      boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
      if (a.isNaN() || b.isNaN()) {
        int last = Boolean.compare(a.isNaN(), b.isNaN());
        return down ? -last : last;
      }
      return Double.compare(a, b);
    };
  }

  private static TableColumn<BackboneItem, Double> speed() {
    return live(
        TEXTS.get("column.speed"),
        84,
        i ->
            Bindings.createObjectBinding(
                () -> i.speedProperty().get().map(s -> s.imagesPerSecond()).orElse(Double.NaN),
                i.speedProperty()),
        (i, v) -> i.speedProperty().get().map(SpeedNode::perSecond).orElse("—"));
  }

  private TableColumn<BackboneItem, String> place() {
    TableColumn<BackboneItem, String> column = new TableColumn<>(TEXTS.get("column.place"));
    column.setPrefWidth(118);
    column.setCellValueFactory(
        f -> {
          BackboneItem item = f.getValue();
          Download download = item.download();
          return Bindings.createStringBinding(
              () ->
                  item.measurement().runningProperty().get()
                      ? TEXTS.get("place.measuring")
                      : download.runningProperty().get()
                          ? download.wordsProperty().get()
                          : item.chosenProperty().get()
                              ? TEXTS.get("place.chosen")
                              : BackboneCard.place(item.facts().place()),
              item.measurement().runningProperty(),
              download.runningProperty(),
              download.wordsProperty(),
              item.chosenProperty());
        });
    return column;
  }

  private static String source(BackboneFacts facts) {
    return facts.place() == Place.BUILT_IN ? TEXTS.get("source.graft") : facts.sourceWords();
  }

  private static double parameters(BackboneFacts facts) {
    return known(facts.entry().parameters());
  }

  private static double bytes(BackboneFacts facts) {
    return facts.place() == Place.DAMAGED || facts.bytes() == 0 ? Double.NaN : facts.bytes();
  }

  private static double known(long value) {
    return value == 0 ? Double.NaN : value;
  }

  private static String rounded(BackboneItem item, double value) {
    return Figures.rounded((long) value);
  }

  private static String whole(double value) {
    return String.valueOf((long) value);
  }
}
