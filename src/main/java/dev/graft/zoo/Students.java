package dev.graft.zoo;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import java.util.List;
import java.util.Optional;

/** Networks that are to be taught, and what becomes of them. */
public final class Students {
  private static final int SMALLEST = 32;
  private static final double DEFAULT_WIDTH = 0.5;

  private Students() {}

  static PretrainedBackbone open(BackboneLibrary library, String words, int size, long seed) {
    if (size < SMALLEST) {
      throw new GraftException("A student wants pictures of at least " + SMALLEST + " pixels.");
    }
    Optional<Backbone> known = library.find(words);
    if (known.isPresent()) {
      PretrainedBackbone start = library.load(words);
      Backbone b = sized(start.backbone(), size);
      return new PretrainedBackbone(b, start.weights().fitting(b.network()));
    }
    Variant variant = Architectures.parse(words);
    Backbone fresh = describe(variant, variant.label(), size, "Apache-2.0", Backbone.RANDOM, "");
    return new PretrainedBackbone(fresh, RandomWeights.heNormal(fresh.network(), seed));
  }

  /** A backbone of a known architecture, without its classifier, for pictures of another size. */
  private static Backbone sized(Backbone b, int size) {
    if (b.architecture().equals("custom")) {
      throw new GraftException(
          b.name() + " has no architecture that Graft knows, so it cannot be a student.");
    }
    return describe(
        Architectures.parse(b.architecture()),
        b.name(),
        size,
        b.licence(),
        b.source(),
        b.fingerprint());
  }

  /** A backbone of an architecture, without a classifier. */
  static Backbone describe(
      Variant variant, String name, int size, String licence, String source, String fingerprint) {
    Network network = variant.network(size, 0);
    String featureLayer = variant.architecture().featureLayer();
    return new Backbone(
        name,
        variant.label(),
        network,
        featureLayer,
        variant.architecture().blocks(network),
        new Preprocessing(size, size, Preprocessing.Fit.STRETCH, variant.architecture().scaling()),
        List.of(),
        licence,
        source,
        fingerprint);
  }

  static PretrainedBackbone trained(Backbone like, String name, Weights weights, String source) {
    BackboneName.check(name);
    Backbone made =
        new Backbone(
            name,
            like.architecture(),
            like.network(),
            like.featureLayer(),
            like.blocks(),
            like.preprocessing(),
            List.of(),
            "unknown",
            source,
            weights.fingerprint());
    return new PretrainedBackbone(made, weights);
  }

  /**
   * The words for a student.
   *
   * @param student an architecture, perhaps with its width, or a backbone's name
   * @param width the width of an architecture, where it is said apart
   * @return an architecture with its width, or the backbone's name
   * @throws GraftException if there is a width for what is no bare architecture, or none of its own
   */
  public static String words(String student, Optional<Double> width) {
    if (Architectures.find(student).isEmpty()) {
      if (width.isPresent()) {
        throw new GraftException(
            "--width goes with an architecture; "
                + student
                + " is none, or has its width already.");
      }
      return student;
    }
    return Architectures.parse(student + ":" + width.orElse(DEFAULT_WIDTH)).label();
  }

  /**
   * Why a student cannot have a name, whatever the library holds.
   *
   * @param name what somebody typed
   * @return a sentence; empty if the name will do
   */
  public static Optional<String> nameProblem(String name) {
    try {
      BackboneName.check(name);
      return Optional.empty();
    } catch (GraftException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /**
   * The first size of a student's pictures, for a quicker start.
   *
   * @param student what {@link BackboneLibrary#student} opens at the last size
   * @param wanted the first size that is wished for; 0 for the largest multiple of 32 up to three
   *     quarters of the last size
   * @return that size where the same layers do for both sizes; where they do not and none was
   *     wished for, the last size itself
   * @throws GraftException if the one that is wished for needs other layers
   */
  public static int firstSize(Backbone student, int wanted) {
    int size = student.preprocessing().height();
    int first = wanted > 0 ? wanted : size * 3 / 4 / SMALLEST * SMALLEST;
    if (first == size || (first >= SMALLEST && sameLayers(student, first))) {
      return first;
    }
    if (wanted > 0) {
      throw new GraftException(
          "At a size of %d the network pads elsewhere than at %d; use multiples of %d for both."
              .formatted(wanted, size, SMALLEST));
    }
    return size;
  }

  private static boolean sameLayers(Backbone student, int size) {
    List<Layer> layers = student.network().layers();
    List<Layer> others = Architectures.parse(student.architecture()).network(size, 0).layers();
    return layers.subList(1, layers.size()).equals(others.subList(1, others.size()));
  }
}
