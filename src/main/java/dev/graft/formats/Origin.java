package dev.graft.formats;

import dev.graft.errors.GraftException;

/**
 * Where something was read from, for sentences.
 *
 * @param shown the file as the person knows it; for a file inside a zip, not the temporary copy
 */
record Origin(String shown) {
  /** More JSON than this is no model: the largest Keras topologies have a few megabytes. */
  static final long MAX_JSON_BYTES = 64L << 20;

  /** All weights together must fit into one memory-mapped buffer. */
  static final long MAX_WEIGHT_BYTES = Integer.MAX_VALUE;

  /** A file inside this one. */
  Origin inside(String name) {
    return new Origin(shown + " (" + name + ")");
  }

  /** A failure; the words go on after the file's name and end without a full stop. */
  GraftException bad(String words) {
    return new GraftException(sentence(words));
  }

  /** A failure with its cause. */
  GraftException bad(String words, Throwable cause) {
    return new GraftException(sentence(words), cause);
  }

  private String sentence(String words) {
    return shown + " " + words + (words.endsWith("?") ? "" : ".");
  }

  /** A failure to read at all. */
  GraftException unreadable(Throwable cause) {
    return bad("cannot be read (" + cause.getMessage() + "); check the file and its rights", cause);
  }
}
