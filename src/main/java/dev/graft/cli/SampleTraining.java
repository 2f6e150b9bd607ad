package dev.graft.cli;

import dev.graft.cli.DotCanvas.Stroke;
import dev.graft.cli.TerminalChart.Curve;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What happens instead of the window where there is no display: the sample project is trained here,
 * and ends with a picture.
 */
public final class SampleTraining {
  private final Context context;

  /**
   * The sample.
   *
   * @param data its folder of class folders, or of {@code train} and {@code val} folders
   * @param heldOut a folder of class folders with images that are not learned from, for the
   *     confusion matrix
   * @param backbone what to train on
   * @param project where the run goes
   * @param epochs passes over the images
   */
  public record Sample(
      Path data, Optional<Path> heldOut, String backbone, Path project, int epochs) {}

  private record Measured(String what, Path data) {}

  /**
   * Wires it.
   *
   * @param workbench starts the workbench
   * @param terminal where to write
   */
  public SampleTraining(Supplier<Workbench> workbench, Terminal terminal) {
    this.context = new Context(workbench, terminal);
  }

  /**
   * Trains the sample and draws what came out.
   *
   * @param sample what to train
   * @return the exit code
   */
  public int run(Sample sample) {
    Terminal terminal = context.terminal();
    terminal.line("There is no display, so Graft trains its sample project here in the terminal.");
    TrainingView view = TrainingView.of(terminal, false);
    List<TrainingEvent.Epoch> epochs = new CopyOnWriteArrayList<>();
    List<TrainingEvent.Finished> finished = new CopyOnWriteArrayList<>();
    try {
      return new TrainingRun(context)
          .watch(
              view,
              (workbench, listener) ->
                  workbench.train(
                      request(sample),
                      event -> {
                        if (event instanceof TrainingEvent.Epoch e) {
                          epochs.add(e);
                        } else if (event instanceof TrainingEvent.Finished f) {
                          finished.add(f);
                        }
                        listener.accept(event);
                      }),
              workbench -> {
                terminal.line("");
                draw(epochs);
                finished.forEach(f -> confusion(workbench, f, sample));
              });
    } catch (InterruptedException | RuntimeException e) {
      return new Failures(terminal).report(e, false);
    }
  }

  private static TrainingRequest request(Sample sample) {
    return new TrainingRequest(
        sample.data(),
        Optional.of(sample.backbone()),
        new FreezePlan.AllFrozen(),
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        sample.epochs(),
        Defaults.BATCH,
        OptionalDouble.empty(),
        Defaults.VALIDATION,
        0,
        Defaults.SEED,
        Optional.of(sample.project()),
        Optional.empty());
  }

  private void draw(List<TrainingEvent.Epoch> epochs) {
    if (epochs.isEmpty()) {
      return;
    }
    Terminal terminal = context.terminal();
    List<Curve> accuracy =
        List.of(
            curve("validation", epochs, TrainingEvent.Epoch::validationAccuracy, Stroke.SOLID),
            curve("training", epochs, TrainingEvent.Epoch::trainAccuracy, Stroke.DOTTED));
    List<Curve> loss =
        List.of(
            curve("validation", epochs, TrainingEvent.Epoch::validationLoss, Stroke.SOLID),
            curve("training", epochs, TrainingEvent.Epoch::trainLoss, Stroke.DOTTED));
    double lowest = Math.floor(extreme(accuracy, false) * 10) / 10;
    TerminalChart.curves(
            "Accuracy", accuracy, Math.min(0.9, lowest), 1, Words::percent, terminal.braille())
        .forEach(terminal::line);
    terminal.line("");
    TerminalChart.curves(
            "Loss", loss, 0, Math.max(1e-6, extreme(loss, true)), Words::loss, terminal.braille())
        .forEach(terminal::line);
  }

  private static Curve curve(
      String name,
      List<TrainingEvent.Epoch> epochs,
      ToDoubleFunction<TrainingEvent.Epoch> value,
      Stroke stroke) {
    return new Curve(name, epochs.stream().mapToDouble(value).boxed().toList(), stroke);
  }

  private static double extreme(List<Curve> curves, boolean greatest) {
    java.util.DoubleSummaryStatistics all =
        curves.stream()
            .flatMap(c -> c.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    return all.getCount() == 0 ? 0 : greatest ? all.getMax() : all.getMin();
  }

  private void confusion(Workbench workbench, TrainingEvent.Finished finished, Sample sample) {
    // An honest name for what is measured: without held-out images, most of these were learned
    // from.
    Measured measured =
        sample
            .heldOut()
            .map(folder -> new Measured("images that it did not learn from", folder))
            .orElseGet(
                () -> new Measured("all images, those it learned from included", sample.data()));
    Workbench.Evaluated evaluated =
        workbench.evaluate(finished.bundle().toString(), measured.data());
    Terminal terminal = context.terminal();
    terminal.line("");
    terminal.line(
        "%s right of %s (%s)"
            .formatted(
                Words.percent(evaluated.evaluation().accuracy()),
                Words.count(evaluated.evaluation().images(), "image"),
                measured.what()));
    TerminalChart.confusion(evaluated.evaluation()).forEach(terminal::line);
  }
}
