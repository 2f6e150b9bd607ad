package dev.graft.zoo;

import dev.graft.errors.GraftException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The architectures that Graft knows; a new one is added here. */
public final class Architectures {
  private static final List<Architecture> ALL =
      Stream.of(
              Stream.of(new MobileNet(), new MobileNetV2()),
              Stream.of(new ResNet50(), new ResNet50V2(), Vgg.of16Layers(), Vgg.of19Layers()),
              Stream.of(new InceptionV3(), new Xception()),
              EfficientNet.sizes().stream(),
              Stream.of(new DenseNet121(), new SqueezeNet()))
          .flatMap(architectures -> architectures)
          .map(Architecture.class::cast)
          .toList();

  private Architectures() {}

  /**
   * All architectures.
   *
   * @return in the order in which they are tried and shown
   */
  public static List<Architecture> list() {
    return ALL;
  }

  /**
   * Finds an architecture.
   *
   * @param name its name, in any case
   * @return the architecture, if it is known
   */
  public static Optional<Architecture> find(String name) {
    return ALL.stream().filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * All widths of an architecture that words admit.
   *
   * @param words {@code NAME} or {@code NAME:ALPHA}
   * @return every width for a bare name, else the one that is named
   * @throws GraftException if there is no such architecture or width; the sentence lists those that
   *     are
   */
  public static List<Variant> candidates(String words) {
    int colon = words.indexOf(':');
    String name = colon < 0 ? words : words.substring(0, colon);
    Architecture architecture =
        find(name)
            .orElseThrow(
                () ->
                    new GraftException(
                        "There is no architecture " + name + "; use one of " + names() + "."));
    List<Variant> all =
        architecture.alphas().stream().map(alpha -> new Variant(architecture, alpha)).toList();
    if (colon < 0) {
      return all;
    }
    String alpha = words.substring(colon + 1);
    List<Variant> named = all.stream().filter(v -> isNumber(alpha, v.alpha())).toList();
    if (named.isEmpty()) {
      throw new GraftException(
          architecture.name()
              + " has no width "
              + alpha
              + "; use one of "
              + all.stream().map(Variant::label).collect(Collectors.joining(", "))
              + ".");
    }
    return named;
  }

  /**
   * One width of an architecture.
   *
   * @param words {@code NAME:ALPHA}, or {@code NAME} for width 1.0 as in Keras
   * @return that width
   * @throws GraftException if there is no such architecture or width; the sentence lists those that
   *     are
   */
  public static Variant parse(String words) {
    List<Variant> candidates = candidates(words);
    return candidates.stream()
        .filter(v -> candidates.size() == 1 || v.alpha() == 1.0)
        .findFirst()
        .orElseThrow(() -> new GraftException(words + " has no width 1.0; name one."));
  }

  /**
   * The architecture that a backbone says it is of.
   *
   * @param label as {@link Variant#label()} gives it
   * @return that architecture and width; empty for {@code custom}
   */
  public static Optional<Variant> known(String label) {
    return Recognition.everything().stream().filter(v -> v.label().equals(label)).findFirst();
  }

  static String names() {
    return ALL.stream().map(Architecture::name).collect(Collectors.joining(", "));
  }

  private static boolean isNumber(String text, double number) {
    try {
      return Double.parseDouble(text) == number;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
