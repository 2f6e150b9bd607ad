package dev.graft.cli;

import dev.graft.prediction.shift.Shift;
import java.util.List;
import java.util.Locale;

/** A measured shift in words for a terminal. */
final class ShiftWords {
  private ShiftWords() {}

  static List<String> of(Shift shift) {
    return List.of(
        shift.shifted()
            ? "Warning: these pictures are of another kind than those that the model knows."
            : "Nothing says that these pictures are of another kind than those that the model knows.",
        "Told apart by their features: %s of pairs (50%% is no difference, p %s; %d pictures of each kind)"
            .formatted(
                Words.percent(shift.auc()),
                String.format(Locale.ROOT, "%.3f", shift.p()),
                shift.pictures()),
        "Mean certainty: %s, on validation pictures %s"
            .formatted(Words.percent(shift.certainty()), Words.percent(shift.certaintyKnown())),
        "Unknown to the model: %s".formatted(Words.percent(shift.unknown())));
  }
}
