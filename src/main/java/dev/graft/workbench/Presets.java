package dev.graft.workbench;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.PictureSizes;
import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.PoolingKind;
import dev.graft.training.Balance;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.LayerRates;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Recipe;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.ZooEntry;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Makes a recipe of a {@link Preset}, for a backbone and as many pictures as there are. The figures
 * are those that did best in cross validation with MobileNet V2 on photographs; {@code
 * docs/howto/choose-a-recipe.md} says why they are so.
 */
public final class Presets {
  /** Steps that a new head needs; with few pictures they take more epochs. */
  private static final int HEAD_STEPS = 500;

  /** Steps in which pretrained blocks learn before they begin to forget. */
  private static final int TUNING_STEPS = 380;

  /** Fewer pictures than this cannot teach a block without being learnt by heart. */
  private static final int FEWEST_FOR_TUNING = 100;

  /** From so many on, more blocks than a third can learn. */
  private static final int MANY = 1000;

  /**
   * With fewer the best epoch is a matter of luck: with 400 images a standard error is nearly one
   * point, and the luckiest epoch of a frozen phase beats a better one of tuning. A cosine ends
   * well by itself.
   */
  private static final int ENOUGH_TO_CHOOSE_BY = 1000;

  private static final int MOST_BLOCKS_IN_TEN = 6;
  private static final int FEW_BLOCKS_IN_TEN = 3;

  /** How much larger the pictures are than those that the backbone was trained on. */
  private static final double ENLARGEMENT = 1.3;

  /** Sizes that every architecture halves without a rest. */
  private static final int SIZE_STEP = 32;

  /** How many headers are read to say how large the pictures are. */
  private static final int HEADERS = 50;

  private static final double HEAD_RATE = 3e-3;

  /** Published accuracy on ImageNet from which on a small backbone is a good one. */
  private static final double GOOD = 0.6;

  private static final long LARGEST = 30_000_000;
  private static final long LARGEST_FOR_PHONE = 6_000_000;

  private Presets() {}

  /**
   * What there is to learn from.
   *
   * @param trainingImages images that training will see, at least 1
   * @param validationImages images kept for validation
   * @param side the median of the shorter sides of the pictures in pixels; empty if not known
   */
  public record Facts(int trainingImages, int validationImages, OptionalInt side) {
    /**
     * Counts.
     *
     * @param images the images with their split; a few headers are read
     * @return the facts
     */
    public static Facts of(ImageSet images) {
      Dataset dataset = images.dataset();
      List<Split> parts = images.assign();
      return new Facts(
          Math.max(1, Collections.frequency(parts, Split.TRAINING)),
          Collections.frequency(parts, Split.VALIDATION),
          PictureSizes.typicalSide(dataset, HEADERS));
    }
  }

  /** What presets that go beyond the head differ in. */
  private record Mixture(
      boolean larger,
      double dropout,
      Augmentation augmentation,
      Balance balance,
      double tuningRate) {
    static Mixture of(Preset preset) {
      return switch (preset) {
        case QUICK -> throw new IllegalArgumentException("quick needs no mixture");
        case BEST ->
            new Mixture(
                true,
                0.2,
                new Augmentation(true, 0.5, 0, 0.2, 0.2, 0.2, 0, 0, 0, 8),
                Balance.NONE,
                0.3);
        case SMALL ->
            new Mixture(
                false,
                0.2,
                new Augmentation(true, 0.65, 0, 0.1, 0.1, 0.1, 0, 0, 0, 4),
                Balance.NONE,
                0.3);
        case PHONE ->
            new Mixture(
                false,
                0.3,
                new Augmentation(true, 0.4, 15, 0.35, 0.35, 0.35, 0.1, 0, 0, 8),
                Balance.CLASS_WEIGHTS,
                0.2);
      };
    }
  }

  /**
   * Fills a request in.
   *
   * @param preset what is wanted
   * @param request says which images, and which backbone if somebody chose one; its split, seed and
   *     places stay
   * @param workbench knows the backbones that are here
   * @return the same request with backbone, input size and recipe
   * @throws GraftException if there is no backbone, or the training is to go on from another
   */
  public static TrainingRequest fill(Preset preset, TrainingRequest request, Workbench workbench) {
    if (request.from().isPresent()) {
      throw new GraftException(
          "A preset begins with a backbone and not with an earlier training; leave out either.");
    }
    String name =
        request
            .backbone()
            .orElseGet(
                () ->
                    backbone(preset, workbench.backbones())
                        .map(ZooEntry::name)
                        .orElseThrow(
                            () -> new GraftException("There is no backbone that can be used.")));
    return fill(preset, request.on(name), workbench.backbone(name), Facts.of(request.load()));
  }

  /**
   * Fills a request in, as a pure function.
   *
   * @param preset what is wanted
   * @param request names the backbone
   * @param backbone that backbone
   * @param facts what there is to learn from
   * @return the same request with input size and recipe
   */
  public static TrainingRequest fill(
      Preset preset, TrainingRequest request, Backbone backbone, Facts facts) {
    Recipe recipe =
        preset == Preset.QUICK
            ? plain(request, backbone, facts)
            : tuned(Mixture.of(preset), request, backbone, facts);
    TrainingRequest filled = request.following(recipe);
    return preset != Preset.QUICK && Mixture.of(preset).larger()
        ? larger(filled, backbone, facts)
        : filled;
  }

  /**
   * The backbone for somebody who has chosen none.
   *
   * @param preset what is wanted
   * @param entries the list of backbones
   * @return one that is here and has learned something where there is one
   */
  public static Optional<ZooEntry> backbone(Preset preset, List<ZooEntry> entries) {
    List<ZooEntry> usable =
        entries.stream().filter(e -> e.available() && e.isPretrained()).toList();
    Comparator<ZooEntry> smallest = Comparator.comparingLong(ZooEntry::parameters);
    Predicate<ZooEntry> published = e -> top1(e) > 0;
    return switch (preset) {
      case QUICK, SMALL ->
          usable.stream()
              .filter(e -> top1(e) >= GOOD)
              .min(smallest)
              .or(() -> usable.stream().filter(published).min(smallest))
              .or(() -> ZooEntry.firstChoice(entries));
      case BEST, PHONE -> {
        long most = preset == Preset.BEST ? LARGEST : LARGEST_FOR_PHONE;
        yield usable.stream()
            .filter(published.and(e -> e.parameters() <= most))
            .max(Comparator.comparingDouble(Presets::top1).thenComparing(smallest.reversed()))
            .or(() -> ZooEntry.firstChoice(entries));
      }
    };
  }

  private static double top1(ZooEntry entry) {
    return entry.recognised().flatMap(c -> c.top1()).orElse(0.0);
  }

  /** Only the head learns, unless there is nothing that is worth keeping. */
  private static Recipe plain(TrainingRequest request, Backbone backbone, Facts facts) {
    return recipe(
        request,
        backbone.isPretrained() ? new FreezePlan.AllFrozen() : new FreezePlan.NoneFrozen(),
        Head.DEFAULT,
        Defaults.HEAD_RATE,
        epochs(HEAD_STEPS, facts, Defaults.EPOCHS, 40),
        Keep.BEST,
        Techniques.PLAIN);
  }

  /** First the head, then the last blocks too, with care. */
  private static Recipe tuned(
      Mixture mixture, TrainingRequest request, Backbone backbone, Facts facts) {
    boolean tunes =
        backbone.isPretrained()
            && backbone.blocks().size() > 1
            && facts.trainingImages() >= FEWEST_FOR_TUNING
            && backbone.network().layers().stream().noneMatch(Layer.FrozenGraph.class::isInstance);
    int tenths = facts.trainingImages() >= MANY ? MOST_BLOCKS_IN_TEN : FEW_BLOCKS_IN_TEN;
    int blocks = (int) Math.max(1, Math.round(backbone.blocks().size() * tenths / 10.0));
    Phase phase =
        new Phase(
            new FreezePlan.AllButLastBlocks(blocks),
            epochs(TUNING_STEPS, facts, 6, 20),
            mixture.tuningRate());
    Techniques techniques =
        new Techniques(
            new Schedule.Cosine(0),
            1,
            Optional.empty(),
            mixture.augmentation(),
            new LayerRates(0.8, Map.of()),
            new Regularisation(0.05, 0.1, 0, 0.98, false),
            mixture.balance(),
            tunes ? List.of(phase) : List.of());
    boolean pretrained = backbone.isPretrained();
    return recipe(
        request,
        pretrained ? new FreezePlan.AllFrozen() : new FreezePlan.NoneFrozen(),
        new Head(PoolingKind.AVERAGE, mixture.dropout(), List.of()),
        pretrained ? HEAD_RATE : Defaults.HEAD_RATE,
        epochs(HEAD_STEPS, facts, 10, 40),
        facts.validationImages() >= ENOUGH_TO_CHOOSE_BY ? Keep.BEST : Keep.LAST,
        techniques);
  }

  private static Recipe recipe(
      TrainingRequest r,
      FreezePlan plan,
      Head head,
      double rate,
      int epochs,
      Keep keep,
      Techniques techniques) {
    return new Recipe(
        plan,
        head,
        Optimizer.DEFAULT,
        rate,
        Defaults.BATCH,
        epochs,
        r.seed(),
        r.validation(),
        r.test(),
        keep,
        techniques);
  }

  private static int epochs(int steps, Facts facts, int least, int most) {
    double perEpoch = Math.ceil(facts.trainingImages() / (double) Defaults.BATCH);
    return (int) Math.max(least, Math.min(most, Math.round(steps / perEpoch)));
  }

  /**
   * Pictures of a larger size show more of what they show; a backbone of an unknown architecture,
   * or one for which somebody chose a size, stays as it is.
   */
  private static TrainingRequest larger(TrainingRequest request, Backbone backbone, Facts facts) {
    String name = request.backbone().orElseThrow();
    int own = backbone.preprocessing().height();
    int wanted = (int) Math.round(own * ENLARGEMENT / SIZE_STEP) * SIZE_STEP;
    boolean chosen = name.endsWith("@" + own);
    boolean inLibrary = name.equals(backbone.name());
    boolean sharp = facts.side().isEmpty() || facts.side().getAsInt() >= wanted;
    return !chosen
            && inLibrary
            && sharp
            && wanted > own
            && Architectures.known(backbone.architecture()).isPresent()
        ? request.on(name + "@" + wanted)
        : request;
  }
}
