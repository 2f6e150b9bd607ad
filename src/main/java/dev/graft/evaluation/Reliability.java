package dev.graft.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A reliability diagram: pictures sorted into 15 bins of equal width by the probability of the
 * class that they were taken for, and for each bin how sure the model was and how often it was
 * right (Guo et al. 2017). A bin holds what is above its lower end, up to its upper end. In JSON it
 * is the list of bins.
 *
 * @param bins from 0 to 1
 */
public record Reliability(@JsonValue List<Bin> bins) {
  /** How many bins there are, as in Guo et al. */
  public static final int BINS = 15;

  /**
   * A part of the pictures.
   *
   * @param images how many
   * @param confidence the mean probability of the class that they were taken for; 0 for none
   * @param accuracy the share that was right; 0 for none
   */
  public record Bin(long images, double confidence, double accuracy) {}

  /** Copies the list and checks its length. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Reliability {
    bins = List.copyOf(bins);
    if (bins.size() != BINS) {
      throw new IllegalArgumentException(bins.size() + " bins, not " + BINS);
    }
  }

  /** Begins to count. */
  public static Counter counter() {
    return new Counter();
  }

  /** Counts pictures one by one; not safe for several threads. */
  public static final class Counter {
    private final long[] images = new long[BINS];
    private final double[] sure = new double[BINS];
    private final long[] right = new long[BINS];

    private Counter() {}

    /**
     * Counts one picture.
     *
     * @param probabilities by class
     * @param label the true class, from 0
     * @return this
     */
    public Counter add(float[] probabilities, int label) {
      int said = Tally.mostProbable(probabilities);
      double confidence = Math.min(1, Math.max(0, probabilities[said]));
      int bin = Math.max(0, (int) Math.ceil(confidence * BINS) - 1);
      images[bin]++;
      sure[bin] += confidence;
      right[bin] += said == label ? 1 : 0;
      return this;
    }

    /** What was counted so far. */
    public Reliability reliability() {
      List<Bin> bins = new ArrayList<>();
      for (int b = 0; b < BINS; b++) {
        long n = Math.max(1, images[b]);
        bins.add(new Bin(images[b], sure[b] / n, (double) right[b] / n));
      }
      return new Reliability(bins);
    }
  }

  /** Counts the pictures of all bins. */
  public long images() {
    return bins.stream().mapToLong(Bin::images).sum();
  }

  /**
   * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far confidence and
   * accuracy lie apart in a bin, averaged over the pictures.
   *
   * @return from 0 to 1; NaN without pictures
   */
  public double error() {
    double sum =
        bins.stream().mapToDouble(b -> b.images() * Math.abs(b.confidence() - b.accuracy())).sum();
    return sum / images();
  }
}
