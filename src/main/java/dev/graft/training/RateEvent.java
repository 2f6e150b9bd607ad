package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happens while a learning rate is looked for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RateEvent.Extracting.class, name = "extracting"),
  @JsonSubTypes.Type(value = RateEvent.Found.class, name = "found"),
})
public sealed interface RateEvent {
  /** So many of so many images have features. */
  record Extracting(long done, long total) implements RateEvent {}

  /** The search is over. */
  record Found(RateCurve curve) implements RateEvent {}
}
