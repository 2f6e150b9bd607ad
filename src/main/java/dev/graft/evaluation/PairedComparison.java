package dev.graft.evaluation;

/**
 * Two models measured on the same images, by what they got right.
 *
 * @param bothRight images that both got right
 * @param onlyFirst images that only the first got right
 * @param onlySecond images that only the second got right
 * @param bothWrong images that neither got right
 */
public record PairedComparison(long bothRight, long onlyFirst, long onlySecond, long bothWrong) {
  /** Checks the counts. */
  public PairedComparison {
    if (bothRight < 0 || onlyFirst < 0 || onlySecond < 0 || bothWrong < 0) {
      throw new IllegalArgumentException(
          bothRight + ", " + onlyFirst + ", " + onlySecond + ", " + bothWrong);
    }
  }

  /**
   * Counts.
   *
   * @param first whether the first model was right, by image
   * @param second whether the second model was right, in the same order
   * @return the four counts
   */
  public static PairedComparison of(boolean[] first, boolean[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " and " + second.length + " images");
    }
    long[] counts = new long[4];
    for (int i = 0; i < first.length; i++) {
      counts[(first[i] ? 0 : 2) + (second[i] ? 0 : 1)]++;
    }
    return new PairedComparison(counts[0], counts[1], counts[2], counts[3]);
  }

  /**
   * Counts the images.
   *
   * @return of all four kinds together
   */
  public long images() {
    return bothRight + onlyFirst + onlySecond + bothWrong;
  }

  /**
   * McNemar's test.
   *
   * @return its p-values
   */
  public McNemar test() {
    return McNemar.test(onlyFirst, onlySecond);
  }

  /**
   * How much more the second gets right.
   *
   * @return its accuracy less the first's, from -1 to 1; NaN without images
   */
  public double difference() {
    return (double) (onlySecond - onlyFirst) / images();
  }

  /**
   * A 95% confidence interval for {@link #difference()}: Wald's with Laplace's adjustment by Bonett
   * and Price (2012), one of the two that Fagerland, Lydersen and Laake (2014) recommend for paired
   * shares. Like every approximate interval it may disagree with the test by a hair.
   *
   * @return within -1 to 1; all of it without images
   */
  public Interval differenceInterval() {
    double n = images() + 2.0;
    double first = (onlyFirst + 1) / n;
    double second = (onlySecond + 1) / n;
    double middle = second - first;
    double spread = Interval.Z95 * Math.sqrt((first + second - middle * middle) / n);
    return images() == 0
        ? new Interval(-1, 1)
        : new Interval(Math.max(-1, middle - spread), Math.min(1, middle + spread));
  }

  /**
   * What the test says of the second model, at a level of 5%.
   *
   * @param p the p-value to go by, adjusted where several pairs are tested
   * @return better or worse if {@code p} is below 0.05
   */
  public Verdict verdict(double p) {
    if (!(p < Verdict.LEVEL) || onlyFirst == onlySecond) {
      return Verdict.NO_DIFFERENCE;
    }
    return onlySecond > onlyFirst ? Verdict.BETTER : Verdict.WORSE;
  }
}
