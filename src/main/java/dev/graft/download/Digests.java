package dev.graft.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The digests of a file, computed in one reading.
 *
 * @param md5 MD5 in lower-case hexadecimal
 * @param sha1 SHA-1 in lower-case hexadecimal
 * @param sha256 SHA-256 in lower-case hexadecimal
 */
public record Digests(String md5, String sha1, String sha256) {
  private static final int CHUNK = 1 << 16;

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its digests
   * @throws IOException if it cannot be read
   */
  public static Digests of(Path file) throws IOException {
    return of(file, () -> false).orElseThrow();
  }

  /** The digests; empty if somebody stopped the reading. */
  static Optional<Digests> of(Path file, BooleanSupplier stopped) throws IOException {
    MessageDigest md5 = digest(Checksum.Algorithm.MD5);
    MessageDigest sha1 = digest(Checksum.Algorithm.SHA_1);
    MessageDigest sha256 = digest(Checksum.Algorithm.SHA_256);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (stopped.getAsBoolean()) {
          return Optional.empty();
        }
        md5.update(chunk, 0, n);
        sha1.update(chunk, 0, n);
        sha256.update(chunk, 0, n);
      }
    }
    HexFormat hex = HexFormat.of();
    return Optional.of(
        new Digests(
            hex.formatHex(md5.digest()),
            hex.formatHex(sha1.digest()),
            hex.formatHex(sha256.digest())));
  }

  /**
   * Compares with what was published.
   *
   * @param checksum what was published
   * @return whether the file is that one
   */
  public boolean matches(Checksum checksum) {
    return get(checksum.algorithm()).equals(checksum.hex());
  }

  /**
   * One of the digests.
   *
   * @param algorithm which
   * @return in lower-case hexadecimal
   */
  public String get(Checksum.Algorithm algorithm) {
    return switch (algorithm) {
      case MD5 -> md5;
      case SHA_1 -> sha1;
      case SHA_256 -> sha256;
    };
  }

  private static MessageDigest digest(Checksum.Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.standardName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has these digests", e);
    }
  }
}
