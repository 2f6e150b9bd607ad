package dev.graft.ui.layers;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The layers of a block. */
final class LayerTable extends TableView<LayerRow> {
  LayerTable(ObservableList<LayerRow> rows) {
    super(rows);
    setId("layer-table");
    getStyleClass().addAll(Styles.DENSE, "layer-table");
    setPlaceholder(Cards.muted("Choose a block to see its layers."));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    add(text("Layer", 190, LayerRow::name));
    add(text("Kind", 150, LayerRow::kind));
    add(text("Output", 100, LayerRow::output));
    TableColumn<LayerRow, String> parameters =
        text("Parameters", 112, r -> Figures.count(r.parameters()));
    parameters.getStyleClass().add("number");
    add(parameters);
    add(role());
    getColumns().forEach(c -> c.setSortable(false));
    getColumns().forEach(c -> c.setReorderable(false));
  }

  private void add(TableColumn<LayerRow, ?> column) {
    getColumns().add(column);
  }

  private static TableColumn<LayerRow, String> text(
      String title, double width, Function<LayerRow, String> value) {
    TableColumn<LayerRow, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    return column;
  }

  private static TableColumn<LayerRow, LayerRow.Role> role() {
    TableColumn<LayerRow, LayerRow.Role> column = new TableColumn<>("In training");
    column.setPrefWidth(150);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().role()));
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(LayerRow.Role role, boolean empty) {
                super.updateItem(role, empty);
                getStyleClass().removeIf(s -> s.startsWith("role-"));
                setText(empty || role == null ? "" : role.words());
                if (!empty && role != null) {
                  getStyleClass()
                      .add("role-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                }
              }
            });
    return column;
  }
}
