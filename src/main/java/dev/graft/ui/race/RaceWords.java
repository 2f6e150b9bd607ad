package dev.graft.ui.race;

import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.advice.race.Runner;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.zoo.Licence;
import java.util.List;
import java.util.Locale;

/** What came out of a race, in words. */
final class RaceWords {
  private static final Texts TEXTS = Texts.in(RaceWords.class);

  private RaceWords() {}

  /** Which one to take, and why. */
  static String verdict(RaceReport report) {
    List<RaceResult> leaders = report.leaders();
    if (leaders.isEmpty()) {
      return TEXTS.get("verdict.none");
    }
    String best = leaders.get(0).runner().name();
    String wise = report.recommended().orElseThrow().runner().name();
    if (leaders.size() == 1) {
      return TEXTS.format("verdict.one", best);
    }
    return wise.equals(best)
        ? TEXTS.format("verdict.best-and-fastest", best, leaders.size() - 1)
        : TEXTS.format("verdict.some", best, leaders.size() - 1, wise);
  }

  /** What no backbone is needed for. */
  static String baselines(RaceReport report) {
    return TEXTS.format(
        "verdict.baselines",
        Figures.percent(report.colours().accuracy()),
        Figures.percent(report.majority()),
        report.skipped().size());
  }

  /** Whole images where there are many, else one decimal. */
  static String speed(double imagesPerSecond) {
    if (!Double.isFinite(imagesPerSecond)) {
      return "—";
    }
    return imagesPerSecond >= 9.95
        ? Figures.count(Math.round(imagesPerSecond))
        : String.format(Locale.ROOT, "%.1f", imagesPerSecond);
  }

  static String use(Licence licence) {
    return switch (licence.commercialUse()) {
      case YES -> TEXTS.get("use.yes");
      case NO -> TEXTS.get("use.no");
      case UNKNOWN -> TEXTS.get("use.unknown");
    };
  }

  /** What is worth knowing of a backbone beside its name. */
  static String about(Runner runner) {
    String words =
        TEXTS.format(
            "row.about",
            runner.architecture(),
            String.valueOf(runner.inputSize()),
            Figures.rounded(runner.parameters()));
    return runner.pretrained() ? words : words + "\n" + TEXTS.get("row.random");
  }
}
