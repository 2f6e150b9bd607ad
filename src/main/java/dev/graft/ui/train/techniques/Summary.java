package dev.graft.ui.train.techniques;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.Regularisation;
import dev.graft.training.Techniques;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was chosen, in a few words. Pure functions. */
final class Summary {
  private static final Texts TEXTS = Texts.in(Summary.class);

  private Summary() {}

  /** What a group has, in a word or two; empty if it adds nothing to plain training. */
  static Optional<String> of(Technique technique, Techniques t) {
    return switch (technique) {
      case SCHEDULE -> schedule(t);
      case STOPPING ->
          t.earlyStopping()
              .map(EarlyStopping::patience)
              .map(p -> TEXTS.format("summary.stopping", p));
      case AUGMENTATION -> augmentation(t.augmentation());
      case REGULARISATION -> regularisation(t.regularisation());
      case CLASSES ->
          t.balance() == Balance.NONE
              ? Optional.empty()
              : Optional.of(balance(t.balance()).toLowerCase(Locale.ROOT));
      case UNFREEZING -> unfreezing(t);
      case STORE ->
          t.precision() == Precision.SINGLE
              ? Optional.empty()
              : Optional.of(precision(t.precision()).toLowerCase(Locale.ROOT));
      case RATE -> Optional.empty();
    };
  }

  /** What is said of a group that adds nothing to plain training. */
  static String nothing(Technique technique) {
    return technique == Technique.STORE
        ? precision(Precision.SINGLE).toLowerCase(Locale.ROOT)
        : TEXTS.get("techniques.none");
  }

  /** All of it in a line. */
  static String of(Techniques t) {
    List<String> parts = new ArrayList<>();
    for (Technique technique : Technique.values()) {
      of(technique, t)
          .ifPresent(words -> parts.add(TEXTS.format("summary.line." + technique.id(), words)));
    }
    return parts.isEmpty() ? TEXTS.get("summary.plain") : String.join(" · ", parts);
  }

  /** The name of what is done about classes. */
  static String balance(Balance balance) {
    return TEXTS.get("balance.label." + id(balance));
  }

  /** When to do it. */
  static String balanceHelp(Balance balance) {
    return TEXTS.get("balance.help." + id(balance));
  }

  /** The name of how exactly features are kept. */
  static String precision(Precision precision) {
    return TEXTS.get("store.label." + precision.word());
  }

  /** When to keep them so. */
  static String precisionHelp(Precision precision) {
    return TEXTS.get("store.help." + precision.word());
  }

  private static String id(Balance balance) {
    return balance.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> schedule(Techniques t) {
    ScheduleKind kind = ScheduleKind.of(t.schedule());
    boolean warm = t.warmUpEpochs() > 0;
    String words = kind.label().toLowerCase(Locale.ROOT);
    if (!warm) {
      return kind == ScheduleKind.CONSTANT ? Optional.empty() : Optional.of(words);
    }
    return Optional.of(TEXTS.format("summary.warm-up", words, Dial.plain(t.warmUpEpochs())));
  }

  private static Optional<String> augmentation(Augmentation a) {
    if (!a.changesPixels() && !a.mixes()) {
      return Optional.empty();
    }
    String strength =
        Strength.of(a)
            .filter(s -> s != Strength.NONE)
            .map(s -> s.label().toLowerCase(Locale.ROOT))
            .orElse(TEXTS.get("summary.own"));
    return Optional.of(a.mixes() ? TEXTS.format("summary.mixed", strength) : strength);
  }

  private static Optional<String> regularisation(Regularisation r) {
    List<String> on = new ArrayList<>();
    add(on, r.weightDecay() > 0, TEXTS.get("summary.decay"));
    add(on, r.labelSmoothing() > 0, TEXTS.get("summary.smoothing"));
    add(on, r.clipNorm() > 0, TEXTS.get("summary.clip"));
    add(on, r.averaging() > 0, TEXTS.get("summary.averaging"));
    return on.isEmpty()
        ? Optional.empty()
        : Optional.of(on.size() == 1 ? on.get(0) : TEXTS.format("summary.several", on.size()));
  }

  private static void add(List<String> to, boolean on, String words) {
    if (on) {
      to.add(words);
    }
  }

  private static Optional<String> unfreezing(Techniques t) {
    if (!t.then().isEmpty()) {
      return Optional.of(TEXTS.format("summary.phases", Figures.count(t.then().size() + 1L)));
    }
    if (t.layerRates().decay() < 1 || !t.layerRates().factors().isEmpty()) {
      return Optional.of(TEXTS.get("summary.layer-rates"));
    }
    return t.regularisation().batchStatistics()
        ? Optional.of(TEXTS.get("summary.batch-statistics"))
        : Optional.empty();
  }
}
