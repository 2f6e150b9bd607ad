package dev.graft.evaluation;

/**
 * McNemar's paired test: do two models that saw the same images differ in accuracy? Only the images
 * on which exactly one of them is right say anything; if the models are equally good, each of those
 * is a fair coin.
 *
 * @param onlyFirst images that only the first model got right
 * @param onlySecond images that only the second model got right
 * @param exact two-sided exact binomial p-value; never too small, often too large
 * @param midP two-sided mid-p value, recommended by Fagerland, Lydersen and Laake (2013)
 */
public record McNemar(long onlyFirst, long onlySecond, double exact, double midP) {
  /**
   * Tests.
   *
   * @param onlyFirst images that only the first model got right
   * @param onlySecond images that only the second model got right
   * @return the p-values; 1 if the models never disagree in being right
   */
  public static McNemar test(long onlyFirst, long onlySecond) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(onlyFirst + ", " + onlySecond);
    }
    long n = Math.addExact(onlyFirst, onlySecond);
    long k = Math.min(onlyFirst, onlySecond);
    double cumulative = 0;
    double last = 0;
    // log C(n, i), built up step by step: factorials overflow, and 0.5^n underflows, long before
    // images run out.
    double logChoose = 0;
    for (long i = 0; i <= k; i++) {
      if (i > 0) {
        logChoose += Math.log((double) (n - i + 1)) - Math.log((double) i);
      }
      last = Math.exp(logChoose - n * Math.log(2));
      cumulative += last;
    }
    return new McNemar(
        onlyFirst,
        onlySecond,
        Math.min(1, 2 * cumulative),
        Math.min(1, Math.max(0, 2 * cumulative - last)));
  }

  /**
   * Tests two models by what they got right.
   *
   * @param first whether the first model was right, by image
   * @param second whether the second model was right, in the same order
   * @return the test
   */
  public static McNemar test(boolean[] first, boolean[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " and " + second.length + " images");
    }
    long onlyFirst = 0;
    long onlySecond = 0;
    for (int i = 0; i < first.length; i++) {
      if (first[i] && !second[i]) {
        onlyFirst++;
      } else if (second[i] && !first[i]) {
        onlySecond++;
      }
    }
    return test(onlyFirst, onlySecond);
  }
}
