package dev.graft.ui.images;

import atlantafx.base.theme.Styles;
import dev.graft.ui.inspection.Page;
import dev.graft.ui.inspection.PageSwitch;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The line above the pictures: what is selected and what to press, the order, the zoom. */
final class GridHead extends HBox {
  private static final double GAP = 10;
  private static final Texts TEXTS = Texts.in(GridHead.class);

  GridHead(ImagesViewModel model) {
    super(GAP);
    Gallery gallery = model.gallery();
    setAlignment(Pos.CENTER_LEFT);
    Label words = Cards.styled("", "muted");
    words.setId("shown-words");
    words.setMinWidth(0);
    InvalidationListener change = o -> words.setText(model.shownWords());
    gallery.selection().changesProperty().addListener(change);
    gallery.shown().addListener(change);
    gallery.classes().addListener(change);
    change.invalidated(gallery.shown());
    gallery.filterProperty().addListener(change);
    Button all = Buttons.icon(Action.SHOW_ALL_PICTURES, () -> gallery.show(Show.ALL));
    HBox order = new HBox(GAP, sorting(gallery));
    order.getChildren().addAll(zoom(gallery));
    order.setAlignment(Pos.CENTER_LEFT);
    order.setMinWidth(USE_PREF_SIZE);
    InvalidationListener page =
        o -> {
          Page now = model.inspecting().pageProperty().get();
          Cards.present(order, now == Page.GRID);
          Cards.present(words, now == Page.GRID || now == Page.MAP);
          Cards.present(
              all, words.isVisible() && gallery.filterProperty().get().chosen().isPresent());
        };
    model.inspecting().pageProperty().addListener(page);
    gallery.filterProperty().addListener(page);
    page.invalidated(gallery.filterProperty());
    getChildren().addAll(new PageSwitch(model.inspecting()), words, all, Cards.spacer(), order);
  }

  private static ChoiceBox<Sorting> sorting(Gallery gallery) {
    ChoiceBox<Sorting> box = new ChoiceBox<>();
    box.setId("sorting");
    box.getStyleClass().addAll(Styles.SMALL, "sorting");
    box.getItems().setAll(Sorting.values());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Sorting sorting) {
            return TEXTS.get("sort." + sorting.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public Sorting fromString(String words) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    box.setValue(gallery.filterProperty().get().sorting());
    box.valueProperty().addListener((o, was, is) -> gallery.sort(is));
    box.setAccessibleText(TEXTS.get("grid.sorting"));
    box.setTooltip(new Tooltip(TEXTS.get("grid.sorting")));
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private static Node[] zoom(Gallery gallery) {
    Slider zoom = new Slider(Gallery.SMALLEST, Gallery.LARGEST, gallery.sideProperty().get());
    zoom.setId("zoom");
    zoom.setBlockIncrement(16);
    zoom.setPrefWidth(110);
    zoom.setMinWidth(80);
    zoom.setAccessibleText(TEXTS.get("grid.zoom"));
    zoom.setTooltip(new Tooltip(TEXTS.get("grid.zoom")));
    zoom.valueProperty().bindBidirectional(gallery.sideProperty());
    FontIcon small = new FontIcon(MaterialDesignI.IMAGE_SIZE_SELECT_SMALL);
    FontIcon large = new FontIcon(MaterialDesignI.IMAGE_SIZE_SELECT_LARGE);
    small.getStyleClass().add("zoom-icon");
    large.getStyleClass().add("zoom-icon");
    return new Node[] {small, zoom, large};
  }
}
