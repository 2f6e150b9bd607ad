package dev.graft.ui.compare;

import dev.graft.comparison.Choice;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.LayerRates;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The choices behind runs in a few words each. Pure functions. */
final class ChoiceWords {
  private static final Texts TEXTS = Texts.in(ChoiceWords.class);

  private ChoiceWords() {}

  /** The name of a choice. */
  static String choice(Choice choice) {
    return TEXTS.get("choice." + choice.name().toLowerCase(Locale.ROOT));
  }

  /** What a run chose. */
  static String value(Choice choice, Object value) {
    return switch (choice) {
      case SCHEDULE -> schedule((Schedule) value);
      case EARLY_STOPPING -> stopping((Optional<?>) value);
      case AUGMENTATION -> augmentation((Augmentation) value);
      case LAYER_RATES -> rates((LayerRates) value);
      case REGULARISATION -> regularisation((Regularisation) value);
      case BALANCE ->
          TEXTS.get("value.balance." + ((Balance) value).name().toLowerCase(Locale.ROOT));
      case PRECISION -> TEXTS.get("value.precision." + ((Precision) value).word());
      case THEN -> phases((List<?>) value);
      default -> value(value);
    };
  }

  private static String schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Step s) {
      return TEXTS.format("value.step", number(s.factor()), s.everyEpochs());
    } else if (schedule instanceof Schedule.Cosine c) {
      return TEXTS.format("value.cosine", number(c.end()));
    } else if (schedule instanceof Schedule.OneCycle o) {
      return TEXTS.format("value.onecycle", Figures.percent(o.rise()));
    } else if (schedule instanceof Schedule.Plateau p) {
      return TEXTS.format("value.plateau", number(p.factor()), p.patience());
    }
    return TEXTS.get("value.constant");
  }

  private static String stopping(Optional<?> stopping) {
    return stopping
        .map(s -> TEXTS.format("value.stopping", ((EarlyStopping) s).patience()))
        .orElse(TEXTS.get("value.none"));
  }

  private static String augmentation(Augmentation a) {
    List<String> parts = new ArrayList<>();
    if (a.flip()) {
      parts.add(TEXTS.get("value.flip"));
    }
    add(parts, a.smallestCrop() < 1, TEXTS.format("value.crop", number(a.smallestCrop())));
    add(parts, a.rotation() > 0, TEXTS.format("value.rotation", number(a.rotation())));
    add(parts, a.brightness() > 0, TEXTS.format("value.brightness", number(a.brightness())));
    add(parts, a.contrast() > 0, TEXTS.format("value.contrast", number(a.contrast())));
    add(parts, a.saturation() > 0, TEXTS.format("value.saturation", number(a.saturation())));
    add(parts, a.erasing() > 0, TEXTS.format("value.erasing", number(a.erasing())));
    add(parts, a.mixUp() > 0, TEXTS.format("value.mixup", number(a.mixUp())));
    add(parts, a.cutMix() > 0, TEXTS.format("value.cutmix", number(a.cutMix())));
    if (!parts.isEmpty()) {
      parts.add(TEXTS.format("value.variants", a.variants()));
    }
    return joined(parts);
  }

  private static String rates(LayerRates rates) {
    List<String> parts = new ArrayList<>();
    add(parts, rates.decay() < 1, TEXTS.format("value.decay", number(rates.decay())));
    new TreeMap<>(rates.factors())
        .forEach((name, factor) -> parts.add(TEXTS.format("value.factor", name, number(factor))));
    return parts.isEmpty() ? TEXTS.get("value.alike") : String.join(", ", parts);
  }

  private static String regularisation(Regularisation r) {
    List<String> parts = new ArrayList<>();
    add(parts, r.weightDecay() > 0, TEXTS.format("value.weightdecay", number(r.weightDecay())));
    add(parts, r.labelSmoothing() > 0, TEXTS.format("value.smoothing", number(r.labelSmoothing())));
    add(parts, r.clipNorm() > 0, TEXTS.format("value.clip", number(r.clipNorm())));
    add(parts, r.averaging() > 0, TEXTS.format("value.averaging", number(r.averaging())));
    if (r.batchStatistics()) {
      parts.add(TEXTS.get("value.batchstatistics"));
    }
    return joined(parts);
  }

  private static String phases(List<?> then) {
    return joined(
        then.stream()
            .map(Phase.class::cast)
            .map(
                p ->
                    TEXTS.format(
                        "value.phase", p.epochs(), freezing(p.freezePlan()), number(p.rate())))
            .toList());
  }

  private static void add(List<String> parts, boolean is, String words) {
    if (is) {
      parts.add(words);
    }
  }

  private static String joined(List<String> parts) {
    return parts.isEmpty() ? TEXTS.get("value.none") : String.join(", ", parts);
  }

  private static String value(Object value) {
    if (value instanceof Double share) {
      return number(share);
    } else if (value instanceof Optional<?> from) {
      return from.map(String::valueOf).orElse(TEXTS.get("value.backbone"));
    } else if (value instanceof FreezePlan plan) {
      return freezing(plan);
    } else if (value instanceof Head head) {
      return head(head);
    } else if (value instanceof Keep keep) {
      return TEXTS.get("value.keep." + keep.word());
    } else if (value instanceof Optimizer.Adam) {
      return TEXTS.get("value.adam");
    } else if (value instanceof Optimizer.Momentum sgd) {
      return TEXTS.format("value.sgd", number(sgd.momentum()));
    } else if (value instanceof Integer count) {
      return Figures.count(count);
    }
    return String.valueOf(value);
  }

  /** A share or rate without needless zeros. */
  private static String number(double value) {
    return new BigDecimal(String.format(Locale.ROOT, "%.3g", value))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String head(Head head) {
    List<String> parts = new ArrayList<>();
    parts.add(TEXTS.format("value.pooling", head.pooling().name().toLowerCase(Locale.ROOT)));
    if (!head.dense().isEmpty()) {
      parts.add(
          TEXTS.format(
              "value.dense",
              head.dense().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    if (head.dropout() > 0) {
      parts.add(TEXTS.format("value.dropout", number(head.dropout())));
    }
    return String.join(", ", parts);
  }

  private static String freezing(FreezePlan plan) {
    if (plan instanceof FreezePlan.AllFrozen) {
      return TEXTS.get("value.frozen.all");
    } else if (plan instanceof FreezePlan.NoneFrozen) {
      return TEXTS.get("value.frozen.none");
    } else if (plan instanceof FreezePlan.FirstBlocks first) {
      return TEXTS.format("value.frozen.first", first.count());
    } else if (plan instanceof FreezePlan.AllButLastBlocks last) {
      return TEXTS.format("value.frozen.last", last.count());
    } else if (plan instanceof FreezePlan.LearningFrom from) {
      return TEXTS.format("value.frozen.from", from.layerOrBlock());
    }
    return TEXTS.format("value.frozen.chosen", ((FreezePlan.Chosen) plan).frozenLayers().size());
  }
}
