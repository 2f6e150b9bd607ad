package dev.graft.ui;

import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.collections.PhotoCollections;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.training.Answers;
import dev.graft.training.RateEvent;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.DistillationRequest;
import dev.graft.workbench.EngineStatus;
import dev.graft.workbench.Job;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.UnfinishedDistillation;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.ImportRequest;
import dev.graft.zoo.Verification;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A workbench without an engine: folders are really looked through, everything else is scripted.
 */
public final class FakeWorkbench extends FakeAdvisingWorkbench {
  private final Map<String, Backbone> known = new LinkedHashMap<>();
  private final List<ZooEntry> entries = new CopyOnWriteArrayList<>();
  private final List<RunRecord> runs = new CopyOnWriteArrayList<>();
  private final Map<String, RunPlan> plans = new LinkedHashMap<>();
  private final List<FakeJob> jobs = new CopyOnWriteArrayList<>();
  private final List<TrainingRequest> requests = new CopyOnWriteArrayList<>();
  private final List<ImportRequest> imports = new CopyOnWriteArrayList<>();
  private final List<Consumer<FakeJob>> script = new ArrayList<>();
  private final List<MeasuredSpeed> speeds = new CopyOnWriteArrayList<>();
  private BiFunction<String, Consumer<MeasuredSpeed>, Job> measurer =
      (backbone, listener) -> {
        throw new GraftException("A training is running; measure again when it is over.");
      };
  private BiFunction<TrainingRequest, Consumer<RateEvent>, Job> rateFinder =
      (request, listener) -> {
        throw new GraftException("There are no images of the class cats.");
      };
  private Function<ImportRequest, ImportOutcome> importer =
      request -> {
        throw new GraftException("This file holds no model that Graft can read.");
      };
  private BiFunction<FetchRequest, Consumer<FetchEvent>, Job> fetcher =
      (request, listener) -> {
        throw new GraftException("This machine is offline.");
      };
  private BiFunction<CollectionRequest, Consumer<CollectionEvent>, Job> collector =
      (request, listener) -> {
        throw new GraftException("This machine is offline.");
      };
  private final FakeDistilling distilling = new FakeDistilling();
  private Function<Path, ImagePrediction> predictor =
      file -> new ImagePrediction(file.toString(), List.of(), Optional.of("It is no picture."));
  private Function<List<String>, Comparison> comparer =
      runs -> {
        throw new GraftException("These runs cannot be read.");
      };
  private volatile long stored = 38_000_000;
  private Function<Path, Dataset> scanner = DatasetScanner::scan;
  private Function<Path, ImageFacts> inspector = ImageFacts::of;
  private volatile Optional<ImageSet> kept = Optional.empty();

  /** Adds a backbone that can be used. */
  public FakeWorkbench with(Backbone backbone, boolean embedded) {
    known.put(backbone.name(), backbone);
    entries.add(Samples.entry(backbone, embedded));
    return this;
  }

  /** Adds a line to the list of backbones. */
  public FakeWorkbench with(ZooEntry entry) {
    entries.add(entry);
    return this;
  }

  /** Adds a line to the list of backbones together with its layers. */
  public FakeWorkbench withBackbone(ZooEntry entry, Backbone backbone) {
    known.put(entry.name(), backbone);
    entries.add(entry);
    return this;
  }

  /** Adds a run. */
  public FakeWorkbench with(RunRecord run) {
    runs.add(run);
    return this;
  }

  /** Plays steps while somebody waits for the next training. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void play(Consumer<FakeJob>... steps) {
    Collections.addAll(script, steps);
  }

  /** Decides what an import leads to. */
  public void importing(Function<ImportRequest, ImportOutcome> how) {
    importer = how;
  }

  /** Decides what pictures show. */
  public void predicting(Function<Path, ImagePrediction> how) {
    predictor = how;
  }

  /** Decides what folders hold. */
  public void scanning(Function<Path, Dataset> how) {
    scanner = how;
  }

  /** The trainings that were asked for. */
  public List<TrainingRequest> requests() {
    return requests;
  }

  /** The imports that were asked for. */
  public List<ImportRequest> imports() {
    return imports;
  }

  /** The jobs that were started. */
  public List<FakeJob> jobs() {
    return jobs;
  }

  /** Forgets the runs. */
  public void clearRuns() {
    runs.clear();
  }

  @Override
  public List<ZooEntry> backbones() {
    return List.copyOf(entries);
  }

  @Override
  public Backbone backbone(String nameOrPath) {
    int at = nameOrPath.indexOf('@');
    if (at > 0) {
      // A backbone of the library at another size.
      Backbone own = backbone(nameOrPath.substring(0, at));
      int size = Integer.parseInt(nameOrPath.substring(at + 1));
      return Samples.backbone(nameOrPath, own.architecture(), size, 0);
    }
    return Optional.ofNullable(known.get(nameOrPath))
        .orElseThrow(() -> new GraftException("There is no backbone " + nameOrPath + "."));
  }

  @Override
  public Verification verify(String nameOrPath) {
    throw new AssertionError("the window does not verify");
  }

  @Override
  public ImportOutcome importBackbone(ImportRequest request) {
    imports.add(request);
    ImportOutcome outcome = importer.apply(request);
    if (!outcome.alreadyThere()) {
      with(outcome.backbone(), false);
    }
    return outcome;
  }

  /** Decides what downloads do. */
  public void fetching(BiFunction<FetchRequest, Consumer<FetchEvent>, Job> how) {
    fetcher = how;
  }

  @Override
  public Job fetch(FetchRequest request, Consumer<FetchEvent> listener) {
    return fetcher.apply(request, listener);
  }

  /** Decides what fetching a collection does. */
  public void fetchingCollections(
      BiFunction<CollectionRequest, Consumer<CollectionEvent>, Job> how) {
    collector = how;
  }

  @Override
  public List<PhotoCollection> collections() {
    return PhotoCollections.official().all();
  }

  @Override
  public Job fetchCollection(CollectionRequest request, Consumer<CollectionEvent> listener) {
    return collector.apply(request, listener);
  }

  /** Decides what measuring a backbone's speed leads to. */
  public void measuring(BiFunction<String, Consumer<MeasuredSpeed>, Job> how) {
    measurer = how;
  }

  /** Adds a measured speed. */
  public FakeWorkbench with(MeasuredSpeed speed) {
    speeds.add(speed);
    return this;
  }

  @Override
  public Job measure(String backbone, Consumer<MeasuredSpeed> listener) {
    return measurer.apply(backbone, listener);
  }

  @Override
  public List<MeasuredSpeed> speeds() {
    return List.copyOf(speeds);
  }

  @Override
  public Dataset scan(Path folder) {
    return scanner.apply(folder);
  }

  /** The images that were kept last. */
  public Optional<ImageSet> kept() {
    return kept;
  }

  /** Keeps images as if an earlier session had. */
  public FakeWorkbench keeping(ImageSet images) {
    kept = Optional.of(images);
    return this;
  }

  /** Decides what is found out about pictures; they are really looked at otherwise. */
  public void inspecting(Function<Path, ImageFacts> how) {
    inspector = how;
  }

  @Override
  public Optional<ImageSet> loadImages(Optional<Path> project) {
    return kept;
  }

  @Override
  public void saveImages(Optional<Path> project, ImageSet images) {
    kept = Optional.of(images);
  }

  @Override
  public Job inspect(
      Optional<Path> project, List<Path> files, Consumer<Map<Path, ImageFacts>> listener) {
    return new FakeInspection(files, file -> inspector.apply(file), listener);
  }

  @Override
  public Job train(TrainingRequest request, Consumer<TrainingEvent> listener) {
    requests.add(request);
    return start(listener);
  }

  @Override
  public Job resume(
      String run, Optional<Path> project, Optional<Path> out, Consumer<TrainingEvent> listener) {
    return start(listener);
  }

  private Job start(Consumer<TrainingEvent> listener) {
    FakeJob job = new FakeJob(listener, script);
    jobs.add(job);
    return job;
  }

  /** What is distilled. */
  public FakeDistilling distilling() {
    return distilling;
  }

  /** Looks for a rate in this way from now on. */
  public void findRateWith(BiFunction<TrainingRequest, Consumer<RateEvent>, Job> how) {
    rateFinder = how;
  }

  @Override
  public Job findRate(TrainingRequest request, Consumer<RateEvent> listener) {
    return rateFinder.apply(request, listener);
  }

  @Override
  public Job distill(DistillationRequest request, Consumer<DistillationEvent> listener) {
    return distilling.start(request, listener);
  }

  @Override
  public DistillationEstimate estimate(DistillationRecipe recipe) {
    return distilling.estimate(recipe);
  }

  @Override
  public List<UnfinishedDistillation> unfinishedDistillations() {
    return distilling.unfinished();
  }

  /** Says what a run was registered with. */
  public FakeWorkbench with(String run, RunPlan plan) {
    plans.put(run, plan);
    return this;
  }

  @Override
  public RunPlan plan(String run, Optional<Path> project) {
    return Optional.ofNullable(plans.get(run))
        .orElseThrow(() -> new GraftException("There is no run " + run + "."));
  }

  @Override
  public List<RunRecord> runs(Optional<Path> project) {
    return List.copyOf(runs);
  }

  /** Decides what a comparison says. */
  public void comparing(Function<List<String>, Comparison> how) {
    comparer = how;
  }

  @Override
  public Comparison compare(List<String> runs, Optional<Path> project) {
    return comparer.apply(runs);
  }

  @Override
  public Answers answers(String run, Optional<Path> project) {
    throw new GraftException("No answers are kept here.");
  }

  @Override
  public void predict(String model, List<Path> images, Consumer<ImagePrediction> listener) {
    images.forEach(file -> listener.accept(predictor.apply(file)));
  }

  private final FakeInference inference = new FakeInference(file -> predictor.apply(file));

  @Override
  public FakeInference inference() {
    return inference;
  }

  @Override
  public Evaluated evaluate(String model, Path data) {
    throw new GraftException("Nothing is evaluated here.");
  }

  @Override
  public void export(String model, ExportFormat format, Path out) {
    throw new GraftException("Nothing is exported here.");
  }

  /** Decides how much the stored features take. */
  public void storing(long bytes) {
    stored = bytes;
  }

  @Override
  public long storedFeatureBytes() {
    return stored;
  }

  @Override
  public long freeStoredFeatures() {
    stored = 0;
    return 0;
  }

  @Override
  public EngineStatus engineStatus() {
    return new EngineStatus(
        "CPU, 2 threads",
        Map.of("TensorFlow", "2.18.0", "DJL", "0.36.0"),
        Map.of("TensorFlow", "trains", "DJL", "predicts"),
        610_000_000);
  }

  @Override
  public void close() {}
}
