package dev.graft.ui.layers;

import dev.graft.network.Block;
import dev.graft.training.FreezeChoice;
import dev.graft.training.LayerRates;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * How fast each block that learns does so: a rule for all of them, and factors that were set by
 * hand, which do not follow the rule. The session has both.
 */
public final class RatesViewModel {
  /** The strongest rule that its slider gives. */
  static final double STRONGEST_RULE = 0.3;

  /** How far apart the stops of the rule's slider are. */
  static final double RULE_STEP = 0.05;

  private static final Texts TEXTS = Texts.in(RatesViewModel.class);

  private final Session session;
  private final ReadOnlyObjectWrapper<List<BlockRate>> rates =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * Makes the view model.
   *
   * @param session has the factors, and what learns
   */
  RatesViewModel(Session session) {
    this.session = session;
    session.freezeProperty().addListener((o, was, is) -> changed());
    session.layerRatesProperty().addListener((o, was, is) -> changed());
    changed();
  }

  private void changed() {
    List<BlockRate> now =
        session
            .freezeProperty()
            .get()
            .map(c -> BlockRate.of(c, session.layerRatesProperty().get()))
            .orElse(List.of());
    if (!now.equals(rates.get())) {
      rates.set(now);
    }
  }

  /** The factor of each block, in the order of the data. */
  ReadOnlyObjectProperty<List<BlockRate>> ratesProperty() {
    return rates.getReadOnlyProperty();
  }

  /** The factor of a block, if it learns. */
  Optional<BlockRate> rate(int block) {
    return block >= 0 && block < rates.get().size()
        ? Optional.of(rates.get().get(block)).filter(BlockRate::learns)
        : Optional.empty();
  }

  /** Whether any block learns. */
  public boolean isAny() {
    return rates.get().stream().anyMatch(BlockRate::learns);
  }

  /** How many blocks that learn do not follow the rule. */
  public int departing() {
    return (int) rates.get().stream().filter(r -> r.learns() && r.departs()).count();
  }

  /**
   * The rule: the factor for each block further from the head.
   *
   * @return above 0 to 1
   */
  public double decay() {
    return session.layerRatesProperty().get().decay();
  }

  /**
   * Changes the rule.
   *
   * @param factor for each block further from the head; brought to the nearest stop
   */
  public void setDecay(double factor) {
    double stop = Math.round(factor / RULE_STEP) / Math.rint(1 / RULE_STEP);
    double decay = Math.max(STRONGEST_RULE, Math.min(1, stop));
    set(new LayerRates(decay, session.layerRatesProperty().get().factors()));
  }

  /**
   * Sets the factor of a block that learns by hand.
   *
   * @param block from 0
   * @param factor above 0
   */
  public void setFactor(int block, double factor) {
    change(block, (now, b) -> BlockRate.with(now, b, factor));
  }

  /**
   * Moves the slider of a block that learns to its next stop.
   *
   * @param block from 0
   * @param up whether it learns faster then
   */
  public void step(int block, boolean up) {
    rate(block)
        .map(BlockRate::factor)
        .filter(f -> RateScale.next(f, up) != f)
        .ifPresent(f -> setFactor(block, RateScale.next(f, up)));
  }

  /**
   * Lets a block follow the rule again.
   *
   * @param block from 0
   */
  public void reset(int block) {
    change(block, BlockRate::without);
  }

  /** Lets all blocks follow the rule. */
  public void resetAll() {
    set(new LayerRates(decay(), Map.of()));
  }

  /**
   * What a block's factor is and where it comes from.
   *
   * @param block from 0
   * @return for instance {@code × 0.3, set by hand}; empty for a block that does not learn
   */
  public String words(int block) {
    return rate(block).map(RatesViewModel::words).orElse("");
  }

  private static String words(BlockRate rate) {
    String factor = RateScale.words(rate.factor());
    String from =
        rate.own() ? TEXTS.format("rate.own", factor) : TEXTS.format("rate.follows", factor);
    return rate.apart() == 0 ? from : TEXTS.format("rate.apart", from, rate.apart());
  }

  private void change(int block, BiFunction<LayerRates, Block, LayerRates> how) {
    Optional<FreezeChoice> choice = session.freezeProperty().get();
    if (rate(block).isPresent() && choice.isPresent()) {
      Block which = choice.get().backbone().blocks().get(block);
      set(how.apply(session.layerRatesProperty().get(), which));
    }
  }

  private void set(LayerRates wanted) {
    if (!wanted.equals(session.layerRatesProperty().get())) {
      session.layerRatesProperty().set(wanted);
    }
  }
}
