package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Prediction;
import dev.graft.prediction.Unknown;
import dev.graft.workbench.Workbench;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft predict}. */
@Command(
    name = "predict",
    description = "Say what is in images.",
    footer = {"", "Write -- before images whose names begin with a hyphen."})
final class PredictCommand implements Callable<Integer> {
  private static final int SHOWN_TO_PEOPLE = 5;
  private static final int BAR = 20;

  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "BUNDLE|NAME|PATH",
      description = "What predicts: a bundle, a backbone with a classifier, or a model file.")
  private String model;

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "Only the K most probable classes; without it 5, and all with --json.")
  private Optional<Integer> top;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Say unknown below this probability, from 0 to 1; without it the model's own threshold.")
  private Optional<Double> threshold;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Images.")
  private List<String> images;

  PredictCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (top.isPresent() && top.get() < 1) {
      throw new ParameterException(
          spec.commandLine(), "--top must be at least 1, not " + top.get() + ".");
    }
    if (threshold.isPresent() && !(threshold.get() >= 0 && threshold.get() <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--threshold must be from 0 to 1, not " + threshold.get() + ".");
    }
    Answers answers = new Answers();
    List<Path> paths = new ArrayList<>();
    for (String image : images) {
      try {
        paths.add(Path.of(image));
        answers.expect(image, Optional.empty());
      } catch (InvalidPathException e) {
        answers.expect(image, Optional.of("not a name that a file can have"));
      }
    }
    try (Workbench workbench = context.workbench().get()) {
      workbench.predict(model, paths, answers);
    } finally {
      context.terminal().clearStatus();
    }
    answers.flushImpossible();
    if (context.terminal().closed()) {
      throw new GraftException("Nobody reads the output any more.");
    }
    if (answers.worked == 0) {
      throw new GraftException(
          images.size() == 1
              ? "The image cannot be used."
              : "None of the " + images.size() + " images can be used.");
    }
    return 0;
  }

  /** Prints answers in the order of the arguments, under the names that were given. */
  private final class Answers implements Consumer<ImagePrediction> {
    private record Expected(String name, Optional<String> impossible) {}

    private final List<Expected> expected = new ArrayList<>();
    private int next;
    private int worked;

    void expect(String name, Optional<String> impossible) {
      expected.add(new Expected(name, impossible));
    }

    @Override
    public synchronized void accept(ImagePrediction prediction) {
      flushImpossible();
      String name = expected.get(next).name();
      next++;
      if (prediction.error().isPresent()) {
        unreadable(name, prediction.error().get());
      } else {
        worked++;
        readable(name, prediction);
      }
    }

    synchronized void flushImpossible() {
      while (next < expected.size() && expected.get(next).impossible().isPresent()) {
        unreadable(expected.get(next).name(), expected.get(next).impossible().get());
        next++;
      }
    }
  }

  private void unreadable(String name, String error) {
    if (common.json()) {
      context.terminal().raw(Json.line(JsonForm.unreadable(name, error)));
    } else {
      context.terminal().error(name + ": " + error);
    }
  }

  private void readable(String name, ImagePrediction prediction) {
    Terminal terminal = context.terminal();
    List<Prediction> predictions = prediction.predictions();
    Optional<Unknown> unknown =
        threshold.isPresent() ? prediction.unknown(threshold.get()) : prediction.unknown();
    if (common.json()) {
      terminal.raw(
          Json.line(
              JsonForm.predictions(
                  name, first(predictions, top.orElse(Integer.MAX_VALUE)), unknown)));
      return;
    }
    terminal.line(name);
    unknown.ifPresent(why -> terminal.line("  " + Words.unknown(why)));
    TextTable table = new TextTable(Align.RIGHT, Align.LEFT, Align.LEFT);
    for (Prediction p : first(predictions, top.orElse(SHOWN_TO_PEOPLE))) {
      String bar = "█".repeat((int) Math.round(Math.max(0, p.probability()) * BAR));
      table.row(Words.percent(p.probability()), p.className(), bar);
    }
    table.lines().forEach(line -> terminal.line("  " + line));
  }

  private static List<Prediction> first(List<Prediction> predictions, int count) {
    return predictions.subList(0, Math.min(count, predictions.size()));
  }
}
