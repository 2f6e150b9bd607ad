package dev.graft.training;

import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.WeightSpec;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Works out what choices of frozen layers cost for one backbone with one head; made once, asked
 * while a person drags.
 *
 * <p>Work is counted in multiply-accumulates of a dense convolution. Other work is weighed as it
 * was measured on two cores with TensorFlow's kernels: a depthwise multiply-accumulate as {@value
 * #DEPTHWISE}, a number that a layer writes as {@value #WRITTEN}. A step costs {@value #LEARNING}
 * runs forwards of a learning layer (its result, the gradients of its input and of its weights) and
 * {@value #PASSING} of a frozen one above the cut, which has no gradient of weights.
 *
 * <p>Memory is what the process needs by itself, copies of the weights, and what the trunk and the
 * tail need while they run; the smaller of the two finds half of its place in what the larger one
 * gave back. The factors are fitted to peaks measured with MobileNet V2, ResNet50, EfficientNet B0,
 * DenseNet121 and VGG16 at several cuts and batches, and hit each of them within a quarter; whole
 * trainings came out up to an eighth above the model.
 */
public final class CostModel {
  /** What the engine needs before it has seen a network: the machine, TensorFlow, decoding. */
  static final long ENGINE_BYTES = 500_000_000;

  private static final double DEPTHWISE = 8;
  private static final double WRITTEN = 12;
  private static final double LEARNING = 3.5;
  private static final double PASSING = 2.25;

  static final int TRUNK_BATCH = 32;

  /** How often the weights lie in memory: as read, as fitted, in the graph and its session. */
  private static final int WEIGHT_COPIES = 4;

  /** A learning weight, its gradient, the optimiser's two averages, and one on the way. */
  private static final int LEARNING_COPIES = 5;

  /** The largest result of the trunk, with what it is made from and what is made from it. */
  private static final double WIDEST_COPIES = 2.6;

  /** What the allocator keeps of all the other results. */
  private static final double TRUNK_KEPT = 0.06;

  /** What a step keeps of its results: some layers write in place. */
  private static final double STEP_KEPT = 0.8;

  private final Backbone backbone;
  private final Network whole;
  private final Set<String> head = new LinkedHashSet<>();
  private final long total;

  private CostModel(Backbone backbone, Network whole, Network trunk) {
    this.backbone = backbone;
    this.whole = whole;
    for (Layer layer : whole.layers()) {
      if (trunk.find(layer.name()).isEmpty() && !whole.weights(layer.name()).isEmpty()) {
        head.add(layer.name());
      }
    }
    total = whole.parameters();
  }

  /**
   * Makes a model.
   *
   * @param backbone the backbone
   * @param head the new layers
   * @param classes how many classes the head tells apart
   * @return the model
   */
  public static CostModel of(Backbone backbone, Head head, int classes) {
    Network trunk = backbone.trunk();
    return new CostModel(backbone, head.graftOnto(trunk, classes), trunk);
  }

  /**
   * What a plan costs.
   *
   * @param plan what stays frozen
   * @return the cost
   * @throws dev.graft.errors.GraftException if the plan does not fit the backbone
   */
  public TrainingCost cost(FreezePlan plan) {
    Set<String> learning = new HashSet<>(plan.learning(backbone));
    learning.addAll(head);
    String cut = whole.cut(learning);
    boolean atInput = cut.equals(whole.input().name());
    Sum trunk = new Sum();
    Sum tail = new Sum();
    boolean past = false;
    for (Layer layer : whole.layers()) {
      (past ? tail : trunk).add(layer, learning.contains(layer.name()));
      // Whatever comes before a narrow layer in the order of the data leads to it.
      past |= layer.name().equals(cut);
    }
    return new TrainingCost(
        tail.learnable,
        total,
        cut,
        whole.shape(cut),
        atInput,
        trunk.macs,
        tail.macs,
        trunk.work,
        tail.work,
        tail.stepWork,
        Float.BYTES * WEIGHT_COPIES * (total + (atInput ? 0 : trunk.parameters)),
        atInput ? 0 : trunk.running(),
        Float.BYTES * LEARNING_COPIES * tail.parameters,
        Math.round(STEP_KEPT * Float.BYTES * tail.written));
  }

  /** What stays as it is with a plan. */
  Network below(FreezePlan plan) {
    return whole.upTo(cost(plan).cut());
  }

  /** Numbers of a picture. */
  long pixels() {
    return whole.input().shape().size();
  }

  /** Figures of the layers on one side of the cut. */
  private final class Sum {
    private long macs;
    private long written;
    private long widest;
    private long parameters;
    private long learnable;
    private double work;
    private double stepWork;

    void add(Layer layer, boolean learns) {
      if (layer instanceof Layer.Input) {
        return;
      }
      String name = layer.name();
      long layerMacs = whole.macs(name);
      long numbers = whole.shape(name).size();
      List<WeightSpec> weights = whole.weights(name);
      macs += layerMacs;
      written += numbers;
      widest = Math.max(widest, numbers);
      parameters += weights.stream().mapToLong(w -> w.shape().size()).sum();
      if (learns) {
        learnable +=
            weights.stream().filter(WeightSpec::learnable).mapToLong(w -> w.shape().size()).sum();
      }
      double forwards =
          layerMacs * (layer instanceof Layer.DepthwiseConv2D ? DEPTHWISE : 1) + WRITTEN * numbers;
      work += forwards;
      stepWork += forwards * (learns || weights.isEmpty() ? LEARNING : PASSING);
    }

    /** Bytes that the trunk needs while it runs, besides its constants. */
    long running() {
      double numbers = WIDEST_COPIES * widest + TRUNK_KEPT * written;
      return Math.round(Float.BYTES * (TRUNK_BATCH * numbers + WEIGHT_COPIES * parameters));
    }
  }
}
