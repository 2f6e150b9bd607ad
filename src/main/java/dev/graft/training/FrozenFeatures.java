package dev.graft.training;

import dev.graft.features.FeatureStore;
import dev.graft.features.Shelf;
import dev.graft.features.ShelfKey;
import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * What a backbone that is frozen as a whole makes of pictures: its pooled features, in the very
 * shelf from which a training of a head alone learns, so that one finds what the other computed.
 */
public final class FrozenFeatures {
  private final TrainingEngine engine;
  private final FeatureStore store;
  private final Executor decoders;

  /**
   * Wires it.
   *
   * @param engine computes
   * @param store keeps features
   * @param decoders runs image decoding; its threads are the caller's
   */
  public FrozenFeatures(TrainingEngine engine, FeatureStore store, Executor decoders) {
    this.engine = engine;
    this.store = store;
    this.decoders = decoders;
  }

  /**
   * What came out.
   *
   * @param rows by picture, in the order asked for; empty for one that cannot be read
   * @param problems why a picture has no row
   * @param length of a row
   * @param batches that were computed; 0 if all was in the store
   * @param imagesPerSecond through the trunk at its batch, decoding left aside; empty if too few
   *     batches were computed
   */
  public record Extracted(
      float[][] rows,
      List<Optional<String>> problems,
      int length,
      int batches,
      OptionalDouble imagesPerSecond) {}

  /**
   * Reads features from the store and computes those that it does not hold.
   *
   * @param pretrained the backbone
   * @param images the pictures
   * @param timed whether to measure the speed even if there is nothing to compute
   * @param done told how many pictures have features
   * @param cancelled asked between batches
   * @return empty if it was cancelled; what was computed by then is kept
   */
  public Optional<Extracted> extract(
      PretrainedBackbone pretrained,
      List<Path> images,
      boolean timed,
      LongConsumer done,
      BooleanSupplier cancelled) {
    Backbone backbone = pretrained.backbone();
    Network whole = Head.DEFAULT.graftOnto(backbone.trunk(), 2);
    String cut = whole.cut(Set.of(Head.LOGITS));
    Network network = whole.upTo(cut);
    String numerics = engine.numerics();
    Weights weights = pretrained.weights().fitting(network);
    ShelfKey key =
        new ShelfKey(
            weights.fingerprint(), cut, backbone.preprocessing(), numerics, Extraction.DECODER);
    try (Shelf shelf = store.open(key, network.outputShape());
        LazyTrunk lazy =
            new LazyTrunk(
                () -> engine.openTrunk(network, weights, backbone.preprocessing().scaling()),
                engine.trunkBatch())) {
      TimedTrunk trunk = new TimedTrunk(lazy);
      Optional<Extraction.Outcome> outcome =
          new Extraction(
                  shelf,
                  List.of(),
                  store.contents(),
                  Optional.of(trunk),
                  engine.pictures(backbone.preprocessing()),
                  backbone.preprocessing(),
                  decoders,
                  cancelled)
              .run(images, done);
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      int computed = trunk.batches();
      if (timed && trunk.imagesPerSecond().isEmpty()) {
        trunk.warm(Math.toIntExact(network.input().shape().size()), shelf.rowLength());
      }
      return Optional.of(
          new Extracted(
              read(shelf, outcome.get().rows()),
              outcome.get().problems(),
              shelf.rowLength(),
              computed,
              trunk.imagesPerSecond()));
    }
  }

  private static float[][] read(Shelf shelf, long[] rows) {
    float[][] values = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      values[i] = new float[rows[i] < 0 ? 0 : shelf.rowLength()];
      if (rows[i] >= 0) {
        shelf.read(rows[i], values[i], 0);
      }
    }
    return values;
  }
}
