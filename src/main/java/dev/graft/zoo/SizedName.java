package dev.graft.zoo;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code NAME@PX}: a backbone for pictures of another size. The weights of a convolutional network
 * do not depend on it; its layers may, where they pad.
 *
 * @param name the backbone's name
 * @param size rows and columns of its pictures
 */
record SizedName(String name, int size) {
  private static final Pattern FORM = Pattern.compile("(.+)@(\\d{2,4})");
  private static final int SMALLEST = 32;
  private static final int LARGEST = 1024;

  /** What words say, if they have this form. */
  static Optional<SizedName> parse(String words) {
    Matcher matcher = FORM.matcher(words);
    return matcher.matches()
        ? Optional.of(new SizedName(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The backbone at this size, without a classifier, which was made for another. */
  Backbone of(Backbone b) {
    if (size < SMALLEST || size > LARGEST) {
      throw new GraftException(
          "A size is from " + SMALLEST + " to " + LARGEST + ", not " + size + ".");
    }
    if (b.architecture().equals("custom")) {
      throw new GraftException(
          b.name() + " has no architecture that Graft knows, so its size cannot be changed.");
    }
    Variant variant = Architectures.parse(b.architecture());
    Network network = variant.network(size, 0);
    Preprocessing p = b.preprocessing();
    return new Backbone(
        b.name() + "@" + size,
        b.architecture(),
        network,
        variant.architecture().featureLayer(),
        variant.architecture().blocks(network),
        new Preprocessing(size, size, p.fit(), p.scaling()),
        List.of(),
        b.licence(),
        b.source(),
        b.fingerprint());
  }

  /** The same with its weights. */
  PretrainedBackbone of(PretrainedBackbone b) {
    Backbone sized = of(b.backbone());
    return new PretrainedBackbone(sized, b.weights().fitting(sized.network()));
  }
}
