package dev.graft.ui.train;

import dev.graft.training.BestEpoch;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.ChartLine;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The curves of a training, by epoch and by step, worked out from its events.
 *
 * <p>By epoch, training is measured over the whole epoch, and the epoch that is going on has a
 * provisional point. By step, each point is the mean over the images since the point before: events
 * tell means since the epoch's beginning, of which the differences are taken.
 */
public final class TrainCurves {
  private static final Texts TEXTS = Texts.in(TrainCurves.class);

  /** Curves of one kind along one axis: validation, training. */
  private static final class Pair {
    private final Curve validation = new Curve(TEXTS.get("curve.validation"));
    private final Curve training = new Curve(TEXTS.get("curve.training"));

    List<ChartLine> lines() {
      return List.of(ChartLine.main(validation), ChartLine.other(training));
    }

    void clear() {
      validation.clear();
      training.clear();
    }
  }

  private final Pair accuracy = new Pair();
  private final Pair loss = new Pair();
  private final Curve rate = new Curve(TEXTS.get("curve.rate"));
  private final Pair stepAccuracy = new Pair();
  private final Pair stepLoss = new Pair();
  private final Curve stepRate = new Curve(TEXTS.get("curve.rate"));
  private final List<TrainingEvent.Epoch> epochs = new ArrayList<>();
  private int wanted = 1;
  private double stepsPerEpoch = Double.NaN;
  private int epochsByStep;
  private Optional<TrainingEvent.Step> last = Optional.empty();

  /**
   * Begins anew.
   *
   * @param count how many epochs there will be
   * @param again whether the run that is shown goes on: it tells its epochs again, and its steps go
   *     on where they were
   */
  void begin(int count, boolean again) {
    wanted = count;
    epochs.clear();
    accuracy.clear();
    loss.clear();
    rate.clear();
    if (!again) {
      stepAccuracy.clear();
      stepLoss.clear();
      stepRate.clear();
      stepsPerEpoch = Double.NaN;
      epochsByStep = 0;
      last = Optional.empty();
    }
  }

  /** Takes an event; those that draw nothing do nothing. */
  void apply(TrainingEvent event) {
    if (event instanceof TrainingEvent.Step step && step.total() > 0) {
      step(step);
    } else if (event instanceof TrainingEvent.Epoch epoch) {
      epoch(epoch);
    }
  }

  private void step(TrainingEvent.Step s) {
    double x = s.epoch() - 1 + s.done() / (double) s.total();
    accuracy.training.addProvisional(x, s.trainAccuracy());
    loss.training.addProvisional(x, s.trainLoss());
    rate.addProvisional(x, s.learningRate());
    if (Double.isNaN(stepsPerEpoch)) {
      stepsPerEpoch = Math.max(1, Math.rint(s.step() / x));
      epochs.forEach(this::epochByStep);
    }
    double at = (double) s.step();
    // A run that goes on from an earlier checkpoint takes some steps again.
    List.of(stepAccuracy.training, stepLoss.training, stepRate)
        .forEach(c -> c.removeAfter(Math.nextDown(at)));
    since(s.epoch(), s.done(), s.trainAccuracy(), s.trainLoss(), at);
    stepRate.add(at, s.learningRate());
    last = Optional.of(s);
  }

  private void epoch(TrainingEvent.Epoch e) {
    epochs.add(e);
    accuracy.training.add(e.epoch(), e.trainAccuracy());
    accuracy.validation.add(e.epoch(), e.validationAccuracy());
    loss.training.add(e.epoch(), e.trainLoss());
    loss.validation.add(e.epoch(), e.validationLoss());
    rate.add(e.epoch(), e.learningRate());
    if (!Double.isNaN(stepsPerEpoch)) {
      epochByStep(e);
    }
  }

  private void epochByStep(TrainingEvent.Epoch e) {
    if (e.epoch() <= epochsByStep) {
      return;
    }
    epochsByStep = e.epoch();
    double x = e.epoch() * stepsPerEpoch;
    stepAccuracy.validation.add(x, e.validationAccuracy());
    stepLoss.validation.add(x, e.validationLoss());
    long total = last.map(TrainingEvent.Step::total).orElse(1L);
    since(e.epoch(), total, e.trainAccuracy(), e.trainLoss(), x);
    last = Optional.empty();
  }

  /** The mean over the images since the last step that was told, if that was of this epoch. */
  private void since(int epoch, long done, double meanAccuracy, double meanLoss, double x) {
    Optional<TrainingEvent.Step> before =
        last.filter(s -> s.epoch() == epoch && s.done() <= done && s.step() <= x);
    long from = before.map(TrainingEvent.Step::done).orElse(0L);
    if (done <= from) {
      return;
    }
    double accuracyBefore = before.map(TrainingEvent.Step::trainAccuracy).orElse(0.0);
    double lossBefore = before.map(TrainingEvent.Step::trainLoss).orElse(0.0);
    double images = done - from;
    double right = (meanAccuracy * done - accuracyBefore * from) / images;
    double nats = (meanLoss * done - lossBefore * from) / images;
    // What is a difference of rounded means may lie a little outside.
    stepAccuracy.training.add(x, Math.max(0, Math.min(1, right)));
    stepLoss.training.add(x, Math.max(0, nats));
  }

  /** Accuracy: validation, then training. */
  public List<ChartLine> accuracy(boolean bySteps) {
    return (bySteps ? stepAccuracy : accuracy).lines();
  }

  /** Loss: validation, then training. */
  public List<ChartLine> loss(boolean bySteps) {
    return (bySteps ? stepLoss : loss).lines();
  }

  /** The learning rate. */
  public List<ChartLine> rate(boolean bySteps) {
    return List.of(ChartLine.main(bySteps ? stepRate : rate));
  }

  /** Where the axis ends: all epochs, or all steps as far as they are known. */
  public double end(boolean bySteps) {
    if (!bySteps) {
      return Math.max(2, wanted);
    }
    return Double.isNaN(stepsPerEpoch) ? 1 : wanted * stepsPerEpoch;
  }

  /** The best epoch so far. */
  public Optional<TrainingEvent.Epoch> best() {
    return BestEpoch.of(epochs).filter(e -> !Double.isNaN(e.validationAccuracy()));
  }

  /** Where an epoch ends on the axis; empty if that is not known. */
  public Optional<Double> place(TrainingEvent.Epoch epoch, boolean bySteps) {
    if (!bySteps) {
      return Optional.of((double) epoch.epoch());
    }
    return Double.isNaN(stepsPerEpoch)
        ? Optional.empty()
        : Optional.of(epoch.epoch() * stepsPerEpoch);
  }

  /** All curves along an axis with names that say what each is, for a table. */
  public List<Curve> table(boolean bySteps) {
    List<Curve> table = new ArrayList<>();
    accuracy(bySteps).forEach(l -> table.add(renamed(l.curve(), TEXTS.get("curve.accuracy"))));
    loss(bySteps).forEach(l -> table.add(renamed(l.curve(), TEXTS.get("curve.loss"))));
    rate(bySteps).forEach(l -> table.add(l.curve()));
    return table;
  }

  private static Curve renamed(Curve curve, String what) {
    Curve copy = new Curve(curve.name() + " " + what);
    for (int i = 0; i < curve.size(); i++) {
      copy.add(curve.x(i), curve.y(i));
    }
    return copy;
  }
}
