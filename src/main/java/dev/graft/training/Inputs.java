package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Variation;
import dev.graft.features.Shelf;
import dev.graft.features.ShelfKey;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Where the tail of a phase gets its inputs: from shelves of the store, which are filled first, and
 * by the {@link InputWay} that the recipe asks for. Images that are not learned from are never
 * changed.
 */
final class Inputs implements AutoCloseable {
  private final Trainer.Tools tools;
  private final TrainingPlan plan;
  private final Augmentation augmentation;
  private final InputWay way;
  private final Shelf shelf;

  /** Of the trunk; nothing where the network is cut at its input. */
  private final Optional<Trunk> trunk;

  /** Changed variants, or the pixels for a live trunk. */
  private final Optional<Shelf> besides;

  /** The networks up to the cuts of later phases, whose shelves are filled in the same pass. */
  private final List<Network> later;

  /**
   * All that a phase needs.
   *
   * @param outcome what became of each image
   * @param learnedFrom the inputs of steps
   * @param measuredOn the inputs of measuring
   * @param rowLength numbers of an input
   */
  record Ready(Extraction.Outcome outcome, Feed learnedFrom, Feed measuredOn, int rowLength) {}

  private Inputs(
      Trainer.Tools tools,
      TrainingPlan plan,
      InputWay way,
      Shelf shelf,
      Optional<Trunk> trunk,
      Optional<Shelf> besides,
      List<Network> later) {
    this.tools = tools;
    this.plan = plan;
    this.augmentation = plan.recipe().techniques().augmentation();
    this.way = way;
    this.shelf = shelf;
    this.trunk = trunk;
    this.besides = besides;
    this.later = later;
  }

  /**
   * Opens the shelves; nothing is computed yet.
   *
   * @param tools what the training works with
   * @param plan the training
   * @param phase whose inputs are wanted
   * @return the inputs; the caller closes them
   * @throws dev.graft.errors.GraftException if there is no way to what the recipe asks for
   */
  static Inputs open(Trainer.Tools tools, TrainingPlan plan, PhasePlan phase) {
    String cut = plan.cut(phase);
    Augmentation augmentation = plan.recipe().techniques().augmentation();
    boolean atInput = cut.equals(plan.network().input().name());
    Network below = plan.network().upTo(cut);
    InputWay way = InputWay.of(augmentation, below);
    ShelfKey pixels = pixelKey(plan);
    ShelfKey key = atInput ? pixels : key(tools, plan, below);
    List<Network> later = LaterCuts.of(plan, phase);
    Shelf shelf = tools.store().open(key, below.outputShape());
    try {
      Optional<Shelf> besides =
          switch (way) {
            case STORED, CHANGED_PIXELS -> Optional.empty();
            case VARIANTS ->
                Optional.of(tools.store().open(ofVariants(key, plan), below.outputShape()));
            case LIVE_TRUNK ->
                Optional.of(tools.store().open(pixels, plan.network().input().shape()));
          };
      Optional<Trunk> trunk =
          atInput
              ? Optional.empty()
              : Optional.of(
                  new LazyTrunk(
                      () ->
                          tools
                              .engine()
                              .openTrunk(
                                  below,
                                  later.stream().map(n -> n.output().name()).toList(),
                                  plan.weights().fitting(below),
                                  plan.preprocessing().scaling()),
                      tools.engine().trunkBatch()));
      return new Inputs(tools, plan, way, shelf, trunk, besides, later);
    } catch (RuntimeException e) {
      shelf.close();
      throw e;
    }
  }

  private static ShelfKey key(Trainer.Tools tools, TrainingPlan plan, Network below) {
    return new ShelfKey(
            plan.weights().fitting(below).fingerprint(),
            below.output().name(),
            plan.preprocessing(),
            tools.engine().numerics(),
            Extraction.DECODER)
        .in(plan.recipe().techniques().precision());
  }

  private static ShelfKey ofVariants(ShelfKey key, TrainingPlan plan) {
    return key.changed(
        new ShelfKey.Changes(
            plan.recipe().techniques().augmentation().ofSinglePictures(),
            plan.recipe().seed(),
            Variation.VERSION));
  }

  /** The arithmetic of preprocessing is in the tail where the pixels themselves are stored. */
  private static ShelfKey pixelKey(TrainingPlan plan) {
    String input = plan.network().input().name();
    return new ShelfKey(
            plan.weights().fitting(plan.network().upTo(input)).fingerprint(),
            input,
            plan.preprocessing().unscaled(),
            "pixels",
            Extraction.DECODER)
        .in(plan.recipe().techniques().precision());
  }

  /** The stored inputs of images that are not learned from. */
  Shelf shelf() {
    return shelf;
  }

  /** What lies below the cut; nothing where that is the input. */
  Optional<Trunk> trunk() {
    return trunk;
  }

  /** Whether there is a trunk that does nothing more once the shelves are filled. */
  boolean isTrunkAtRest() {
    return trunk.isPresent() && way != InputWay.LIVE_TRUNK;
  }

  /**
   * Fills the shelves with what they do not hold yet.
   *
   * @param ending asked whether to end
   * @return nothing if it was asked to end
   */
  Optional<Ready> prepare(BooleanSupplier ending) {
    Optional<Extraction.Outcome> outcome =
        switch (way) {
          case STORED, CHANGED_PIXELS -> {
            int[] all = IntStream.range(0, plan.data().items().size()).toArray();
            yield extract(shelf, trunk, all, told(0, all.length), ending);
          }
          case VARIANTS -> variants(ending);
          case LIVE_TRUNK -> halves(ending);
        };
    return outcome.map(o -> new Ready(o, feed(o), new StoredFeed(shelf, o.rows()), rowLength()));
  }

  /** The inputs of images that are learned from, as they are when they are not changed. */
  Feed unchanged(Ready ready) {
    if (way != InputWay.LIVE_TRUNK) {
      return ready.measuredOn();
    }
    Preprocessing p = plan.preprocessing();
    return new LiveTrunk(
        new StoredFeed(besides.orElseThrow(), ready.outcome().rows()),
        trunk.orElseThrow(),
        p.height() * p.width() * 3,
        rowLength());
  }

  private int rowLength() {
    return shelf.rowLength();
  }

  private Feed feed(Extraction.Outcome outcome) {
    Preprocessing p = plan.preprocessing();
    return switch (way) {
      case STORED -> mixed(new StoredFeed(shelf, outcome.rows()), rowLength());
      case CHANGED_PIXELS -> mixed(changed(shelf, outcome), rowLength());
      case VARIANTS ->
          mixed(
              new StoredVariants(
                  shelf,
                  outcome.rows(),
                  besides.orElseThrow(),
                  outcome.fingerprints(),
                  augmentation.variants()),
              rowLength());
      case LIVE_TRUNK ->
          new LiveTrunk(
              mixed(changed(besides.orElseThrow(), outcome), p.height() * p.width() * 3),
              trunk.orElseThrow(),
              p.height() * p.width() * 3,
              rowLength());
    };
  }

  private Feed changed(Shelf pixels, Extraction.Outcome outcome) {
    Preprocessing p = plan.preprocessing();
    return new ChangedPixels(
        pixels,
        outcome.rows(),
        outcome.fingerprints(),
        augmentation,
        plan.recipe().seed(),
        p.height(),
        p.width(),
        tools.decoders());
  }

  private Feed mixed(Feed feed, int length) {
    Preprocessing p = plan.preprocessing();
    return augmentation.mixes()
        ? new MixedFeed(feed, augmentation, plan.recipe().seed(), p.height(), p.width(), length)
        : feed;
  }

  /** All pictures as they are, then the variants of those that are learned from. */
  private Optional<Extraction.Outcome> variants(BooleanSupplier ending) {
    int all = plan.data().items().size();
    int each = augmentation.variants() - 1;
    int[] learned = items(true);
    long total = all + (long) each * learned.length;
    Optional<Extraction.Outcome> plain =
        extract(shelf, trunk, IntStream.range(0, all).toArray(), told(0, total), ending);
    if (plain.isEmpty()) {
      return plain;
    }
    Extraction.Outcome outcome = plain.get();
    int[] usable = Arrays.stream(learned).filter(i -> outcome.rows()[i] >= 0).toArray();
    LongConsumer told = told(all + (long) each * (learned.length - usable.length), total);
    List<VariantExtraction.Image> images =
        Arrays.stream(usable)
            .mapToObj(
                i ->
                    new VariantExtraction.Image(
                        plan.data().items().get(i).path(), outcome.fingerprints().get(i)))
            .toList();
    return withShelves(
            later,
            n -> ofVariants(key(tools, plan, n), plan),
            passing ->
                new VariantExtraction(
                        besides.orElseThrow(),
                        passing,
                        tools.store().contents(),
                        trunk.orElseThrow(),
                        tools.engine().pictures(plan.preprocessing()),
                        Extraction.resizeOf(plan.preprocessing()),
                        augmentation,
                        plan.recipe().seed(),
                        tools.decoders(),
                        ending)
                    .run(images, done -> told.accept(done * each)))
        .map(problems -> without(outcome, usable, problems));
  }

  /** Images of which there is only a part, for instance because a file has gone, count as none. */
  private static Extraction.Outcome without(
      Extraction.Outcome outcome, int[] items, List<Optional<String>> problems) {
    long[] rows = outcome.rows().clone();
    List<Optional<String>> all = new ArrayList<>(outcome.problems());
    for (int i = 0; i < items.length; i++) {
      if (problems.get(i).isPresent()) {
        rows[items[i]] = -1;
        all.set(items[i], problems.get(i));
      }
    }
    return new Extraction.Outcome(rows, all, outcome.fingerprints());
  }

  /** Features of what is not learned from, pixels of what is. */
  private Optional<Extraction.Outcome> halves(BooleanSupplier ending) {
    int all = plan.data().items().size();
    int[] measured = items(false);
    int[] learned = items(true);
    Optional<Extraction.Outcome> first = extract(shelf, trunk, measured, told(0, all), ending);
    Optional<Extraction.Outcome> second =
        first.flatMap(
            f ->
                extract(
                    besides.orElseThrow(),
                    Optional.empty(),
                    learned,
                    told(measured.length, all),
                    ending));
    if (second.isEmpty()) {
      return second;
    }
    long[] rows = new long[all];
    List<Optional<String>> problems = new ArrayList<>(Collections.nCopies(all, Optional.empty()));
    List<String> fingerprints = new ArrayList<>(Collections.nCopies(all, ""));
    for (int half = 0; half < 2; half++) {
      Extraction.Outcome from = half == 0 ? first.get() : second.get();
      int[] items = half == 0 ? measured : learned;
      for (int i = 0; i < items.length; i++) {
        rows[items[i]] = from.rows()[i];
        problems.set(items[i], from.problems().get(i));
        fingerprints.set(items[i], from.fingerprints().get(i));
      }
    }
    return Optional.of(new Extraction.Outcome(rows, problems, fingerprints));
  }

  private int[] items(boolean learned) {
    List<DatasetSnapshot.Item> all = plan.data().items();
    return IntStream.range(0, all.size())
        .filter(i -> (all.get(i).split() == Split.TRAINING) == learned)
        .toArray();
  }

  private LongConsumer told(long before, long total) {
    return done -> tools.events().accept(new TrainingEvent.Extracting(before + done, total));
  }

  private Optional<Extraction.Outcome> extract(
      Shelf into, Optional<Trunk> through, int[] items, LongConsumer told, BooleanSupplier ending) {
    List<Path> images =
        Arrays.stream(items).mapToObj(i -> plan.data().items().get(i).path()).toList();
    return withShelves(
        through.isPresent() ? later : List.of(),
        n -> key(tools, plan, n),
        passing ->
            new Extraction(
                    into,
                    passing,
                    tools.store().contents(),
                    through,
                    tools.engine().pictures(plan.preprocessing()),
                    plan.preprocessing(),
                    tools.decoders(),
                    ending)
                .run(images, told));
  }

  /** Opens the shelves of later phases for as long as the work lasts. */
  private <T> T withShelves(
      List<Network> networks, Function<Network, ShelfKey> key, Function<List<Shelf>, T> work) {
    return withShelves(networks, key, work, List.of());
  }

  private <T> T withShelves(
      List<Network> networks,
      Function<Network, ShelfKey> key,
      Function<List<Shelf>, T> work,
      List<Shelf> opened) {
    if (opened.size() == networks.size()) {
      return work.apply(opened);
    }
    Network network = networks.get(opened.size());
    try (Shelf shelf = tools.store().open(key.apply(network), network.outputShape())) {
      List<Shelf> more = new ArrayList<>(opened);
      more.add(shelf);
      return withShelves(networks, key, work, more);
    }
  }

  @Override
  public void close() {
    try {
      trunk.ifPresent(Trunk::close);
    } finally {
      try {
        besides.ifPresent(Shelf::close);
      } finally {
        shelf.close();
      }
    }
  }
}
