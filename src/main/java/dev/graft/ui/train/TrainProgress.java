package dev.graft.ui.train;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.OptionalDouble;

/**
 * Where a training stands, worked out from its events and the time at which they came. No clock of
 * its own, so that tests decide what time it is.
 */
final class TrainProgress {
  /**
   * How much a new epoch counts in the mean of their lengths: the first one is often slower than
   * the rest.
   */
  private static final double NEWEST = 0.5;

  /** Seconds below which a speed says nothing. */
  private static final double SHORTEST = 0.2;

  private static final Texts TEXTS = Texts.in(TrainProgress.class);

  private final int epochs;
  private String run = "";
  private boolean extracting;
  private long extractDone;
  private long extractTotal;
  private long extractFirst;
  private double stageBegan = Double.NaN;
  private int epoch;
  private int epochsOver;
  private long done;
  private long stepFirst;
  private long total;
  private double secondsPerEpoch = Double.NaN;
  private double rate = Double.NaN;
  private double now;

  /** A training of so many epochs that has not begun. */
  TrainProgress(int epochs) {
    this.epochs = epochs;
  }

  /** Takes an event that came at a time in seconds. */
  void apply(TrainingEvent event, double seconds) {
    now = seconds;
    if (event instanceof TrainingEvent.Started started) {
      run = started.run();
    } else if (event instanceof TrainingEvent.PhaseBegins) {
      // More learns from here on, so the epochs take longer.
      secondsPerEpoch = Double.NaN;
    } else if (event instanceof TrainingEvent.Extracting e) {
      extracting(e);
    } else if (event instanceof TrainingEvent.Step step) {
      step(step);
    } else if (event instanceof TrainingEvent.Epoch e) {
      epoch(e);
    }
  }

  private void extracting(TrainingEvent.Extracting e) {
    if (!extracting) {
      extracting = true;
      stageBegan = now;
      // What the store knew already cost nothing and says nothing about the speed.
      extractFirst = e.done();
    }
    extractDone = e.done();
    extractTotal = e.total();
    double elapsed = now - stageBegan;
    rate =
        elapsed > SHORTEST && extractDone > extractFirst
            ? (extractDone - extractFirst) / elapsed
            : rate;
  }

  private void step(TrainingEvent.Step step) {
    if (extracting || epoch == 0) {
      // Learning has just begun; what was done before this moment took a time that nobody measured.
      extracting = false;
      stageBegan = now;
      stepFirst = step.done();
    }
    epoch = step.epoch();
    done = step.done();
    total = step.total();
    double elapsed = now - stageBegan;
    rate = elapsed > SHORTEST && done > stepFirst ? (done - stepFirst) / elapsed : rate;
  }

  private void epoch(TrainingEvent.Epoch e) {
    extracting = false;
    epochsOver = e.epoch();
    epoch = e.epoch();
    done = 0;
    secondsPerEpoch =
        Double.isNaN(secondsPerEpoch)
            ? e.seconds()
            : NEWEST * e.seconds() + (1 - NEWEST) * secondsPerEpoch;
    rate = total > 0 && e.seconds() > 0 ? total / e.seconds() : Double.NaN;
    stageBegan = now;
    stepFirst = 0;
  }

  /** Epochs that are over. */
  int epochsOver() {
    return epochsOver;
  }

  /** The run's id, blank before it is registered. */
  String run() {
    return run;
  }

  /** Whether the frozen part is running over the images. */
  boolean isExtracting() {
    return extracting;
  }

  /** The stage in words. */
  String stage() {
    if (extracting) {
      return TEXTS.format(
          "stage.extracting", Figures.count(extractDone), Figures.count(extractTotal));
    }
    if (epoch == 0) {
      return run.isEmpty() ? TEXTS.get("stage.starting") : TEXTS.get("stage.loading");
    }
    int current = Math.min(epochs, done > 0 ? epoch : epochsOver + 1);
    return TEXTS.format("stage.epoch", Figures.count(current), Figures.count(epochs));
  }

  /**
   * The share that is done of the extraction while that lasts, then of the epochs; NaN before
   * either.
   */
  double share() {
    if (extracting) {
      return extractTotal == 0 ? Double.NaN : extractDone / (double) extractTotal;
    }
    return epoch == 0 ? Double.NaN : epochsDone() / epochs;
  }

  private double epochsDone() {
    return epochsOver + (done > 0 && total > 0 ? done / (double) total : 0);
  }

  /** Images a second, if known. */
  OptionalDouble rate() {
    return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  /** Seconds left in this stage (extraction) or in all (epochs), if they can be told. */
  OptionalDouble secondsLeft() {
    if (extracting) {
      return rate > 0
          ? OptionalDouble.of((extractTotal - extractDone) / rate)
          : OptionalDouble.empty();
    }
    double left = epochs - epochsDone();
    if (!Double.isNaN(secondsPerEpoch)) {
      return OptionalDouble.of(left * secondsPerEpoch);
    }
    return rate > 0 && total > 0 ? OptionalDouble.of(left * total / rate) : OptionalDouble.empty();
  }
}
