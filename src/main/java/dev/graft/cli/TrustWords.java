package dev.graft.cli;

import dev.graft.evaluation.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far probabilities can be trusted, in words for a terminal. */
final class TrustWords {
  private TrustWords() {}

  static List<String> of(Trust trust) {
    List<String> lines = new ArrayList<>();
    String error = "Calibration error: " + Words.percent(trust.after().error());
    lines.add(
        trust.temperature() == 1
            ? error
            : error
                + " (%s before its scores were divided by the temperature %s)"
                    .formatted(
                        Words.percent(trust.before().error()),
                        String.format(Locale.ROOT, "%.2f", trust.temperature())));
    if (trust.saysUnknown()) {
      lines.add(
          "Unknown: %s (%s less sure than %s, %s unlike all that it knows)"
              .formatted(
                  Words.count(trust.unsure() + trust.unlike(), "image"),
                  Words.count(trust.unsure()),
                  Words.percent(trust.threshold().orElse(0.0)),
                  Words.count(trust.unlike())));
      lines.add(
          "Accuracy on the other %s: %s"
              .formatted(Words.percent(trust.coverage()), Words.percent(trust.accuracyKnown())));
    }
    return lines;
  }
}
