package dev.graft.features;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.json.Json;
import dev.graft.network.Preprocessing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Everything besides the image that decides a stored feature. Two trainings share features exactly
 * if all of this is equal.
 *
 * @param weights fingerprint of the weights below the cut
 * @param cut the layer whose output is stored
 * @param preprocessing what happens to the picture first
 * @param numerics engine, batch shape, folding, element type of the computing
 * @param decoder version of image decoding and resizing
 * @param precision how exactly the feature is kept; part of the digest where it is not single
 * @param changes how the pictures were changed at random first; empty for pictures as they are, and
 *     then it is no part of the digest
 */
public record ShelfKey(
    String weights,
    String cut,
    Preprocessing preprocessing,
    String numerics,
    String decoder,
    @JsonIgnore Precision precision,
    Optional<Changes> changes) {
  /**
   * What decides the variants of a picture besides its content and the variant's number.
   *
   * @param augmentation the changes of single pictures; mixing and the number of variants decide
   *     nothing and must be off
   * @param seed of the draws
   * @param version of the drawing and the arithmetic
   */
  public record Changes(Augmentation augmentation, long seed, int version) {
    /** Checks that nothing counts that decides nothing. */
    public Changes {
      if (!augmentation.equals(augmentation.ofSinglePictures())) {
        throw new IllegalArgumentException("mixing decides nothing of a stored feature");
      }
    }
  }

  /** The key of pictures as they are, kept as exactly as they were computed. */
  public ShelfKey(
      String weights, String cut, Preprocessing preprocessing, String numerics, String decoder) {
    this(weights, cut, preprocessing, numerics, decoder, Precision.SINGLE, Optional.empty());
  }

  /**
   * The key of the same features, kept otherwise.
   *
   * @param other how exactly
   * @return all else as it is
   */
  public ShelfKey in(Precision other) {
    return new ShelfKey(weights, cut, preprocessing, numerics, decoder, other, changes);
  }

  /**
   * The key of variants of the same pictures.
   *
   * @param how they are changed
   * @return all else as it is
   */
  public ShelfKey changed(Changes how) {
    return new ShelfKey(
        weights, cut, preprocessing, numerics, decoder, precision, Optional.of(how));
  }

  /** The precision where numbers are rounded; shelves of before there was a choice have none. */
  @JsonProperty("rounded")
  Optional<Precision> rounded() {
    return Optional.of(precision).filter(p -> p != Precision.SINGLE);
  }

  /**
   * A name for the shelf's folder.
   *
   * @return 32 hexadecimal digits of the SHA-256 of all parts
   */
  public String digest() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.line(this).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
