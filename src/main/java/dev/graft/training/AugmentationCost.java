package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import java.util.Locale;

/**
 * What changed pictures cost with a choice of frozen layers, stored and live, by the same models as
 * {@link TimeEstimate}.
 *
 * @param way how changed pictures reach the learning part
 * @param storable whether variants are a way; not with CutMix, which needs pixels, where nothing of
 *     a single picture is changed, or where everything learns (and only padding comes before it)
 * @param variants how many of each picture are stored, or would be
 * @param storedSeconds until all variants of the training images and the validation images have
 *     their features, once
 * @param storedBytes what the feature store keeps of them
 * @param epoch seconds for an epoch from stored features
 * @param liveFirst seconds until pixels of the training images and features of the validation
 *     images are stored, once
 * @param liveBytes what the feature store keeps of those
 * @param liveEpoch seconds for an epoch in which all training images are changed and run through
 *     the frozen layers
 * @param source how the pace is known
 */
public record AugmentationCost(
    InputWay way,
    boolean storable,
    int variants,
    double storedSeconds,
    long storedBytes,
    double epoch,
    double liveFirst,
    long liveBytes,
    double liveEpoch,
    Pace.Source source) {
  /** Changing a number of a picture, flip, crop, rotation and colours together, on one core. */
  private static final double CHANGING = 4e-9;

  /**
   * Works it out.
   *
   * @param model counts the work
   * @param plan what stays frozen
   * @param techniques how training images are changed, and how exactly features are kept
   * @param pace how fast the machine is
   * @param training images to learn from
   * @param validation images to check with
   * @param batch images in a step
   * @return the figures; with a recipe that stores no variants, those of as many as are usual
   * @throws dev.graft.errors.GraftException if the plan does not fit the backbone, or there is no
   *     way to what is asked for
   */
  public static AugmentationCost of(
      CostModel model,
      FreezePlan plan,
      Techniques techniques,
      Pace pace,
      int training,
      int validation,
      int batch) {
    Augmentation augmentation = techniques.augmentation();
    Precision precision = techniques.precision();
    TrainingCost cost = model.cost(plan);
    TimeEstimate time = TimeEstimate.of(cost, pace, training, validation, batch);
    int variants = augmentation.variants() > 1 ? augmentation.variants() : usual();
    double trunk = pace.secondsPerWork() * cost.trunkWork();
    double change = augmentation.changesPixels() ? CHANGING * model.pixels() : 0;
    double decoding = (training + validation) * TimeEstimate.DECODING;
    // The trunk's batch is fixed, so a step runs a multiple of it.
    int whole = (batch + CostModel.TRUNK_BATCH - 1) / CostModel.TRUNK_BATCH * CostModel.TRUNK_BATCH;
    double padded = (double) whole / batch;
    long changed = (long) (variants - 1) * training;
    double reading = cost.cutIsInput() ? 0 : model.pixels() * Float.BYTES / TimeEstimate.READING;
    InputWay way = InputWay.of(augmentation, model.below(plan));
    boolean storable =
        way == InputWay.VARIANTS
            || (way == InputWay.LIVE_TRUNK
                && augmentation.changesPixels()
                && augmentation.cutMix() == 0
                && cost.trunkMacs() > 0);
    return new AugmentationCost(
        way,
        storable,
        variants,
        time.firstPass() + changed * (trunk + change) + training * TimeEstimate.DECODING,
        (changed + training + validation) * cost.bytesPerImage(precision),
        time.epoch(),
        validation * trunk + decoding,
        training * model.pixels() * precision.bytes() + validation * cost.bytesPerImage(precision),
        time.epoch() + training * (padded * trunk + change + reading),
        pace.source());
  }

  private static int usual() {
    return Augmentation.NONE.variants();
  }

  /**
   * The costs of the ways that there are, as a person reads them.
   *
   * @return for instance {@code 8 variants stored once: about 40 s and 310 MB; live: about 25 s an
   *     epoch and 963 MB}
   */
  public String sentence() {
    String live =
        "live: about %s an epoch and %s".formatted(duration(liveEpoch), megabytes(liveBytes));
    String stored =
        "%d variants stored once: about %s and %s"
            .formatted(variants, duration(storedSeconds), megabytes(storedBytes));
    return switch (way) {
      case STORED -> "from stored features: about %s an epoch".formatted(duration(epoch));
      case CHANGED_PIXELS ->
          "stored pixels changed in every epoch: about %s an epoch".formatted(duration(liveEpoch));
      case VARIANTS -> stored + "; " + live;
      case LIVE_TRUNK -> storable ? live + "; " + stored : live;
    };
  }

  private static String megabytes(long bytes) {
    return bytes < 999_500_000
        ? String.format(Locale.ROOT, bytes < 9_950_000 ? "%.1f MB" : "%.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private static String duration(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long s = Math.round(seconds);
    return s < 120
        ? s + " s"
        : s < 7200 ? Math.round(s / 60.0) + " min" : Math.round(s / 3600.0) + " h";
  }
}
