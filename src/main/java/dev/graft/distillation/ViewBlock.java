package dev.graft.distillation;

import dev.graft.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that decides a block of stored views: some views of all photographs of one folder.
 * More views are more blocks, and another folder has blocks of its own, so that what is there stays
 * useful.
 *
 * @param photographs a fingerprint of their contents in order
 * @param first number of the first view
 * @param end number behind the last view
 * @param size rows and columns of the stored pixels
 * @param teachers fingerprint and preprocessing of each teacher
 * @param shapes what each teacher gives
 * @param numerics engine and decoder
 * @param seed of the views
 */
record ViewBlock(
    String photographs,
    int first,
    int end,
    int size,
    List<String> teachers,
    List<TeacherShape> shapes,
    String numerics,
    long seed) {
  /** Views of a block: a photograph is decoded once for all of them. */
  static final int VIEWS = 8;

  int pixelBytes() {
    return size * size * 3;
  }

  int targets() {
    return shapes.stream().mapToInt(TeacherShape::outputs).sum();
  }

  /** A name for the block's folder. */
  String digest() {
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
