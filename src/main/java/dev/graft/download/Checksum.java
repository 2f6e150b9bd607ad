package dev.graft.download;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody published to recognise a file by.
 *
 * @param algorithm how it is computed
 * @param hex the digest in lower-case hexadecimal
 */
public record Checksum(Algorithm algorithm, String hex) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  /** A digest that files are published with. */
  public enum Algorithm {
    /** Not proof against forgery, but all that was published for many files. */
    MD5("MD5", 32),
    /** Not proof against forgery either. */
    SHA_1("SHA-1", 40),
    /** SHA-2 of 256 bits. */
    SHA_256("SHA-256", 64);

    private final String standardName;
    private final int digits;

    Algorithm(String standardName, int digits) {
      this.standardName = standardName;
      this.digits = digits;
    }

    /**
     * The name.
     *
     * @return as Java and people write it
     */
    public String standardName() {
      return standardName;
    }
  }

  /** Checks the number of digits and makes them lower case. */
  public Checksum {
    hex = hex.toLowerCase(Locale.ROOT);
    if (hex.length() != algorithm.digits || !HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "not a digest of " + algorithm.standardName() + ": " + hex);
    }
  }

  @Override
  public String toString() {
    return algorithm.standardName() + " " + hex;
  }
}
