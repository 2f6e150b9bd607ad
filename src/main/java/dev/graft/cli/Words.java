package dev.graft.cli;

import dev.graft.prediction.Unknown;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.Locale;

/** Numbers, times and paths as people read them. */
public final class Words {
  private Words() {}

  /** For instance {@code 96.5%}; a dash for what is not known. */
  public static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : "-";
  }

  /** For instance {@code 0.6931}; a dash for what is not known. */
  public static String loss(double nats) {
    return Double.isFinite(nats) ? String.format(Locale.ROOT, "%.4f", nats) : "-";
  }

  /** For instance {@code 0.001} or {@code 1.25e-05}: at most three digits. */
  public static String rate(double rate) {
    return String.format(Locale.ROOT, "%.3g", rate)
        .replaceFirst("(\\.\\d*?)0+(e|$)", "$1$2")
        .replaceFirst("\\.(e|$)", "$1");
  }

  /** What a person is told when a batch becomes smaller. */
  static String smallerBatch(TrainingEvent.SmallerBatch smaller) {
    return "There is not enough memory for %s in a step (%s): the run goes on with %d."
        .formatted(count(smaller.from(), "image"), smaller.reason(), smaller.to());
  }

  /** What a person is told of features that are kept in half precision. */
  static String rounded(TrainingEvent.Rounded rounded) {
    return "Half precision in the store: on %s it moved no probability by more than %s."
        .formatted(count(rounded.pictures(), "picture"), rate(rounded.largestDifference()));
  }

  /** For instance {@code 410,208}. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** For instance {@code 1 image} or {@code 2 images}. */
  public static String count(long n, String one) {
    return count(n) + " " + one + (n == 1 ? "" : "s");
  }

  /** For instance {@code 14.5 MB}. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, bytes < 99_950_000 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
  }

  /** For instance {@code 0.8 s}, {@code 12 s}, {@code 1 min 12 s}, {@code 2 h 3 min}. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "-";
    }
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** Why a picture is of none of the classes. */
  static String unknown(Unknown why) {
    return switch (why) {
      case UNLIKE -> "unknown: unlike all pictures that the model knows";
      case UNSURE -> "unknown: the model is not sure enough of any class";
    };
  }

  /** An argument as it may be typed into a shell. */
  public static String quoted(Path path) {
    String text = path.toString();
    if (text.matches("[\\p{L}\\p{N}_@%+=:,./\\\\-]+")) {
      return text;
    }
    return java.io.File.separatorChar == '\\'
        ? '"' + text + '"'
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
