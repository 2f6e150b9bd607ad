package dev.graft.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a content: its SHA-256 as 64 lowercase hexadecimal digits. It does not depend on
 * the name, the place or the time of a file.
 */
public final class Fingerprint {
  /** Up to this size a file is read at once, which is faster than in pieces. */
  private static final long AT_ONCE_BYTES = 4L << 20;

  private static final int PIECE_BYTES = 1 << 16;

  private Fingerprint() {}

  /** The fingerprint of some bytes. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(newDigest().digest(content));
  }

  /**
   * The fingerprint of a file's content.
   *
   * @throws IOException if the file cannot be read
   */
  public static String of(Path file) throws IOException {
    if (Files.size(file) <= AT_ONCE_BYTES) {
      return of(Files.readAllBytes(file));
    }
    MessageDigest digest = newDigest();
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
