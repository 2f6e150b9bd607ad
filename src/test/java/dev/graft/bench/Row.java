package dev.graft.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the table.
 *
 * @param work what was done
 * @param unit of the figures
 * @param ours what we needed
 * @param others what the others needed, by name
 * @param goals what is wanted
 */
record Row(String work, String unit, Samples ours, Map<String, Samples> others, List<Goal> goals) {
  /**
   * Our median over the other's, or our median itself where there is no other.
   *
   * @return empty if the other was not measured
   */
  Optional<Double> reached(Goal goal) {
    if (goal.against().equals(Goal.NOBODY)) {
      return Optional.of(ours.median());
    }
    Optional<Samples> other =
        goal.against().equals(Goal.FASTEST)
            ? others.values().stream().min(Comparator.comparingDouble(Samples::median))
            : Optional.ofNullable(others.get(goal.against()));
    return other.map(o -> ours.median() / o.median());
  }
}
