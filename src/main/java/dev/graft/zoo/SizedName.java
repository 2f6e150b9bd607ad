package dev.graft.zoo;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code NAME@PX}: a backbone for pictures of another size. The weights of a convolutional network
 * do not depend on it; its layers may, where they pad. {@code NAME@scaled} and {@code
 * NAME@PX-scaled} decode large JPEG files at a fraction of their size.
 *
 * @param name the backbone's name
 * @param size rows and columns of its pictures; empty for its own
 * @param decoding at which size JPEG files are decoded
 */
record SizedName(String name, OptionalInt size, Preprocessing.Decoding decoding) {
  private static final Pattern FORM = Pattern.compile("(.+)@(?:(\\d{2,4})(-scaled)?|(scaled))");
  private static final int SMALLEST = 32;
  private static final int LARGEST = 1024;

  /** What words say, if they have this form. */
  static Optional<SizedName> parse(String words) {
    Matcher matcher = FORM.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean scaled = matcher.group(3) != null || matcher.group(4) != null;
    return Optional.of(
        new SizedName(
            matcher.group(1),
            matcher.group(2) == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(matcher.group(2))),
            scaled ? Preprocessing.Decoding.SCALED : Preprocessing.Decoding.WHOLE));
  }

  /** The backbone that reads pictures so; at another size without a classifier. */
  Backbone of(Backbone b) {
    Backbone sized = size.isPresent() ? of(b, size.getAsInt()) : b;
    Preprocessing p = sized.preprocessing();
    String words =
        (size.isPresent() ? "" + size.getAsInt() : "")
            + (size.isPresent() && decoding == Preprocessing.Decoding.SCALED ? "-" : "")
            + (decoding == Preprocessing.Decoding.SCALED ? decoding.word() : "");
    return new Backbone(
        b.name() + "@" + words,
        sized.architecture(),
        sized.network(),
        sized.featureLayer(),
        sized.blocks(),
        new Preprocessing(p.height(), p.width(), p.fit(), p.scaling(), decoding),
        sized.classNames(),
        sized.licence(),
        sized.source(),
        sized.fingerprint());
  }

  private static Backbone of(Backbone b, int size) {
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
        b.name(),
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
