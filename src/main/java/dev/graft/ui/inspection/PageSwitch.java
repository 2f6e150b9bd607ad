package dev.graft.ui.inspection;

import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Chooses the page. */
public final class PageSwitch extends HBox {
  private static final Texts TEXTS = Texts.in(PageSwitch.class);

  /**
   * Makes it.
   *
   * @param model has the page
   */
  public PageSwitch(InspectionModel model) {
    Page[] pages = Page.values();
    Segments segments =
        new Segments(
            i -> model.pageProperty().set(pages[i]),
            Arrays.stream(pages).map(p -> TEXTS.get("page." + key(p))).toArray(String[]::new));
    getStyleClass().add("page-switch");
    setMinWidth(USE_PREF_SIZE);
    segments.setId("page-switch");
    for (int i = 0; i < pages.length; i++) {
      segments.button(i).setId("page-" + key(pages[i]));
      if (pages[i] != Page.GRID) {
        segments.button(i).setTooltip(new Tooltip(TEXTS.get("page." + key(pages[i]) + "-why")));
      }
    }
    segments.setAccessibleText(TEXTS.get("page.words"));
    model.pageProperty().addListener((o, was, is) -> segments.show(List.of(pages).indexOf(is)));
    segments.show(List.of(pages).indexOf(model.pageProperty().get()));
    getChildren().add(segments);
  }

  private static String key(Page page) {
    return page.name().toLowerCase(Locale.ROOT);
  }
}
