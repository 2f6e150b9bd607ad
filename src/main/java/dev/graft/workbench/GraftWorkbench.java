package dev.graft.workbench;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.engine.LocalEngineService;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.EngineService;
import dev.graft.evaluation.Evaluation;
import dev.graft.features.FeatureStore;
import dev.graft.network.Backbone;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.project.Project;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.training.Answers;
import dev.graft.training.RateEvent;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Catalogue;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The workbench over a library of backbones, projects and an engine in this process or a child. */
public final class GraftWorkbench implements Workbench {
  private static final int LAST_ERRORS = 20;

  private final UserFolders folders;
  private final BackboneLibrary library;
  private final EngineClient engine;
  private final ImageKeeping images;
  private final Training training;
  private final RunAnswers answers;
  private final Optional<Catalogue> ownCatalogue = Fetching.ownCatalogue();
  private final Speeds speeds;
  private final FeatureReading features;
  private final Distillation distillation;
  private final Runnable closing;
  private Optional<Fetching> fetching = Optional.empty();

  private GraftWorkbench(
      UserFolders folders, EngineClient engine, EngineClient teaching, Runnable closing) {
    this.folders = folders;
    this.library =
        ownCatalogue
            .map(own -> new BackboneLibrary(folders.backbones(), own))
            .orElseGet(() -> new BackboneLibrary(folders.backbones()));
    this.engine = engine;
    this.images = new ImageKeeping(folders);
    this.speeds = new Speeds(folders.speeds(), library, engine);
    this.features = new FeatureReading(folders, engine);
    this.training = new Training(folders, library, engine);
    this.distillation = new Distillation(folders, library, teaching);
    this.answers = new RunAnswers(engine);
    this.closing = closing;
  }

  /**
   * A workbench whose engine runs in this process, for the command line.
   *
   * @param folders the user's folders
   * @return the workbench; the caller closes it
   */
  public static GraftWorkbench inProcess(UserFolders folders) {
    EngineThreads threads = EngineThreads.start();
    ExecutorService decoders = Threads.perProcessor("decoder");
    EngineClient client =
        new EngineClient(
            listener ->
                new LocalEngineService(
                    EngineProcess.engineFolders(folders), threads.lanes(), decoders, listener));
    return new GraftWorkbench(
        folders,
        client,
        client,
        () -> {
          threads.shutdown();
          decoders.shutdown();
        });
  }

  /**
   * A workbench whose engine runs in a child process, for the window.
   *
   * @param folders the user's folders
   * @param commandLine what starts the child
   * @return the workbench; the caller closes it
   */
  public static GraftWorkbench withChild(UserFolders folders, List<String> commandLine) {
    EngineClient engine = child(folders, commandLine, "engine.log");
    // A distillation takes hours; meanwhile people train and predict.
    EngineClient teaching = child(folders, commandLine, "distillation.log");
    return new GraftWorkbench(folders, engine, teaching, teaching::close);
  }

  private static EngineClient child(UserFolders folders, List<String> commandLine, String name) {
    Path log = folders.logs().resolve(name);
    Launching launching = listener -> new ChildEngine(commandLine, log, listener);
    return new EngineClient(launching::start);
  }

  private interface Launching {
    EngineService start(Consumer<EngineEvent> listener);
  }

  @Override
  public List<ZooEntry> backbones() {
    List<ZooEntry> all = new ArrayList<>(library.list());
    all.addAll(library.notHere());
    return List.copyOf(all);
  }

  /** Made when something is fetched first: reading what there is takes time. */
  private synchronized Fetching fetching() {
    if (fetching.isEmpty()) {
      fetching = Optional.of(new Fetching(folders, library, ownCatalogue));
    }
    return fetching.get();
  }

  private synchronized void closeFetching() {
    fetching.ifPresent(Fetching::close);
  }

  @Override
  public Job fetch(FetchRequest request, Consumer<FetchEvent> listener) {
    return fetching().start(request, listener);
  }

  @Override
  public List<PhotoCollection> collections() {
    return fetching().collections();
  }

  @Override
  public Job fetchCollection(CollectionRequest request, Consumer<CollectionEvent> listener) {
    return fetching().start(request, listener);
  }

  @Override
  public Backbone backbone(String nameOrPath) {
    Optional<Backbone> known = library.find(nameOrPath);
    return known.isPresent() ? known.get() : library.load(nameOrPath).backbone();
  }

  @Override
  public ImportOutcome importBackbone(ImportRequest request) {
    return library.importModel(request);
  }

  @Override
  public Verification verify(String nameOrPath) {
    AtomicReference<Verification> result = new AtomicReference<>();
    engine.run(
        id -> new EngineCommand.Verify(id, nameOrPath),
        event -> {
          if (event instanceof EngineEvent.Verified verified) {
            result.set(verified.verification());
          }
        });
    return result.get();
  }

  @Override
  public Job measure(String backbone, Consumer<MeasuredSpeed> listener) {
    return speeds.start(backbone, listener);
  }

  @Override
  public List<MeasuredSpeed> speeds() {
    return speeds.all();
  }

  @Override
  public Job race(RaceRequest request, Consumer<RaceEvent> listener) {
    return new Racing(library, features).start(request, listener);
  }

  @Override
  public Job compareHeads(HeadsRequest request, Consumer<HeadsEvent> listener) {
    return new HeadTable(features).start(request, listener);
  }

  @Override
  public Job embed(EmbeddingRequest request, Consumer<EmbeddingEvent> listener) {
    return new Embedding(features).start(request, listener);
  }

  @Override
  public Job advise(AdviceRequest request, Consumer<AdviceEvent> listener) {
    return new Advising(
            new CopySearch(images),
            new BackboneCheck(library, features),
            new RunFacts(answers),
            features)
        .start(request.orIn(folders.project()), listener);
  }

  @Override
  public Dataset scan(Path folder) {
    return DatasetScanner.scan(folder);
  }

  @Override
  public Optional<ImageSet> loadImages(Optional<Path> project) {
    return images.load(project);
  }

  @Override
  public void saveImages(Optional<Path> project, ImageSet set) {
    images.save(project, set);
  }

  @Override
  public ProjectHold hold(Optional<Path> project) {
    return ProjectHold.on(project.orElse(folders.project()));
  }

  @Override
  public FoundAgain findImages(Optional<Path> project, List<Path> places) {
    return images.find(project, places);
  }

  @Override
  public FoundAgain findImages(String run, Optional<Path> project, List<Path> places) {
    try (Project opened = Project.open(project.orElse(folders.project()))) {
      return ImageSearch.run(opened, run, places);
    }
  }

  @Override
  public Job inspect(
      Optional<Path> project, List<Path> files, Consumer<Map<Path, ImageFacts>> listener) {
    return images.inspect(project, files, listener);
  }

  @Override
  public Job train(TrainingRequest request, Consumer<TrainingEvent> listener) {
    return training.start(request, listener);
  }

  @Override
  public Job findRate(TrainingRequest request, Consumer<RateEvent> listener) {
    return new RateFinding(folders, training, engine).start(request, listener);
  }

  @Override
  public Job resume(
      String run, Optional<Path> project, Optional<Path> out, Consumer<TrainingEvent> listener) {
    return training.resume(run, project, out, listener);
  }

  @Override
  public Job distill(DistillationRequest request, Consumer<DistillationEvent> listener) {
    return distillation.start(request, listener);
  }

  @Override
  public DistillationEstimate estimate(DistillationRecipe recipe) {
    return distillation.estimate(recipe);
  }

  @Override
  public List<UnfinishedDistillation> unfinishedDistillations() {
    return distillation.unfinished();
  }

  @Override
  public RunPlan plan(String run, Optional<Path> project) {
    try (Project opened = Project.open(project.orElse(folders.project()))) {
      return opened.plan(run);
    }
  }

  @Override
  public List<RunRecord> runs(Optional<Path> project) {
    if (project.isEmpty() && !Project.isProject(folders.project())) {
      return List.of();
    }
    try (Project opened = Project.open(project.orElse(folders.project()))) {
      return opened.runs();
    }
  }

  @Override
  public Answers answers(String run, Optional<Path> project) {
    try (Project opened = Project.open(project.orElse(folders.project()))) {
      return answers.of(opened, run);
    }
  }

  @Override
  public Comparison compare(List<String> runs, Optional<Path> project) {
    try (Project opened = Project.open(project.orElse(folders.project()))) {
      return new Comparing(answers).compare(opened, runs);
    }
  }

  @Override
  public void predict(String model, List<Path> images, Consumer<ImagePrediction> listener) {
    engine.run(
        id -> new EngineCommand.Predict(id, model, images),
        event -> {
          if (event instanceof EngineEvent.Predicted predicted) {
            listener.accept(predicted.prediction());
          }
        });
  }

  @Override
  public Inference inference() {
    return new EngineInference(engine, folders.pasted());
  }

  @Override
  public Evaluated evaluate(String model, Path data) {
    Dataset dataset = DatasetScanner.scan(data);
    List<LabelledImage> items = dataset.items();
    AtomicReference<EngineEvent.Evaluated> result = new AtomicReference<>();
    engine.run(
        id ->
            new EngineCommand.Evaluate(
                id,
                model,
                dataset.classes(),
                items.stream().map(LabelledImage::file).toList(),
                items.stream().map(LabelledImage::classIndex).toList()),
        event -> {
          if (event instanceof EngineEvent.Evaluated evaluated) {
            result.set(evaluated);
          }
        });
    Evaluation evaluation = result.get().evaluation();
    List<SkippedFile> skipped = new ArrayList<>(dataset.skipped());
    result
        .get()
        .skipped()
        .forEach(s -> skipped.add(new SkippedFile(Path.of(s.file()), s.reason())));
    return new Evaluated(evaluation, result.get().trust(), skipped);
  }

  @Override
  public void export(String model, ExportFormat format, Path out) {
    // Before the engine is started for nothing.
    BundleWriter.requireFree(out);
    engine.run(id -> new EngineCommand.Export(id, model, format, out), event -> {});
  }

  @Override
  public long storedFeatureBytes() {
    return new FeatureStore(folders.features(), StoreBound.bytes()).bytes();
  }

  @Override
  public long freeStoredFeatures() {
    return new FeatureStore(folders.features(), StoreBound.bytes()).clear();
  }

  @Override
  public EngineStatus engineStatus() {
    AtomicReference<EngineEvent.StatusIs> result = new AtomicReference<>();
    engine.run(
        EngineCommand.Status::new,
        event -> {
          if (event instanceof EngineEvent.StatusIs status) {
            result.set(status);
          }
        });
    EngineEvent.StatusIs status = result.get();
    return new EngineStatus(
        status.device(), status.versions(), status.duties(), status.residentBytes());
  }

  @Override
  public List<String> lastErrors() {
    return LogFile.lastErrors(folders.logs(), LAST_ERRORS);
  }

  @Override
  public void close() {
    closeFetching();
    engine.close();
    closing.run();
  }
}
