package dev.graft.ui.inspection;

import dev.graft.inspection.Projection;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.map.PointMap;
import dev.graft.ui.map.Tool;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Chooses what the colours of the map say, which map it is, and what dragging does. */
final class MapBar extends HBox {
  private static final Texts TEXTS = Texts.in(MapBar.class);

  MapBar(MapModel model, PointMap map) {
    getStyleClass().add("page-bar");
    getChildren()
        .addAll(
            colours(model),
            projections(model),
            Cards.spacer(),
            tools(map),
            Buttons.icon(Action.SHOW_ALL_POINTS, map::showAll));
  }

  private static Segments colours(MapModel model) {
    List<Colouring> all = List.of(Colouring.values());
    Segments segments =
        new Segments(
            i -> model.colouringProperty().set(all.get(i)),
            all.stream().map(c -> TEXTS.get("map." + key(c))).toArray(String[]::new));
    for (int i = 0; i < all.size(); i++) {
      segments.button(i).setId("map-" + key(all.get(i)));
      segments.button(i).setTooltip(new Tooltip(TEXTS.get("map." + key(all.get(i)) + "-why")));
    }
    model.colouringProperty().addListener((o, was, is) -> segments.show(all.indexOf(is)));
    segments.show(all.indexOf(model.colouringProperty().get()));
    return segments;
  }

  private static String key(Colouring colouring) {
    return "by-" + colouring.name().toLowerCase(Locale.ROOT);
  }

  private static Segments projections(MapModel model) {
    List<Projection> all = List.of(Projection.values());
    Segments segments =
        new Segments(
            i -> model.projectionProperty().set(all.get(i)),
            all.stream().map(c -> TEXTS.get("map." + key(c))).toArray(String[]::new));
    for (int i = 0; i < all.size(); i++) {
      segments.button(i).setId("map-" + key(all.get(i)));
      segments.button(i).setTooltip(new Tooltip(TEXTS.get("map." + key(all.get(i)) + "-why")));
    }
    model.projectionProperty().addListener((o, was, is) -> segments.show(all.indexOf(is)));
    segments.show(all.indexOf(model.projectionProperty().get()));
    return segments;
  }

  private static String key(Projection projection) {
    return projection.name().toLowerCase(Locale.ROOT);
  }

  private static Segments tools(PointMap map) {
    List<Tool> all = List.of(Tool.values());
    Segments segments = new Segments(i -> map.setTool(all.get(i)), "", "", "");
    icon(segments.button(0), Tool.LASSO, MaterialDesignL.LASSO);
    icon(segments.button(1), Tool.RECTANGLE, MaterialDesignS.SELECTION_DRAG);
    icon(segments.button(2), Tool.HAND, MaterialDesignC.CURSOR_MOVE);
    segments.show(0);
    return segments;
  }

  private static void icon(ToggleButton button, Tool tool, Ikon icon) {
    String words = TEXTS.get("map." + tool.name().toLowerCase(Locale.ROOT));
    button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
    button.setGraphic(new FontIcon(icon));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
  }
}
