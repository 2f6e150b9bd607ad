package dev.graft.prediction;

/** Why a picture is of none of the classes, as far as a model can tell. */
public enum Unknown {
  /** It is far from all pictures that the model knows. */
  UNLIKE,
  /** The most probable class is less probable than the threshold. */
  UNSURE
}
