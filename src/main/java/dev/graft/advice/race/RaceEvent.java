package dev.graft.advice.race;

import java.util.List;

/** What a race tells while it goes on. */
public sealed interface RaceEvent {
  /**
   * The pictures of the sample are being read for the first time.
   *
   * @param done how many were read
   * @param total all of the sample
   */
  record Reading(long done, long total) implements RaceEvent {}

  /**
   * The race begins.
   *
   * @param field what all have in common
   * @param runners who takes part, in the order in which they run: the small ones first
   */
  record Started(RaceField field, List<Runner> runners) implements RaceEvent {}

  /**
   * A backbone is looking at the pictures.
   *
   * @param backbone its name
   * @param done pictures that have features
   * @param total all of the sample
   */
  record Running(String backbone, long done, long total) implements RaceEvent {}

  /** A backbone has arrived. */
  record Arrived(RaceResult result) implements RaceEvent {}

  /** A backbone could not run; the race goes on. */
  record Failed(RaceReport.Failure failure) implements RaceEvent {}

  /** The race is over; the last event unless it fails or is cancelled. */
  record Finished(RaceReport report) implements RaceEvent {}
}
