package dev.graft.cli;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The choices behind runs in a few words each. Pure functions. */
final class ChoiceWords {
  private static final String NONE = "none";

  private ChoiceWords() {}

  /** The name of a choice. */
  static String choice(Choice choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What a run chose. */
  static String value(Choice choice, Object value) {
    return switch (choice) {
      case SCHEDULE -> schedule((Schedule) value);
      case EARLY_STOPPING ->
          ((Optional<?>) value)
              .map(s -> "after " + Words.count(((EarlyStopping) s).patience(), "epoch"))
              .orElse(NONE);
      case AUGMENTATION -> augmentation((Augmentation) value);
      case LAYER_RATES -> rates((LayerRates) value);
      case REGULARISATION -> regularisation((Regularisation) value);
      case BALANCE -> ((Balance) value).name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case PRECISION -> ((Precision) value).word();
      case THEN -> phases((List<?>) value);
      default -> value(value);
    };
  }

  private static String schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Step s) {
      return "times %s every %s"
          .formatted(Words.rate(s.factor()), Words.count(s.everyEpochs(), "epoch"));
    } else if (schedule instanceof Schedule.Cosine c) {
      return "cosine to " + Words.rate(c.end());
    } else if (schedule instanceof Schedule.OneCycle o) {
      return "one cycle, rising for " + Words.percent(o.rise());
    } else if (schedule instanceof Schedule.Plateau p) {
      return "times %s on a plateau of %s"
          .formatted(Words.rate(p.factor()), Words.count(p.patience(), "epoch"));
    }
    return "constant";
  }

  private static String augmentation(Augmentation a) {
    List<String> parts = new ArrayList<>();
    if (a.flip()) {
      parts.add("flip");
    }
    add(parts, "crops from", a.smallestCrop() < 1, a.smallestCrop());
    add(parts, "rotation", a.rotation() > 0, a.rotation());
    add(parts, "brightness", a.brightness() > 0, a.brightness());
    add(parts, "contrast", a.contrast() > 0, a.contrast());
    add(parts, "saturation", a.saturation() > 0, a.saturation());
    add(parts, "erasing", a.erasing() > 0, a.erasing());
    add(parts, "MixUp", a.mixUp() > 0, a.mixUp());
    add(parts, "CutMix", a.cutMix() > 0, a.cutMix());
    if (!parts.isEmpty()) {
      parts.add(a.variants() == 0 ? "live" : Words.count(a.variants(), "variant"));
    }
    return joined(parts);
  }

  private static String rates(LayerRates rates) {
    List<String> parts = new ArrayList<>();
    add(parts, "decay", rates.decay() < 1, rates.decay());
    new TreeMap<>(rates.factors())
        .forEach((name, factor) -> parts.add(name + " times " + Words.rate(factor)));
    return parts.isEmpty() ? "all alike" : String.join(", ", parts);
  }

  private static String regularisation(Regularisation r) {
    List<String> parts = new ArrayList<>();
    add(parts, "weight decay", r.weightDecay() > 0, r.weightDecay());
    add(parts, "label smoothing", r.labelSmoothing() > 0, r.labelSmoothing());
    add(parts, "clipped at", r.clipNorm() > 0, r.clipNorm());
    add(parts, "averaging", r.averaging() > 0, r.averaging());
    if (r.batchStatistics()) {
      parts.add("batch statistics");
    }
    return joined(parts);
  }

  private static String phases(List<?> then) {
    return joined(
        then.stream()
            .map(Phase.class::cast)
            .map(
                p ->
                    "%s, %s, rate times %s"
                        .formatted(
                            Words.count(p.epochs(), "epoch"),
                            freezing(p.freezePlan()),
                            Words.rate(p.rate())))
            .toList());
  }

  private static void add(List<String> parts, String name, boolean is, double figure) {
    if (is) {
      parts.add(name + " " + Words.rate(figure));
    }
  }

  private static String joined(List<String> parts) {
    return parts.isEmpty() ? NONE : String.join(", ", parts);
  }

  private static String value(Object value) {
    if (value instanceof Double rate) {
      return Words.rate(rate);
    } else if (value instanceof Optional<?> from) {
      return from.map(String::valueOf).orElse("the backbone");
    } else if (value instanceof FreezePlan plan) {
      return freezing(plan);
    } else if (value instanceof Head head) {
      String dense =
          head.dense().stream().map(String::valueOf).collect(Collectors.joining(" and "));
      return head.pooling().name().toLowerCase(Locale.ROOT)
          + " pooling"
          + (dense.isEmpty() ? "" : ", dense " + dense)
          + (head.dropout() > 0 ? ", dropout " + Words.rate(head.dropout()) : "");
    } else if (value instanceof Keep keep) {
      return keep.word() + " weights";
    } else if (value instanceof Optimizer.Adam) {
      return "Adam";
    } else if (value instanceof Optimizer.Momentum sgd) {
      return "SGD, momentum " + Words.rate(sgd.momentum());
    }
    return String.valueOf(value);
  }

  private static String freezing(FreezePlan plan) {
    if (plan instanceof FreezePlan.AllFrozen) {
      return "all frozen";
    } else if (plan instanceof FreezePlan.NoneFrozen) {
      return "all learns";
    } else if (plan instanceof FreezePlan.FirstBlocks first) {
      return "first " + Words.count(first.count(), "block") + " frozen";
    } else if (plan instanceof FreezePlan.AllButLastBlocks last) {
      return "last " + Words.count(last.count(), "block") + " learn";
    } else if (plan instanceof FreezePlan.LearningFrom from) {
      return from.layerOrBlock() + " and after learn";
    }
    return Words.count(((FreezePlan.Chosen) plan).frozenLayers().size(), "chosen layer")
        + " frozen";
  }
}
