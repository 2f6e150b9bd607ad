package dev.graft.ui.layers;

import dev.graft.training.FreezeChoice.State;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.BlockShape;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/**
 * A block in the strip: plain fire where it learns, hatched ice where it is frozen, both where only
 * some of its layers learn, with its lock at the top.
 */
final class BlockBar extends Region {
  private static final Texts TEXTS = Texts.in(BlockBar.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
  private static final PseudoClass MIXED = PseudoClass.getPseudoClass("mixed");
  private static final PseudoClass AGAIN = PseudoClass.getPseudoClass("again");
  private static final double LOCK = 20;
  private static final double LOCK_SHARE = 0.4;

  private final BlockShape shape;
  private final long macs;
  private final Region ice = new Region();
  private final FontIcon icon = new FontIcon();
  private final StackPane lock = new StackPane(icon);
  private final Label name;
  private final Tooltip tooltip = new Tooltip();
  private double frozenShare = 1;
  private String does = "";
  private String rate = "";

  BlockBar(BlockShape shape, int at, long macs, Runnable select, Runnable toggle) {
    this.shape = shape;
    this.macs = macs;
    name = Cards.styled(shape.label(), "block-label");
    name.setMouseTransparent(true);
    setId("block-" + at);
    getStyleClass().add("block");
    ice.getStyleClass().add("block-ice");
    ice.setMouseTransparent(true);
    lock.getStyleClass().add("block-lock");
    lock.setId("lock-" + at);
    lock.setOnMouseClicked(
        e -> {
          e.consume();
          select.run();
          toggle.run();
        });
    setOnMouseClicked(e -> select.run());
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    Tooltip.install(this, tooltip);
    getChildren().addAll(ice, lock);
  }

  /** The name below, which lies beside this node. */
  Label name() {
    return name;
  }

  BlockShape shape() {
    return shape;
  }

  /**
   * Shows what training does with the block.
   *
   * @param state frozen, learning or both
   * @param frozenLayers the share of its layers with locks that are frozen
   * @param above whether it lies above the cut, so that it runs again in every epoch
   * @param selected whether its layers are listed
   */
  void show(State state, double frozenLayers, boolean above, boolean selected) {
    frozenShare = state == State.FROZEN ? 1 : state == State.LEARNS ? 0 : frozenLayers;
    ice.setVisible(frozenShare > 0);
    pseudoClassStateChanged(FROZEN, state == State.FROZEN);
    pseudoClassStateChanged(MIXED, state == State.MIXED);
    pseudoClassStateChanged(AGAIN, state == State.FROZEN && above);
    pseudoClassStateChanged(SELECTED, selected);
    setFocusTraversable(selected);
    icon.setIconCode(
        state == State.FROZEN ? MaterialDesignL.LOCK : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE);
    String key = above && state == State.FROZEN ? "again" : state.name().toLowerCase(Locale.ROOT);
    does = TEXTS.get("state." + key);
    say();
    requestLayout();
  }

  /**
   * Says how fast the block learns.
   *
   * @param words its factor on the learning rate; empty where it is the full rate
   */
  void showRate(String words) {
    if (!words.equals(rate)) {
      rate = words;
      say();
    }
  }

  private void say() {
    String said = rate.isEmpty() ? does : TEXTS.format("rate.said", does, rate);
    setAccessibleText(
        TEXTS.format(
            "block.spoken",
            shape.name(),
            said,
            String.valueOf(shape.resolution()),
            String.valueOf(shape.channels()),
            Figures.count(shape.parameters())));
    tooltip.setText(
        TEXTS.format(
            "block.tooltip",
            shape.name(),
            said,
            String.valueOf(shape.resolution()),
            String.valueOf(shape.channels()),
            Figures.count(shape.parameters()),
            Figures.rounded(macs)));
  }

  /** A graph whose layers are not known has no locks. */
  void hideLock() {
    lock.setVisible(false);
  }

  @Override
  protected void layoutChildren() {
    ice.resizeRelocate(0, 0, getWidth(), Math.rint(getHeight() * frozenShare));
    double side = Math.min(LOCK, getWidth());
    // Never down to the middle: a click there is meant for the block.
    double high = Math.min(LOCK, getHeight() * LOCK_SHARE);
    icon.setIconSize(Math.min(side, high) < 15 ? 10 : 13);
    lock.resizeRelocate((getWidth() - side) / 2, Math.min(3, high / 6), side, high);
  }
}
