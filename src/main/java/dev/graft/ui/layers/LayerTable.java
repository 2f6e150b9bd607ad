package dev.graft.ui.layers;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The layers of a block, each with its lock. L turns the lock of the selected one. */
final class LayerTable extends TableView<LayerRow> {
  private static final Texts TEXTS = Texts.in(LayerTable.class);

  private final LayersViewModel model;

  LayerTable(LayersViewModel model) {
    super(model.rows());
    this.model = model;
    setId("layer-table");
    getStyleClass().addAll(Styles.DENSE, "layer-table");
    setPlaceholder(Cards.muted(TEXTS.get("table.empty")));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TableColumn<LayerRow, String> name = text(TEXTS.get("table.layer"), 160, LayerRow::name);
    name.setCellFactory(c -> new NameCell());
    add(name);
    add(text(TEXTS.get("table.kind"), 146, LayerRow::kind));
    add(text(TEXTS.get("table.output"), 96, LayerRow::output));
    TableColumn<LayerRow, String> parameters =
        text(TEXTS.get("table.parameters"), 104, r -> Figures.count(r.parameters()));
    parameters.getStyleClass().add("number");
    add(parameters);
    add(role());
    getColumns().forEach(c -> c.setSortable(false));
    getColumns().forEach(c -> c.setReorderable(false));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    LayerRow row = getSelectionModel().getSelectedItem();
    if (row != null && (event.getCode() == KeyCode.L || event.getCode() == KeyCode.SPACE)) {
      int at = getSelectionModel().getSelectedIndex();
      model.toggleLayer(row.name());
      getSelectionModel().select(at);
      event.consume();
    }
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

  private TableColumn<LayerRow, LayerRow> role() {
    TableColumn<LayerRow, LayerRow> column = new TableColumn<>(TEXTS.get("table.role"));
    column.setPrefWidth(146);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    column.setCellFactory(c -> new RoleCell());
    return column;
  }

  /** A name; those of a block differ in their ends, so where room lacks the end is kept. */
  private static final class NameCell extends TableCell<LayerRow, String> {
    NameCell() {
      setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    }

    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty ? "" : name);
      setTooltip(empty ? null : new Tooltip(name));
    }
  }

  /** What training does with the layer, and its lock. */
  private final class RoleCell extends TableCell<LayerRow, LayerRow> {
    private final FontIcon icon = new FontIcon();
    private final ToggleButton lock = new ToggleButton("", icon);

    RoleCell() {
      lock.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      lock.getStyleClass().setAll("layer-lock");
      lock.setOnAction(e -> model.toggleLayer(getItem().name()));
    }

    @Override
    protected void updateItem(LayerRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeIf(s -> s.startsWith("role-"));
      if (empty || row == null) {
        setText("");
        setGraphic(null);
        return;
      }
      String role = row.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
      setText(TEXTS.get("role." + role));
      getStyleClass().add("role-" + role);
      boolean frozen = row.role() == LayerRow.Role.FROZEN;
      lock.setId("layer-lock-" + row.name());
      lock.setSelected(frozen);
      lock.setVisible(row.lockable());
      icon.setIconCode(frozen ? MaterialDesignL.LOCK : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE);
      String words =
          frozen
              ? TEXTS.format("table.unlock", row.name())
              : TEXTS.format("table.lock", row.name());
      lock.setTooltip(new Tooltip(words));
      lock.setAccessibleText(words);
      setGraphic(lock);
    }
  }
}
