package dev.graft.features;

import dev.graft.json.Json;
import dev.graft.network.Preprocessing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Everything besides the image that decides a stored feature. Two trainings share features exactly
 * if all of this is equal.
 *
 * @param weights fingerprint of the weights below the cut
 * @param cut the layer whose output is stored
 * @param preprocessing what happens to the picture first
 * @param numerics engine, batch shape, folding, element type
 * @param decoder version of image decoding and resizing
 */
public record ShelfKey(
    String weights, String cut, Preprocessing preprocessing, String numerics, String decoder) {
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
