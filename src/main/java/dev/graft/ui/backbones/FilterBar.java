package dev.graft.ui.backbones;

import dev.graft.ui.backbones.BackboneFilter.Where;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Which backbones are shown, and how many these are. */
final class FilterBar extends HBox {
  private static final Texts TEXTS = Texts.in(FilterBar.class);
  private static final long MEGA = 1_000_000;
  private static final List<Long> SIZES =
      List.of(Long.MAX_VALUE, 5 * MEGA, 15 * MEGA, 30 * MEGA, 100 * MEGA);

  /** In the order of the segments. */
  private static final List<Where> PLACES =
      List.of(Where.ANYWHERE, Where.HERE, Where.IMPORTED, Where.TO_DOWNLOAD);

  private final BackbonesViewModel model;
  private final Segments where =
      new Segments(
          this::goTo,
          TEXTS.get("filter.all"),
          TEXTS.get("filter.here"),
          TEXTS.get("filter.imported"),
          TEXTS.get("filter.to-download"));
  private final ToggleButton commercial = new ToggleButton(TEXTS.get("filter.commercial"));
  private final ComboBox<Long> size = new ComboBox<>();
  private final Label count = Cards.styled("", "muted");
  private final Hyperlink clear;

  FilterBar(BackbonesViewModel model) {
    super(10);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    for (int i = 0; i < PLACES.size(); i++) {
      where.button(i).setId("where-" + i);
    }
    commercial.setId("commercial-use");
    commercial.setMinWidth(USE_PREF_SIZE);
    commercial.getStyleClass().add("chip");
    commercial.setTooltip(new javafx.scene.control.Tooltip(TEXTS.get("filter.commercial-tooltip")));
    commercial.setOnAction(e -> change(filter().withCommercial(commercial.isSelected())));
    size.setId("largest-size");
    size.setAccessibleText(TEXTS.get("filter.size"));
    size.getItems().setAll(SIZES);
    size.setConverter(sizes());
    size.setOnAction(e -> change(filter().withMostBytes(size.getValue())));
    count.setId("backbone-count");
    count.setMinWidth(USE_PREF_SIZE);
    clear = Buttons.link(TEXTS.get("filter.clear"), () -> change(BackboneFilter.ALL));
    clear.setId("clear-filters");
    clear.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(where, commercial, size, Cards.spacer(), clear, count);
    InvalidationListener listener = o -> show();
    model.filterProperty().addListener(listener);
    model.shown().addListener(listener);
    show();
  }

  private static StringConverter<Long> sizes() {
    return new StringConverter<>() {
      @Override
      public String toString(Long bytes) {
        return bytes == null || bytes == Long.MAX_VALUE
            ? TEXTS.get("filter.any-size")
            : TEXTS.format("filter.up-to", Figures.bytes(bytes));
      }

      @Override
      public Long fromString(String text) {
        return Long.MAX_VALUE;
      }
    };
  }

  private BackboneFilter filter() {
    return model.filterProperty().get();
  }

  private void goTo(int segment) {
    change(filter().withWhere(PLACES.get(segment)));
  }

  private void change(BackboneFilter filter) {
    model.filterProperty().set(filter);
  }

  private void show() {
    BackboneFilter filter = filter();
    where.show(PLACES.indexOf(filter.where()));
    commercial.setSelected(filter.commercial());
    size.setValue(filter.mostBytes());
    int all = model.items().size();
    int shown = model.shown().size();
    count.setText(
        filter.isOn()
            ? TEXTS.format("filter.count-of", shown, all)
            : TEXTS.format("filter.count", all));
    Cards.present(clear, filter.isOn());
  }
}
