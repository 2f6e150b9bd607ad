package dev.graft.network;

import java.util.Locale;
import java.util.Optional;

/** An elementwise function (softmax: over the last axis), by its Keras name in lower case. */
public enum Activation {
  LINEAR,
  RELU,
  RELU6,
  SIGMOID,
  SOFTMAX,
  SWISH,
  TANH,
  ELU,
  SELU,
  GELU,
  SOFTPLUS,
  HARD_SIGMOID;

  /**
   * The name in Keras files.
   *
   * @return for instance {@code hard_sigmoid}
   */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds by Keras name.
   *
   * @param name for instance {@code relu}; {@code silu} is swish
   * @return the function, or empty if it is not known here
   */
  public static Optional<Activation> ofKeras(String name) {
    if (name.equals("silu")) {
      return Optional.of(SWISH);
    }
    for (Activation a : values()) {
      if (a.kerasName().equals(name)) {
        return Optional.of(a);
      }
    }
    return Optional.empty();
  }
}
