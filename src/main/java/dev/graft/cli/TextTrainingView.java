package dev.graft.cli;

import dev.graft.training.TrainingEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows a training to people: a line that is rewritten while they watch, now and then a line where
 * the output goes to a file, a row for each epoch, and at the end where the result is.
 */
final class TextTrainingView implements TrainingView {
  private static final long QUIET_NANOS = 10_000_000_000L;
  private static final int SKIPPED_SHOWN = 20;
  private static final String ROW = "%5s  %10s  %8s  %15s  %8s  %8s  %s";

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private volatile Optional<TrainingEvent.Started> started = Optional.empty();
  private Optional<ProgressMeter> meter = Optional.empty();
  private int meteredEpoch = -1;
  private boolean header;
  private long lastLine;

  /**
   * Makes a view.
   *
   * @param terminal where to
   * @param nanoTime a clock like {@link System#nanoTime}
   */
  TextTrainingView(Terminal terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.lastLine = nanoTime.getAsLong();
  }

  @Override
  public Optional<TrainingEvent.Started> started() {
    return started;
  }

  @Override
  public synchronized void accept(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started e) {
      started = Optional.of(e);
      terminal.line(e.run() + " in " + e.project());
      terminal.status("Loading the engine");
    } else if (event instanceof TrainingEvent.PhaseBegins e) {
      say(
          "Phase %d of %d: %s parameters learn, above %s."
              .formatted(e.phase(), e.phases(), Words.count(e.trainableParameters()), e.cut()));
    } else if (event instanceof TrainingEvent.Extracting e) {
      progress(0, "Frozen part", e.done(), e.total(), "");
    } else if (event instanceof TrainingEvent.Step e) {
      String note = "loss " + Words.loss(e.trainLoss()) + "  " + Words.percent(e.trainAccuracy());
      progress(e.epoch(), "Epoch " + e.epoch(), e.done(), e.total(), note);
    } else if (event instanceof TrainingEvent.Epoch e) {
      epoch(e);
    } else if (event instanceof TrainingEvent.SmallerBatch e) {
      say(Words.smallerBatch(e));
    } else if (event instanceof TrainingEvent.Rounded e) {
      say(Words.rounded(e));
    } else if (event instanceof TrainingEvent.Finished e) {
      finished(e);
    } else if (event instanceof TrainingEvent.Stopped e) {
      stopped(e);
    }
  }

  @Override
  public synchronized void stopping() {
    terminal.status("Stopping");
  }

  private void progress(int phase, String label, long done, long total, String note) {
    if (meter.isEmpty() || meteredEpoch != phase) {
      meter = Optional.of(new ProgressMeter("images", nanoTime));
      meteredEpoch = phase;
    }
    String line = meter.get().line(label, done, total, note);
    if (terminal.interactive()) {
      terminal.status(line);
    } else if (nanoTime.getAsLong() - lastLine >= QUIET_NANOS) {
      say(line);
    }
  }

  private void epoch(TrainingEvent.Epoch e) {
    if (!header) {
      header = true;
      say(
          String.format(
              Locale.ROOT,
              ROW,
              "epoch",
              "train loss",
              "accuracy",
              "validation loss",
              "accuracy",
              "rate",
              "time"));
    }
    say(
        String.format(
            Locale.ROOT,
            ROW,
            e.epoch(),
            Words.loss(e.trainLoss()),
            Words.percent(e.trainAccuracy()),
            Words.loss(e.validationLoss()),
            Words.percent(e.validationAccuracy()),
            Words.rate(e.learningRate()),
            Words.duration(e.seconds())));
  }

  private void finished(TrainingEvent.Finished e) {
    say("");
    say(
        "%s is finished after %s: %s for the frozen part, %s for the epochs."
            .formatted(
                e.run(),
                Words.duration(e.seconds()),
                Words.duration(e.extractSeconds()),
                Words.duration(e.trainSeconds())));
    e.keptEpoch()
        .filter(k -> e.stoppedEarly())
        .ifPresent(k -> say("It stopped early; the bundle has the weights of epoch " + k + "."));
    say(
        Double.isFinite(e.validationAccuracy())
            ? "Validation accuracy: " + Words.percent(e.validationAccuracy())
            : "There were no images for validation, so nothing says how good it is.");
    say(
        "Learned %s of %s parameters, above %s."
            .formatted(
                Words.count(e.trainableParameters()), Words.count(e.totalParameters()), e.cut()));
    skipped(e);
    say("Bundle: " + e.bundle().toAbsolutePath());
    say(
        "Predict with it: graft predict --model "
            + Words.quoted(e.bundle().toAbsolutePath())
            + " IMAGE...");
  }

  private void skipped(TrainingEvent.Finished e) {
    if (e.skipped().isEmpty()) {
      return;
    }
    say("Skipped " + Words.count(e.skipped().size(), "file") + ":");
    e.skipped().stream()
        .limit(SKIPPED_SHOWN)
        .forEach(s -> say("  " + s.file() + ": " + s.reason()));
    if (e.skipped().size() > SKIPPED_SHOWN) {
      say("  and " + Words.count(e.skipped().size() - SKIPPED_SHOWN) + " more");
    }
  }

  private void stopped(TrainingEvent.Stopped e) {
    say(
        e.epoch() == 0
            ? e.run() + " was stopped before its first epoch was over."
            : e.run() + " was stopped; epoch " + e.epoch() + " is kept.");
    started.ifPresent(
        s ->
            say(
                "Go on with it: graft resume "
                    + e.run()
                    + " --project "
                    + Words.quoted(s.project().toAbsolutePath())));
  }

  private void say(String line) {
    terminal.line(line);
    lastLine = nanoTime.getAsLong();
  }
}
