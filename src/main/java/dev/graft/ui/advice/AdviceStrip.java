package dev.graft.ui.advice;

import dev.graft.advice.rules.Finding;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** The gravest findings as cards, between two trainings; takes no place where there are none. */
public final class AdviceStrip extends VBox {
  private static final Texts TEXTS = Texts.in(AdviceStrip.class);

  private final AdviceViewModel model;
  private final Map<Finding, FindingCard> cards = new HashMap<>();
  private final VBox list = new VBox(8);
  private final Hyperlink more;

  /**
   * Makes the strip.
   *
   * @param model what was found
   */
  public AdviceStrip(AdviceViewModel model) {
    super(6);
    this.model = model;
    setId("advice-strip");
    more = Buttons.link("", () -> model.showsAllProperty().set(!model.showsAllProperty().get()));
    more.setId("advice-more");
    getChildren().addAll(list, more);
    setMinHeight(USE_PREF_SIZE);
    InvalidationListener change = o -> show();
    model.findings().addListener(change);
    model.showsAllProperty().addListener(change);
    model.onChange(change);
    show();
  }

  private void show() {
    cards.keySet().retainAll(model.findings());
    List<Finding> shown = model.isTime() ? model.shown() : List.of();
    Cards.present(this, !shown.isEmpty());
    List<Node> now =
        List.copyOf(
            shown.stream()
                .map(f -> cards.computeIfAbsent(f, g -> new FindingCard(g, model)))
                .toList());
    if (!now.equals(list.getChildren())) {
      list.getChildren().setAll(now);
    }
    Cards.present(more, model.more() > 0);
    more.setText(
        model.showsAllProperty().get()
            ? TEXTS.get("strip.fewer")
            : TEXTS.format("strip.more", model.more()));
  }
}
