package dev.graft.cli;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.collections.PhotoCollections;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.prediction.Doubt;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Prediction;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.Answers;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.AdviceRequest;
import dev.graft.workbench.DistillationRequest;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import dev.graft.workbench.EngineStatus;
import dev.graft.workbench.FoundAgain;
import dev.graft.workbench.HeadsRequest;
import dev.graft.workbench.Inference;
import dev.graft.workbench.Job;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.ProjectHold;
import dev.graft.workbench.RaceRequest;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.UnfinishedDistillation;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.ImportRequest;
import dev.graft.zoo.Verification;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers at once with samples, remembers what it was asked, and fails where it is told to. */
class FakeWorkbench implements Workbench {
  final List<Object> asked = new ArrayList<>();
  Optional<RuntimeException> failure = Optional.empty();

  /** Whether trainings go on after their first epoch until somebody cancels them. */
  boolean finishing;

  boolean endless;

  /** What a comparison says. */
  Function<List<String>, Comparison> comparing =
      runs -> {
        throw new GraftException("These runs cannot be read.");
      };

  /** What the advisor finds. */
  List<Finding> findings = List.of();

  /** What a search for a learning rate finds. */
  RateCurve curve = new RateCurve(List.of(), Optional.empty());

  boolean noRuns;
  boolean damaged;
  boolean closed;

  private void ask(Object... what) {
    asked.addAll(List.of(what));
    failure.ifPresent(
        e -> {
          throw e;
        });
  }

  @Override
  public List<ZooEntry> backbones() {
    ask("backbones");
    return List.of(
        Samples.entry("mobilenet", true),
        Samples.entry("mein Netz", false),
        Samples.broken("old"),
        Samples.published());
  }

  @Override
  public Backbone backbone(String nameOrPath) {
    ask(nameOrPath);
    return Samples.backbone();
  }

  @Override
  public ImportOutcome importBackbone(ImportRequest request) {
    ask(request);
    return new ImportOutcome(Samples.backbone(), asked.size() > 1);
  }

  @Override
  public Job fetch(FetchRequest request, Consumer<FetchEvent> listener) {
    ask(request);
    return new Job() {
      @Override
      public void cancel() {}

      @Override
      public boolean await() {
        Samples.download().forEach(listener);
        return !endless;
      }
    };
  }

  @Override
  public List<PhotoCollection> collections() {
    ask("collections");
    return PhotoCollections.official().all();
  }

  @Override
  public Job fetchCollection(CollectionRequest request, Consumer<CollectionEvent> listener) {
    ask(request);
    return new Job() {
      @Override
      public void cancel() {}

      @Override
      public boolean await() {
        Samples.collection().forEach(listener);
        return !endless;
      }
    };
  }

  @Override
  public Verification verify(String nameOrPath) {
    ask(nameOrPath);
    return new Verification(
        nameOrPath,
        List.of(
            new Verification.Check("weights", true, "The weights are those that were recorded."),
            new Verification.Check("layers", !damaged, damaged ? "They do not fit." : "All fit.")),
        damaged ? Optional.empty() : Optional.of("Its answers could not be checked."));
  }

  @Override
  public Job measure(String backbone, Consumer<MeasuredSpeed> listener) {
    throw new AssertionError("the command line does not measure speed");
  }

  @Override
  public List<MeasuredSpeed> speeds() {
    return List.of();
  }

  @Override
  public Job race(RaceRequest request, Consumer<RaceEvent> listener) {
    ask(request);
    return told(RaceSamples.race(), listener);
  }

  @Override
  public Job compareHeads(HeadsRequest request, Consumer<HeadsEvent> listener) {
    ask(request);
    return told(RaceSamples.heads(), listener);
  }

  /** What comes of a wish for features. */
  List<EmbeddingEvent> embedded = List.of();

  @Override
  public Job embed(EmbeddingRequest request, Consumer<EmbeddingEvent> listener) {
    ask(request);
    return told(embedded, listener);
  }

  private <E> Job told(List<E> events, Consumer<? super E> listener) {
    return new Job() {
      @Override
      public void cancel() {}

      @Override
      public boolean await() {
        events.forEach(listener);
        return !endless;
      }
    };
  }

  @Override
  public Job advise(AdviceRequest request, Consumer<AdviceEvent> listener) {
    ask(request);
    return told(List.of(new AdviceEvent.Advised(ProjectFacts.NOTHING, findings)), listener);
  }

  @Override
  public Dataset scan(Path folder) {
    throw new AssertionError("the command line does not scan");
  }

  @Override
  public Optional<ImageSet> loadImages(Optional<Path> project) {
    throw new AssertionError("the command line does not label");
  }

  @Override
  public void saveImages(Optional<Path> project, ImageSet images) {
    throw new AssertionError("the command line does not label");
  }

  @Override
  public ProjectHold hold(Optional<Path> project) {
    return ProjectHold.free();
  }

  @Override
  public FoundAgain findImages(Optional<Path> project, List<Path> places) {
    return new FoundAgain(ImageSet.EMPTY, 0, 0);
  }

  @Override
  public FoundAgain findImages(String run, Optional<Path> project, List<Path> places) {
    asked.add(List.of(run, places));
    return new FoundAgain(ImageSet.EMPTY, 3, 1);
  }

  @Override
  public Job inspect(
      Optional<Path> project, List<Path> files, Consumer<Map<Path, ImageFacts>> listener) {
    throw new AssertionError("the command line does not look at images");
  }

  @Override
  public Job train(TrainingRequest request, Consumer<TrainingEvent> listener) {
    ask(request);
    return job(Samples.training("run-1", request.project().orElse(Path.of("/p"))), listener);
  }

  @Override
  public Job resume(
      String run, Optional<Path> project, Optional<Path> out, Consumer<TrainingEvent> listener) {
    ask(run, project, out);
    return job(Samples.training("run-" + run.replace("run-", ""), Path.of("/p")), listener);
  }

  private Job job(List<TrainingEvent> events, Consumer<TrainingEvent> listener) {
    CountDownLatch cancelled = new CountDownLatch(1);
    return new Job() {
      @Override
      public void cancel() {
        cancelled.countDown();
      }

      @Override
      public void finishNow() {
        finishing = true;
      }

      @Override
      public boolean await() throws InterruptedException {
        String run = ((TrainingEvent.Started) events.get(0)).run();
        for (TrainingEvent event : events) {
          listener.accept(event);
          if (endless && event instanceof TrainingEvent.Epoch epoch) {
            cancelled.await();
            listener.accept(new TrainingEvent.Stopped(run, epoch.epoch()));
            return false;
          }
        }
        return true;
      }
    };
  }

  @Override
  public Job findRate(TrainingRequest request, Consumer<RateEvent> listener) {
    ask(request);
    listener.accept(new RateEvent.Extracting(12, 12));
    return new Job() {
      @Override
      public void cancel() {}

      @Override
      public boolean await() {
        listener.accept(new RateEvent.Found(curve));
        return true;
      }
    };
  }

  @Override
  public Job distill(DistillationRequest request, Consumer<DistillationEvent> listener) {
    ask(request);
    listener.accept(new DistillationEvent.Viewing(3, 3));
    listener.accept(new DistillationEvent.Epoch(1, 96, 1.5, 0.5, 0.001, 2));
    listener.accept(
        new DistillationEvent.Finished(request.name(), "abc", 706_224, 3, 12, 12, 4, List.of()));
    return new Job() {
      @Override
      public void cancel() {
        asked.add("cancel");
      }

      @Override
      public boolean await() {
        return true;
      }
    };
  }

  @Override
  public DistillationEstimate estimate(DistillationRecipe recipe) {
    throw new AssertionError("the command line does not estimate");
  }

  @Override
  public List<UnfinishedDistillation> unfinishedDistillations() {
    return List.of();
  }

  @Override
  public RunPlan plan(String run, Optional<Path> project) {
    throw new AssertionError("not asked for here");
  }

  @Override
  public List<RunRecord> runs(Optional<Path> project) {
    ask(project);
    return noRuns
        ? List.of()
        : List.of(Samples.run(1, RunState.FINISHED), Samples.run(2, RunState.FAILED));
  }

  @Override
  public Comparison compare(List<String> runs, Optional<Path> project) {
    ask(runs, project);
    return comparing.apply(runs);
  }

  @Override
  public Answers answers(String run, Optional<Path> project) {
    throw new GraftException("No answers are kept here.");
  }

  /** Only some names stand for a model that can say that it does not know. */
  private static Optional<Doubt> doubt(Path image) {
    String name = image.toString();
    return name.contains("strange") || name.contains("known")
        ? Optional.of(new Doubt(0.6, name.contains("strange") ? 1 : 0.1, 0.5))
        : Optional.empty();
  }

  @Override
  public void predict(String model, List<Path> images, Consumer<ImagePrediction> listener) {
    ask(model, images);
    for (Path image : images) {
      boolean broken = image.toString().contains("broken");
      listener.accept(
          broken
              ? new ImagePrediction(image.toString(), List.of(), Optional.of("broken PNG"))
              : new ImagePrediction(
                  image.toAbsolutePath().toString(),
                  List.of(
                      new Prediction("dog", 1, 0.75),
                      new Prediction("Käse", 2, 0.1875),
                      new Prediction("cat", 0, 0.0625)),
                  Optional.empty(),
                  doubt(image)));
    }
  }

  @Override
  public Inference inference() {
    return new FakeInference(asked);
  }

  @Override
  public Evaluated evaluate(String model, Path data) {
    ask(model, data);
    if (model.equals("nothing")) {
      throw new GraftException("There is no bundle nothing.");
    }
    return new Evaluated(
        Samples.evaluation(),
        Samples.trust(),
        List.of(new SkippedFile(Path.of("/data/cats/broken.png"), "broken PNG")));
  }

  @Override
  public void export(String model, ExportFormat format, Path out) {
    ask(model, format, out);
  }

  @Override
  public long storedFeatureBytes() {
    throw new AssertionError("no command asks for it");
  }

  @Override
  public long freeStoredFeatures() {
    throw new AssertionError("no command does it");
  }

  @Override
  public EngineStatus engineStatus() {
    return new EngineStatus(
        "CPU, 2 threads", java.util.Map.of("TensorFlow", "2.18.0"), java.util.Map.of(), 0);
  }

  /** What the logs hold. */
  List<String> errors = List.of();

  @Override
  public List<String> lastErrors() {
    return errors;
  }

  @Override
  public void close() {
    closed = true;
  }
}
