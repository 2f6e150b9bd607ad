package dev.graft.ui.predict;

import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.RunningJob;
import dev.graft.workbench.Inference;
import dev.graft.workbench.Job;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Asks models about pictures and brings what they say to the list, at most once a frame. What was
 * asked before pictures or models changed is not heard any more.
 */
final class Questions {
  /** How many similar training pictures are asked for. */
  static final int SIMILAR = 6;

  private final Inference inference;
  private final TaskExecutor executor;
  private final PictureList pictures;
  private final Set<RunningJob> running = new HashSet<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Looked>> looked =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> noneAlike =
      new SimpleObjectProperty<>(Optional.empty());
  private int generation;
  private int secondGeneration;

  /**
   * How far the first look through a model's training pictures is.
   *
   * @param done pictures
   * @param total pictures
   */
  record Looked(long done, long total) {}

  /** Something that became known of a picture. */
  private record Told(Path file, UnaryOperator<Picture> change) {}

  Questions(Inference inference, TaskExecutor executor, PictureList pictures) {
    this.inference = inference;
    this.executor = executor;
    this.pictures = pictures;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  ObjectProperty<Optional<Looked>> lookedProperty() {
    return looked;
  }

  /** Why similar pictures cannot be told, as a sentence. */
  ObjectProperty<Optional<String>> noneAlikeProperty() {
    return noneAlike;
  }

  /** Asks the first model, then which training pictures they are like. */
  void ask(ModelChoice model, List<Path> files) {
    error.set(Optional.empty());
    noneAlike.set(Optional.empty());
    int mine = generation;
    run(
        told ->
            inference.predict(
                model.reference(),
                files,
                a -> told.accept(new Told(Path.of(a.file()), p -> p.answered(a)))),
        () -> mine == generation,
        () -> {
          if (model.run().isPresent()) {
            similar(model, files, mine);
          }
        },
        problem -> error.set(Optional.of(problem.sentence())));
  }

  private void similar(ModelChoice model, List<Path> files, int mine) {
    FrameCoalescer<Looked> progress =
        new FrameCoalescer<>(
            executor,
            batch -> {
              Looked last = batch.get(batch.size() - 1);
              if (mine == generation) {
                looked.set(Optional.of(last).filter(l -> l.done() < l.total()));
              }
            });
    run(
        told ->
            inference.similar(
                model.reference(),
                files,
                SIMILAR,
                (done, total) -> progress.add(new Looked(done, total)),
                n -> told.accept(new Told(Path.of(n.file()), p -> p.like(n)))),
        () -> mine == generation,
        () -> looked.set(Optional.empty()),
        problem -> {
          looked.set(Optional.empty());
          noneAlike.set(Optional.of(problem.sentence()));
        });
  }

  /** Asks the second model. */
  void askSecond(ModelChoice model, List<Path> files) {
    int first = generation;
    int mine = secondGeneration;
    run(
        told ->
            inference.predict(
                model.reference(),
                files,
                a -> told.accept(new Told(Path.of(a.file()), p -> p.answeredBySecond(a)))),
        () -> first == generation && mine == secondGeneration,
        () -> {},
        problem -> error.set(Optional.of(problem.sentence())));
  }

  /** What starts a job that tells things. */
  private interface Starter {
    Job start(Consumer<Told> told);
  }

  /** Whether what was asked still matters. */
  private interface Current {
    boolean holds();
  }

  private void run(Starter starter, Current current, Runnable done, Consumer<Problem> failed) {
    FrameCoalescer<Told> answers =
        new FrameCoalescer<>(
            executor,
            batch -> {
              if (current.holds()) {
                pictures.update(together(batch));
              }
            });
    RunningJob job = new RunningJob();
    running.add(job);
    busy.set(true);
    executor.run(
        () -> job.await(starter.start(answers::add)),
        completed -> {
          answers.drain();
          if (completed && current.holds()) {
            done.run();
          }
          ended(job);
        },
        problem -> {
          answers.drain();
          if (current.holds()) {
            failed.accept(problem);
          }
          ended(job);
        });
  }

  private static Map<Path, UnaryOperator<Picture>> together(List<Told> batch) {
    Map<Path, UnaryOperator<Picture>> changes = new LinkedHashMap<>();
    for (Told told : batch) {
      changes.merge(told.file(), told.change(), (a, b) -> p -> b.apply(a.apply(p)));
    }
    return changes;
  }

  private void ended(RunningJob job) {
    running.remove(job);
    busy.set(!running.isEmpty());
  }

  /** Ends what goes on; what is known already stays. */
  void cancel() {
    running.forEach(RunningJob::cancel);
    looked.set(Optional.empty());
  }

  /** Ends what goes on, and nothing of it is heard any more. */
  void forget() {
    generation++;
    cancel();
    error.set(Optional.empty());
    noneAlike.set(Optional.empty());
  }

  /** Nothing that the second model was asked is heard any more. */
  void forgetSecond() {
    secondGeneration++;
  }
}
