package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.training.Phase;
import dev.graft.training.Schedule;
import java.util.List;
import java.util.Optional;

/** Schedules and phases in words. */
final class TechniqueWords {
  private static final String SCHEDULE = "--schedule";
  private static final String THEN = "--then";
  private static final String FROZEN = "frozen";
  private static final String UNFREEZE_FROM = "unfreeze-from";

  /** What is left of the rate in a later phase where nobody says. */
  private static final double LATER_RATE = 0.1;

  private TechniqueWords() {}

  /**
   * A schedule.
   *
   * @param words {@code KIND} or {@code KIND:name=value,...}
   * @throws GraftException if there is no such kind or figure
   */
  static Schedule schedule(String words) {
    int colon = words.indexOf(':');
    String kind = colon < 0 ? words : words.substring(0, colon);
    String more = colon < 0 ? "" : words.substring(colon + 1);
    return switch (kind) {
      case "constant" -> {
        figures(kind, more);
        yield Schedule.CONSTANT;
      }
      case "step" -> {
        NamedFigures f = figures(kind, more, "every", "factor");
        yield new Schedule.Step(f.count("every", 3), f.number("factor", 0.1));
      }
      case "cosine" -> new Schedule.Cosine(figures(kind, more, "end").number("end", 0));
      case "one-cycle" -> {
        NamedFigures f = figures(kind, more, "rise", "start", "end");
        yield new Schedule.OneCycle(
            f.number("rise", 0.3), f.number("start", 0.04), f.number("end", 0));
      }
      case "plateau" -> {
        NamedFigures f = figures(kind, more, "patience", "factor", "smallest");
        yield new Schedule.Plateau(
            f.count("patience", 3), f.number("factor", 0.5), f.number("smallest", 0.01));
      }
      default ->
          throw new GraftException(
              "--schedule is constant, step, cosine, one-cycle or plateau, not %s."
                  .formatted(kind));
    };
  }

  private static NamedFigures figures(String kind, String words, String... names) {
    return NamedFigures.parse(SCHEDULE + " " + kind, words, List.of(names));
  }

  /**
   * A later phase.
   *
   * @param words {@code frozen=-4,epochs=5,rate=0.1}, or {@code unfreeze-from} in place of {@code
   *     frozen}
   * @throws GraftException if something is missing or unknown
   */
  static Phase phase(String words) {
    NamedFigures f =
        NamedFigures.parse(THEN, words, List.of(FROZEN, UNFREEZE_FROM, "epochs", "rate"));
    Optional<String> frozen = f.word(FROZEN);
    Optional<String> from = f.word(UNFREEZE_FROM);
    if (frozen.isPresent() == from.isPresent()) {
      throw new GraftException(
          "--then says either frozen= or unfreeze-from=, for instance --then frozen=-4,epochs=5.");
    }
    if (f.word("epochs").isEmpty()) {
      throw new GraftException(
          "--then says how many epochs, for instance --then frozen=-4,epochs=5.");
    }
    return new Phase(
        from.<FreezePlan>map(FreezePlan.LearningFrom::new)
            .orElseGet(() -> FreezePlan.parse(frozen.orElseThrow())),
        f.count("epochs", 1),
        f.number("rate", LATER_RATE));
  }
}
