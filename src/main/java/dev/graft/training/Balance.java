package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done about classes with few images. */
public enum Balance {
  /** Nothing: each image counts the same. */
  @JsonProperty("none")
  NONE,
  /** Images of rare classes count more in the loss, so that each class weighs the same. */
  @JsonProperty("class-weights")
  CLASS_WEIGHTS,
  /** Images of rare classes come more often, so that each class comes as often. */
  @JsonProperty("sampling")
  SAMPLING
}
