package dev.graft.advice.classical;

import dev.graft.evaluation.Tally;
import java.util.Optional;

/** The pictures themselves; the nearest ones vote. */
final class NearestHead implements TrainedHead {
  private final Standardiser standardiser;
  private final FeatureTable known;
  private final int count;

  NearestHead(Standardiser standardiser, FeatureTable known, int count) {
    this.standardiser = standardiser;
    this.known = known;
    this.count = Math.min(count, known.size());
  }

  @Override
  public int predict(float[] row) {
    return Tally.mostProbable(votes(row));
  }

  @Override
  public Optional<float[]> probabilities(float[] row) {
    return Optional.of(votes(row));
  }

  private float[] votes(float[] row) {
    float[] asked = standardiser.apply(row);
    double[] distances = new double[count];
    int[] nearest = new int[count];
    int found = 0;
    for (int i = 0; i < known.size(); i++) {
      double distance = squared(asked, known.rows()[i]);
      if (found == count && distance >= distances[count - 1]) {
        continue;
      }
      int at = found < count ? found++ : count - 1;
      for (; at > 0 && distances[at - 1] > distance; at--) {
        distances[at] = distances[at - 1];
        nearest[at] = nearest[at - 1];
      }
      distances[at] = distance;
      nearest[at] = i;
    }
    float[] votes = new float[known.classes()];
    for (int n : nearest) {
      votes[known.labels()[n]] += 1f / count;
    }
    return votes;
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      double d = a[f] - (double) b[f];
      sum += d * d;
    }
    return sum;
  }
}
