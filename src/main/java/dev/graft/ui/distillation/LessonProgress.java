package dev.graft.ui.distillation;

import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a distillation stands, worked out from its events and the time at which they came. No clock
 * of its own, so that tests decide what time it is.
 */
final class LessonProgress {
  /** Seconds below which a speed says nothing. */
  private static final double SHORTEST = 2;

  private final int epochs;
  private final Optional<DistillationEstimate> estimate;
  private long looked;
  private long toLookAt;
  private long lookedFirst = -1;
  private double lookingBegan;
  private int epoch;
  private long done;
  private long total;
  private double places;
  private double placesFirst = -1;
  private double learningBegan;
  private double lastEpochSeconds = Double.NaN;
  private double now;

  /** A lesson of so many epochs that has not begun. */
  LessonProgress(int epochs, Optional<DistillationEstimate> estimate) {
    this.epochs = epochs;
    this.estimate = estimate;
  }

  /** Takes an event that came at a time in seconds. */
  void apply(DistillationEvent event, double seconds) {
    now = seconds;
    if (event instanceof DistillationEvent.Viewing e) {
      if (lookedFirst < 0) {
        // What was stored already says nothing about the speed.
        lookedFirst = e.done();
        lookingBegan = now;
      }
      looked = e.done();
      toLookAt = e.total();
    } else if (event instanceof DistillationEvent.Step e) {
      epoch = e.epoch();
      done = e.done();
      total = e.total();
      place(e.epoch() - 1 + e.done() / (double) Math.max(1, e.total()));
    } else if (event instanceof DistillationEvent.Epoch e) {
      // A resumed lesson tells its earlier epochs at once: no pace can be taken from them.
      boolean earlier = placesFirst < 0;
      lastEpochSeconds = e.seconds();
      epoch = e.epoch();
      done = 0;
      places = e.epoch();
      if (!earlier) {
        place(places);
      }
    }
  }

  private void place(double at) {
    places = at;
    if (placesFirst < 0) {
      placesFirst = at;
      learningBegan = now;
    }
  }

  /** Whether the teachers are looking. */
  boolean isViewing() {
    return toLookAt > 0 && looked < toLookAt && !isLearning();
  }

  /** Whether the student learns. */
  boolean isLearning() {
    return places > 0;
  }

  long looked() {
    return looked;
  }

  long toLookAt() {
    return toLookAt;
  }

  /** The share of the photographs that teachers have looked at; NaN before the first. */
  double teachersShare() {
    return isLearning() ? 1 : toLookAt == 0 ? Double.NaN : looked / (double) toLookAt;
  }

  /** The share of the epochs that are over; NaN before the first step. */
  double studentShare() {
    return isLearning() ? Math.min(1, places / epochs) : Double.NaN;
  }

  /** The epoch that is going on, from 1; 0 before. */
  int epoch() {
    return !isLearning() ? 0 : Math.min(epochs, done > 0 ? epoch : (int) places + 1);
  }

  int epochs() {
    return epochs;
  }

  /** Photographs or views a second, whichever goes on, if known. */
  OptionalDouble rate() {
    if (isLearning()) {
      double pace = secondsOfEpoch();
      return pace > 0 && total > 0 ? OptionalDouble.of(total / pace) : OptionalDouble.empty();
    }
    double took = now - lookingBegan;
    return looked > lookedFirst && took > SHORTEST
        ? OptionalDouble.of((looked - lookedFirst) / took)
        : OptionalDouble.empty();
  }

  /** Seconds left in all, if they can be told: measured where it goes on, estimated beyond. */
  OptionalDouble secondsLeft() {
    if (isLearning()) {
      double pace = secondsOfEpoch();
      return Double.isNaN(pace)
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.max(0, epochs - places) * pace);
    }
    OptionalDouble rate = rate();
    if (rate.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        (toLookAt - looked) / rate.getAsDouble()
            + estimate.map(DistillationEstimate::studentSeconds).orElse(0.0));
  }

  private double secondsOfEpoch() {
    double took = now - learningBegan;
    return placesFirst >= 0 && places > placesFirst && took > SHORTEST
        ? took / (places - placesFirst)
        : lastEpochSeconds;
  }
}
