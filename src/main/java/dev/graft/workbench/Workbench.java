package dev.graft.workbench;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.errors.GraftException;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Trust;
import dev.graft.network.Backbone;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.training.Answers;
import dev.graft.training.RateEvent;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.ImportRequest;
import dev.graft.zoo.Verification;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Everything that can be done with Graft, for the window and the command line alike. Methods block
 * and may be called from any thread but the JavaFX one; listeners are called on a thread of the
 * workbench. All of them throw {@link GraftException} with one sentence where something fails.
 */
public interface Workbench extends AutoCloseable {
  /** All backbones: built in, imported, and those that the catalogue has besides. */
  List<ZooEntry> backbones();

  /** One backbone with its layers and blocks, by name or path. */
  Backbone backbone(String nameOrPath);

  /** Imports a model file or folder into the zoo. */
  ImportOutcome importBackbone(ImportRequest request);

  /** Starts the download of published weights into the zoo. */
  Job fetch(FetchRequest request, Consumer<FetchEvent> listener);

  /** The public collections of photographs that can be fetched. */
  List<PhotoCollection> collections();

  /** Starts to fetch a collection: download, verification, a folder of class folders. */
  Job fetchCollection(CollectionRequest request, Consumer<CollectionEvent> listener);

  /** Checks a backbone on this machine: its weights, its layers, and what the engine answers. */
  Verification verify(String nameOrPath);

  /**
   * Starts to measure how fast a backbone is on this machine, also one of the catalogue that is not
   * here. Takes seconds; refused while a training runs. What came out is kept and told.
   */
  Job measure(String backbone, Consumer<MeasuredSpeed> listener);

  /** Measures how fast a backbone is on this machine and waits for the figures. */
  default MeasuredSpeed measure(String backbone) {
    AtomicReference<MeasuredSpeed> measured = new AtomicReference<>();
    try {
      if (measure(backbone, measured::set).await()) {
        return measured.get();
      }
      throw new GraftException("The measurement of " + backbone + " was cancelled.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraftException("The measurement of " + backbone + " was cancelled.", e);
    }
  }

  /** The last measurement of each backbone that was ever measured here. */
  List<MeasuredSpeed> speeds();

  /**
   * Starts a race of backbones on a sample of somebody's pictures. A backbone that fails is told
   * and the race goes on; refused while a training runs.
   */
  Job race(RaceRequest request, Consumer<RaceEvent> listener);

  /** Starts to compare the neural head and the classical ones on the features of one backbone. */
  Job compareHeads(HeadsRequest request, Consumer<HeadsEvent> listener);

  /**
   * Starts to fetch the features that a frozen backbone has for pictures, computing those that were
   * not asked for before; refused while a training runs. The last event is {@code Embedded} unless
   * it fails or is cancelled.
   */
  Job embed(EmbeddingRequest request, Consumer<EmbeddingEvent> listener);

  /**
   * Starts to look at a project and to say what could be done better; refused while a training runs
   * if it is to be thorough.
   */
  Job advise(AdviceRequest request, Consumer<AdviceEvent> listener);

  /** Looks through a folder of class folders. */
  Dataset scan(Path folder);

  /** The images that a project has, with labels, classes and split, if some were kept. */
  Optional<ImageSet> loadImages(Optional<Path> project);

  /** Keeps a project's images; the project is made if it is not there. */
  void saveImages(Optional<Path> project, ImageSet images);

  /**
   * Takes a project for a window: the first window may change it, others only look at it.
   *
   * @return the hold, to be closed with the window
   */
  ProjectHold hold(Optional<Path> project);

  /**
   * Finds a project's images again after their folder moved, by what they hold, and keeps where
   * they are.
   *
   * @param places folders to look through; with none it is only counted what is missing
   */
  FoundAgain findImages(Optional<Path> project, List<Path> places);

  /**
   * Finds the images of an unfinished run again, as {@link #findImages(Optional, List)} does, so
   * that it can be resumed.
   */
  FoundAgain findImages(String run, Optional<Path> project, List<Path> places);

  /**
   * Starts to look at image files: what they show, how large they are, what is wrong with them. A
   * project remembers, so that the next time is fast.
   *
   * @param listener gets the facts of some more files at a time, each file once
   */
  Job inspect(Optional<Path> project, List<Path> files, Consumer<Map<Path, ImageFacts>> listener);

  /**
   * Starts a training; the first event is {@code Started}, the last {@code Finished} or {@code
   * Stopped} unless it fails.
   */
  Job train(TrainingRequest request, Consumer<TrainingEvent> listener);

  /**
   * Starts to look for a learning rate for a training, whose own rate does not count. Nothing is
   * kept but the features; with them it takes a second or two. The last event is {@code Found}
   * unless it fails or is cancelled.
   */
  Job findRate(TrainingRequest request, Consumer<RateEvent> listener);

  /** Goes on with an unfinished run; a finished one only writes {@code out}. */
  Job resume(
      String run, Optional<Path> project, Optional<Path> out, Consumer<TrainingEvent> listener);

  /**
   * Starts teaching a small network to imitate others; the last event is {@code Finished} or {@code
   * Stopped} unless it fails.
   */
  Job distill(DistillationRequest request, Consumer<DistillationEvent> listener);

  /** What teaching a small network will probably take in time and on disk. */
  DistillationEstimate estimate(DistillationRecipe recipe);

  /** The distillations that were begun and can go on, by name. */
  List<UnfinishedDistillation> unfinishedDistillations();

  /** What a run was registered with: its backbone, its recipe, its images with their split. */
  RunPlan plan(String run, Optional<Path> project);

  /** The runs of a project, oldest first. */
  List<RunRecord> runs(Optional<Path> project);

  /**
   * What a finished run's model says of the pictures that it did not learn from; a run that kept no
   * answers is asked once.
   */
  Answers answers(String run, Optional<Path> project);

  /** Compares two or more finished runs of a project, in the order given. */
  Comparison compare(List<String> runs, Optional<Path> project);

  /** Predicts images one after the other, in the order given, each told as soon as it is known. */
  void predict(String model, List<Path> images, Consumer<ImagePrediction> listener);

  /** What models say of pictures, and why. */
  Inference inference();

  /** The result of an evaluation. */
  record Evaluated(Evaluation evaluation, Trust trust, List<SkippedFile> skipped) {}

  /** Measures a model on a folder of class folders. */
  Evaluated evaluate(String model, Path data);

  /**
   * Writes a model for another program.
   *
   * @param model bundle folder, name in the zoo or path
   * @param format what to write
   * @param out the file or folder to make; must not be there
   */
  void export(String model, ExportFormat format, Path out);

  /** How many bytes the stored features of all trainings take. */
  long storedFeatureBytes();

  /** Removes the stored features that no training is using; returns how many bytes are left. */
  long freeStoredFeatures();

  /** What the engine says of itself; loads it if need be. */
  EngineStatus engineStatus();

  /** The last warnings and errors in the logs, a line each, oldest first. */
  List<String> lastErrors();

  @Override
  void close();
}
