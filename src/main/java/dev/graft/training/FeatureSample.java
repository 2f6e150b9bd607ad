package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The features of some of a run's pictures with its final weights: the output of the backbone's
 * last layer, averaged over the picture plane. They say later whether a picture is like those that
 * the run knows.
 *
 * @param length numbers of a picture
 * @param learnt pictures that were learned from, by class, at most {@link #LEARNT}
 * @param learntRows their features
 * @param heldOut pictures for validation, by class, at most {@link #HELD_OUT}
 * @param heldOutRows their features
 */
public record FeatureSample(
    int length,
    List<DatasetSnapshot.Item> learnt,
    float[][] learntRows,
    List<DatasetSnapshot.Item> heldOut,
    float[][] heldOutRows) {
  /** So many pictures stand for all that were learned from. */
  public static final int LEARNT = 512;

  /** So many pictures for validation are looked at. */
  public static final int HELD_OUT = 2000;

  private static final int AT_ONCE = 32;

  /** Copies the lists. */
  public FeatureSample {
    learnt = List.copyOf(learnt);
    heldOut = List.copyOf(heldOut);
  }

  /** What the features are computed from: the inputs of the tail, and the tail's weights. */
  record Source(
      TrainingEngine engine,
      TrainingPlan plan,
      PhasePlan phase,
      Weights weights,
      long[] rows,
      Feed learned,
      Feed measured) {}

  /**
   * Takes a sample.
   *
   * @param source has all that it needs
   * @return empty where the tail begins behind the features and does not have them
   */
  static Optional<FeatureSample> take(Source source) {
    TrainingPlan plan = source.plan();
    Optional<String> feature = Head.featureLayer(plan.network());
    if (feature.isEmpty()) {
      return Optional.empty();
    }
    String cut = plan.cut(source.phase());
    Network tail = plan.tail(source.phase());
    int[] learnt = sample(plan, source.rows(), Split.TRAINING, LEARNT);
    int[] heldOut = sample(plan, source.rows(), Split.VALIDATION, HELD_OUT);
    int inputs = Math.toIntExact(tail.input().shape().size());
    if (cut.equals(feature.get()) || tail.find(feature.get()).isEmpty()) {
      if (!Head.isEmbedding(plan.network(), feature.get(), cut)) {
        return Optional.empty();
      }
      Shape shape = plan.network().shape(cut);
      return Optional.of(of(source, shape, learnt, source.learned(), heldOut, source.measured()));
    }
    Network upTo = averaged(tail.upTo(feature.get()));
    boolean atInput = cut.equals(plan.network().input().name());
    try (Trunk trunk =
        source
            .engine()
            .openTrunk(
                upTo,
                source.weights().fitting(upTo),
                atInput ? plan.preprocessing().scaling() : Preprocessing.Scaling.NONE)) {
      int outputs = Math.toIntExact(upTo.outputShape().size());
      Feed live = new LiveTrunk(source.learned(), trunk, inputs, outputs);
      Feed measured = new LiveTrunk(source.measured(), trunk, inputs, outputs);
      return Optional.of(of(source, upTo.outputShape(), learnt, live, heldOut, measured));
    }
  }

  /** Averages where TensorFlow is, and not in Java: a map is as large as hundreds of features. */
  private static Network averaged(Network features) {
    String last = features.output().name();
    return features.outputShape().rank() == 3
        ? features.with(
            List.of(
                new Layer.GlobalPooling2D(Head.POOL, List.of(last), PoolingKind.AVERAGE, false)))
        : features;
  }

  private static FeatureSample of(
      Source source, Shape shape, int[] learnt, Feed learned, int[] heldOut, Feed measured) {
    List<DatasetSnapshot.Item> all = source.plan().data().items();
    return new FeatureSample(
        shape.channels(),
        Arrays.stream(learnt).mapToObj(all::get).toList(),
        read(learned, learnt, shape),
        Arrays.stream(heldOut).mapToObj(all::get).toList(),
        read(measured, heldOut, shape));
  }

  /** Spread evenly over the usable pictures in the order of their classes. */
  private static int[] sample(TrainingPlan plan, long[] rows, Split split, int most) {
    int[] usable = Trainer.usable(plan, rows, split);
    List<Integer> byClass =
        IntStream.of(usable)
            .boxed()
            .sorted(Comparator.comparingInt(i -> plan.data().items().get(i).classIndex()))
            .toList();
    int n = Math.min(most, byClass.size());
    return IntStream.range(0, n)
        .map(i -> byClass.get((int) ((long) i * byClass.size() / n)))
        .toArray();
  }

  /** Some at a time, and averaged at once: the maps of all of them would be large. */
  private static float[][] read(Feed feed, int[] items, Shape shape) {
    int length = Math.toIntExact(shape.size());
    float[][] all = new float[items.length][];
    float[] some = new float[Math.multiplyExact(AT_ONCE, length)];
    for (int from = 0; from < items.length; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, items.length - from);
      feed.fill(items, from, count, 1, some);
      for (int i = 0; i < count; i++) {
        all[from + i] = mean(some, i * length, length, shape.channels());
      }
    }
    return all;
  }

  private static float[] mean(float[] values, int from, int length, int channels) {
    double[] sums = new double[channels];
    for (int i = 0; i < length; i++) {
      sums[i % channels] += values[from + i];
    }
    float[] means = new float[channels];
    for (int c = 0; c < channels; c++) {
      means[c] = (float) (sums[c] * channels / length);
    }
    return means;
  }
}
