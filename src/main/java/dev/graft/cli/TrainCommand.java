package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.Preset;
import dev.graft.workbench.Presets;
import dev.graft.workbench.RecipeFile;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft train}. */
@Command(
    name = "train",
    customSynopsis = "graft train --data=DIR [--preset=NAME] [--backbone=NAME|PATH] [OPTION]...",
    description = "Train a new head, and as much of the backbone as you like, on your images.",
    footer = {
      "",
      "The folder holds a folder of images for each class, or train, val and test folders that do.",
      "What is typed goes before --recipe, and that before --preset.",
      "Control-C stops the training within a batch; graft resume goes on with it."
    })
final class TrainCommand implements Callable<Integer> {
  private final Context context;

  private static final String WHOLE = "whole";
  private static final String SCALED = "scaled";

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of class folders.")
  private Path data;

  @Option(
      names = "--backbone",
      paramLabel = "NAME|PATH",
      description =
          "What to train on; graft zoo list names those that are there. A preset chooses one where"
              + " none is named.")
  private Optional<String> backbone;

  @Option(
      names = "--size",
      paramLabel = "PX",
      description = "Rows and columns of the pictures it sees; without it, the backbone's own.")
  private Optional<Integer> size;

  @Option(
      names = "--decoding",
      paramLabel = "whole|scaled",
      description =
          "At which size JPEG files are decoded: their own (the default, as Keras), or a half, a"
              + " quarter or an eighth of it where that is enough; scaled is faster with photographs"
              + " of many megapixels, and may cost half a point of accuracy.")
  private Optional<String> decoding;

  @Option(
      names = "--from",
      paramLabel = "RUN|BUNDLE",
      description = "Go on from the head and the weights of this run or bundle.")
  private Optional<String> from;

  @Option(
      names = "--preset",
      paramLabel = "quick|best|small|phone",
      converter = Converters.Presets.class,
      description =
          "A whole recipe: quick for a first answer, best for accuracy, small for a model that is"
              + " small and fast, phone for photographs from a phone.")
  private Optional<Preset> preset;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "A recipe that somebody saved, or the recipe.json of a run.")
  private Optional<Path> recipe;

  @Option(
      names = "--save-recipe",
      paramLabel = "FILE",
      description = "Where the recipe of this training goes, to pass on; must not be there yet.")
  private Optional<Path> saveRecipe;

  @Mixin private RecipeOptions choices = new RecipeOptions();

  @ArgGroup(validate = false, heading = "%nTechniques:%n")
  private TechniqueOptions techniques = new TechniqueOptions();

  @ArgGroup(validate = false, heading = "%nAugmentation:%n")
  private AugmentationOptions augmentation = new AugmentationOptions();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "Folder for runs, made if need be; without it, one in your data folder.")
  private Optional<Path> project;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      description = "Where a copy of the trained bundle goes; must not be there yet.")
  private Optional<Path> out;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where a page about the training goes, an HTML file with curves and pictures.")
  private Optional<Path> report;

  TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<RecipeFile> shared = recipe.map(RecipeFile::read);
    TrainingRequest typed = typed(shared);
    TrainingView view = TrainingView.of(context.terminal(), common.json());
    TrainingLog log = new TrainingLog();
    return new TrainingRun(context)
        .watch(
            view,
            (w, listener) -> {
              TrainingRequest request = request(typed, shared, w);
              saveRecipe.ifPresent(file -> save(request, w, file));
              return w.train(request, log.before(listener));
            },
            w -> report.ifPresent(file -> write(w, log, file)));
  }

  private static void save(TrainingRequest request, Workbench workbench, Path file) {
    boolean pretrained =
        request.from().isPresent()
            || workbench.backbone(request.backbone().orElseThrow()).isPretrained();
    RecipeFile.of(request, pretrained).write(file);
  }

  private void write(Workbench workbench, TrainingLog log, Path file) {
    ReportMaker.collect(workbench, log).ifPresent(r -> ReportMaker.write(r, file));
    if (!common.json()) {
      context.terminal().line("Report: " + file.toAbsolutePath());
    }
  }

  /** Plain training with what was typed; wrong usage is told here, before anything starts. */
  private TrainingRequest typed(Optional<RecipeFile> shared) {
    require(
        backbone.isPresent()
            || from.isPresent()
            || preset.isPresent()
            || shared.flatMap(RecipeFile::backbone).isPresent(),
        "Missing --backbone (or --from).");
    require(size.isEmpty() || backbone.isPresent(), "--size goes with --backbone.");
    require(size.isEmpty() || size.get() >= 32, "--size must be at least 32.");
    require(decoding.isEmpty() || backbone.isPresent(), "--decoding goes with --backbone.");
    require(
        decoding.isEmpty() || List.of(WHOLE, SCALED).contains(decoding.get()),
        "--decoding is whole or scaled, not %s.".formatted(decoding.orElse("")));
    require(
        preset.isEmpty() || from.isEmpty(), "--preset begins with a backbone, not with --from.");
    require(
        report.filter(Files::isDirectory).isEmpty(),
        "--report is a file to write, and there is a folder of that name.");
    require(
        saveRecipe.filter(Files::exists).isEmpty(),
        "--save-recipe names what is already there; choose another name.");
    return chosen(
        new TrainingRequest(
            data.toAbsolutePath(),
            backbone.map(this::named),
            new FreezePlan.AllFrozen(),
            from,
            Head.DEFAULT,
            Optimizer.DEFAULT,
            Defaults.EPOCHS,
            Defaults.BATCH,
            OptionalDouble.empty(),
            Defaults.VALIDATION,
            0,
            Defaults.SEED,
            project.map(Path::toAbsolutePath),
            out.map(Path::toAbsolutePath)));
  }

  /** The backbone's name with size and decoding, as the library takes it. */
  private String named(String name) {
    boolean scaled = decoding.equals(Optional.of(SCALED));
    String words = size.map(px -> px + (scaled ? "-" : "")).orElse("") + (scaled ? SCALED : "");
    return words.isEmpty() ? name : name + "@" + words;
  }

  private TrainingRequest chosen(TrainingRequest base) {
    try {
      return choices.over(base, techniques, augmentation);
    } catch (GraftException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** The preset, over it the recipe, and over that what was typed. */
  private TrainingRequest request(
      TrainingRequest typed, Optional<RecipeFile> shared, Workbench workbench) {
    TrainingRequest request = typed;
    boolean named = shared.flatMap(RecipeFile::backbone).isPresent();
    if (preset.isPresent() && !named) {
      request = Presets.fill(preset.get(), request, workbench);
    }
    if (shared.isPresent()) {
      request = shared.get().applied(request);
    }
    return preset.isPresent() || shared.isPresent() ? chosen(request) : request;
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
