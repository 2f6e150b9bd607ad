package dev.graft.ui.race;

import dev.graft.advice.race.RaceResult;
import dev.graft.advice.race.Runner;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A line of the race's table. Belongs to the JavaFX thread. */
public final class RaceRow {
  private final String name;
  private final Optional<Runner> runner;
  private final ObjectProperty<Standing> standing =
      new SimpleObjectProperty<>(new Standing.Waiting());
  private final BooleanProperty chosen = new SimpleBooleanProperty();

  /** How far a backbone is. */
  public sealed interface Standing {
    /** Its turn is to come. */
    record Waiting() implements Standing {}

    /** It is looking at the pictures; {@code share} is from 0 to 1. */
    record Running(double share) implements Standing {}

    /**
     * It has arrived.
     *
     * @param result how it did
     * @param place what the report says of it, once all have arrived
     */
    record Arrived(RaceResult result, Place place) implements Standing {}

    /** It could not run, and a sentence why. */
    record Failed(String sentence) implements Standing {}

    /** The race was stopped before its turn was over. */
    record Stopped() implements Standing {}
  }

  /** What the report says of one that arrived. */
  public enum Place {
    /** Nothing yet, or that others are better. */
    NONE,
    /** So few pictures cannot tell it from the best. */
    LEADING,
    /** The fastest of those that lead. */
    RECOMMENDED
  }

  RaceRow(String name, Optional<Runner> runner) {
    this.name = name;
    this.runner = runner;
  }

  /** The backbone's name. */
  public String name() {
    return name;
  }

  /** What is known of it; empty for one that could not even be looked at. */
  Optional<Runner> runner() {
    return runner;
  }

  /** How far it is. */
  public ObjectProperty<Standing> standingProperty() {
    return standing;
  }

  /** Whether the session has chosen it. */
  public BooleanProperty chosenProperty() {
    return chosen;
  }

  /** How it did, once it has arrived. */
  Optional<RaceResult> result() {
    return standing.get() instanceof Standing.Arrived a
        ? Optional.of(a.result())
        : Optional.empty();
  }

  /** Whether it can be chosen: it is here and did not fail. */
  boolean isChoosable() {
    return !(standing.get() instanceof Standing.Failed);
  }
}
