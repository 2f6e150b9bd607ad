package dev.graft.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Lets contestants take turns, so that what else the machine does falls on all of them. */
final class Turns {
  static final String OURS = "Graft";

  private final Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();

  Turns with(String name, DoubleSupplier work) {
    contestants.put(name, work);
    return this;
  }

  /** Has everybody do it once without counting, then so often. */
  Map<String, Samples> take(int repetitions) {
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int i = 0; i <= repetitions; i++) {
      contestants.forEach(
          (name, work) ->
              figures.computeIfAbsent(name, n -> new ArrayList<>()).add(work.getAsDouble()));
    }
    Map<String, Samples> samples = new LinkedHashMap<>();
    figures.forEach(
        (name, values) -> samples.put(name, new Samples(values.subList(1, values.size()))));
    return samples;
  }

  /** A row of what came out. */
  static Row row(String work, String unit, Map<String, Samples> taken, Goal... goals) {
    Map<String, Samples> others = new LinkedHashMap<>(taken);
    Samples ours = others.remove(OURS);
    if (ours == null) {
      throw new IllegalArgumentException("we did not take part in: " + work);
    }
    return new Row(work, unit, ours, others, List.of(goals));
  }
}
