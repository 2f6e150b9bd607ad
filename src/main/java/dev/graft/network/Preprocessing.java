package dev.graft.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.graft.errors.GraftException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a picture before the first layer sees it.
 *
 * @param height rows that the network wants
 * @param width columns that the network wants
 * @param fit how a picture of another shape is made to fit; always bilinear without antialiasing
 * @param scaling how RGB 0..255 becomes what the network was trained on; this part is inside every
 *     exported graph
 * @param decoding at which size a JPEG file is decoded
 */
public record Preprocessing(
    int height, int width, Fit fit, Scaling scaling, @JsonIgnore Decoding decoding) {
  /** Pictures that are decoded at their own size. */
  public Preprocessing(int height, int width, Fit fit, Scaling scaling) {
    this(height, width, fit, scaling, Decoding.WHOLE);
  }

  /** Reads one; where nothing is said of decoding, it is at the picture's own size. */
  @JsonCreator
  static Preprocessing read(
      @JsonProperty("height") int height,
      @JsonProperty("width") int width,
      @JsonProperty("fit") Fit fit,
      @JsonProperty("scaling") Scaling scaling,
      @JsonProperty("jpeg") @Nullable Decoding jpeg) {
    return new Preprocessing(height, width, fit, scaling, jpeg == null ? Decoding.WHOLE : jpeg);
  }

  /** How JPEG files are decoded, where that is not at their own size. */
  @JsonProperty("jpeg")
  Optional<Decoding> jpeg() {
    return Optional.of(decoding).filter(d -> d != Decoding.WHOLE);
  }

  /**
   * The same without the arithmetic on numbers.
   *
   * @return how pixels are read
   */
  public Preprocessing unscaled() {
    return new Preprocessing(height, width, fit, Scaling.NONE, decoding);
  }

  /** At which size a JPEG file is decoded. */
  public enum Decoding {
    /** At its own, as Keras does. */
    WHOLE,
    /**
     * At a half, a quarter or an eighth of its own, the smallest that is not smaller than what the
     * network wants: each block of 8 x 8 pixels becomes its low frequencies. Faster for large
     * photographs, and other numbers.
     */
    SCALED;

    /**
     * The word of the command line.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a picture of another shape is made to fit. */
  public enum Fit {
    /** Both sides scaled independently, as Keras does. */
    STRETCH,
    /** The centred square, scaled, as Teachable Machine does. */
    CENTER_CROP,
    /** The whole picture, scaled, with black beside it. */
    PAD
  }

  /** The arithmetic on RGB 0..255. */
  public enum Scaling {
    /** To -1..1: x / 127.5 - 1. */
    SYMMETRIC,
    /** To 0..1: x / 255. */
    UNIT,
    /** BGR minus the ImageNet mean (103.939, 116.779, 123.68). */
    CAFFE,
    /** To 0..1, minus (0.485, 0.456, 0.406), over (0.229, 0.224, 0.225). */
    TORCH,
    /** As it is; the network scales by itself. */
    NONE;

    /**
     * Finds by the word of the command line.
     *
     * @param word symmetric, unit, caffe, torch or none
     * @return the scaling
     * @throws GraftException if there is no such word
     */
    public static Scaling of(String word) {
      for (Scaling s : values()) {
        if (s.name().equalsIgnoreCase(word)) {
          return s;
        }
      }
      throw new GraftException(
          "There is no preprocessing " + word + "; use symmetric, unit, caffe, torch or none.");
    }

    /**
     * The word of the command line.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
