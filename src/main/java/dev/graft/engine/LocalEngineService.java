package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.EngineService;
import dev.graft.errors.GraftException;
import dev.graft.training.Ending;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine in this process: commands run one after the other on the lanes that it is given. */
public final class LocalEngineService implements EngineService {
  private static final Logger LOG = LoggerFactory.getLogger(LocalEngineService.class);

  private final Lanes lanes;
  private final Consumer<EngineEvent> listener;
  private final TensorFlowEngine engine = new TensorFlowEngine();
  private final TrainRun training;
  private final FindingRate findingRate;
  private final DistillRun distilling;
  private final Predicting predicting;
  private final Inspecting inspecting;
  private final Indexing indexing;
  private final Shifting shifting;
  private final Exporting exporting;
  private final Verifying verifying;
  private final Measuring measuring;
  private final Featuring featuring;
  private final Map<Long, AtomicReference<Optional<Ending>>> endings = new ConcurrentHashMap<>();
  private final Phaser running = new Phaser(1);

  /**
   * Makes an engine; nothing native is loaded yet.
   *
   * @param folders where it finds and keeps things
   * @param lanes run one command after the other each
   * @param decoders runs image decoding
   * @param listener told everything, on the lanes' threads
   */
  public LocalEngineService(
      EngineFolders folders, Lanes lanes, Executor decoders, Consumer<EngineEvent> listener) {
    this.lanes = lanes;
    this.listener = listener;
    this.training = new TrainRun(engine, folders, decoders);
    this.findingRate = new FindingRate(engine, training, folders, decoders);
    this.distilling = new DistillRun(engine, folders, decoders);
    Models models = new Models(engine, folders);
    this.predicting = new Predicting(engine, models, decoders);
    this.inspecting = new Inspecting(engine, models, decoders);
    this.indexing = new Indexing(engine, decoders);
    this.shifting = new Shifting(engine, decoders);
    this.exporting = new Exporting(engine, models);
    this.verifying = new Verifying(folders);
    this.measuring = new Measuring(engine, folders);
    this.featuring = new Featuring(engine, folders, decoders);
  }

  /**
   * Loads the natives, which takes the better part of a second, before anybody needs them. What
   * fails here fails again, and is told, where somebody does.
   */
  public static void preload() {
    try {
      TensorFlowRuntime.loadLibraries();
    } catch (GraftException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  @Override
  public void send(EngineCommand command) {
    Optional<Ending> wish = command.ending();
    if (wish.isPresent()) {
      Optional.ofNullable(endings.get(command.id())).ifPresent(ending -> ending.set(wish));
      return;
    }
    AtomicReference<Optional<Ending>> ending = new AtomicReference<>(Optional.empty());
    endings.put(command.id(), ending);
    running.register();
    lane(command)
        .execute(
            () -> {
              try {
                listener.accept(answer(command, ending::get));
              } finally {
                endings.remove(command.id());
                running.arriveAndDeregister();
              }
            });
  }

  private Executor lane(EngineCommand command) {
    if (command instanceof EngineCommand.Train
        || command instanceof EngineCommand.FindRate
        || command instanceof EngineCommand.Distill
        || command instanceof EngineCommand.Measure
        || command instanceof EngineCommand.Features
        || command instanceof EngineCommand.LearnHead) {
      return lanes.training();
    }
    return command instanceof EngineCommand.Index ? lanes.indexing() : lanes.answers();
  }

  private EngineEvent answer(EngineCommand command, Supplier<Optional<Ending>> ending) {
    long id = command.id();
    BooleanSupplier cancelled = () -> ending.get().isPresent();
    try {
      boolean completed = true;
      if (command instanceof EngineCommand.Train train) {
        completed =
            training.run(train, e -> listener.accept(new EngineEvent.Training(id, e)), ending);
      } else if (command instanceof EngineCommand.FindRate find) {
        completed =
            findingRate.find(
                find, e -> listener.accept(new EngineEvent.FindingRate(id, e)), cancelled);
      } else if (command instanceof EngineCommand.Distill distill) {
        completed =
            distilling.run(
                distill, e -> listener.accept(new EngineEvent.Distilling(id, e)), cancelled);
      } else if (command instanceof EngineCommand.Predict predict) {
        completed = predicting.predict(predict, listener, cancelled);
      } else if (command instanceof EngineCommand.Explain explain) {
        listener.accept(new EngineEvent.Explained(id, inspecting.explain(explain)));
      } else if (command instanceof EngineCommand.Index index) {
        completed = indexing.index(index, listener, cancelled);
      } else if (command instanceof EngineCommand.Similar similar) {
        completed = inspecting.similar(similar, listener, cancelled);
      } else if (command instanceof EngineCommand.Evaluate evaluate) {
        completed = predicting.evaluate(evaluate, listener, cancelled);
      } else if (command instanceof EngineCommand.MeasureShift shift) {
        completed = shifting.measure(shift, listener, cancelled);
      } else if (command instanceof EngineCommand.Adapt adapt) {
        completed = shifting.adapt(adapt, cancelled);
      } else if (command instanceof EngineCommand.Export export) {
        exporting.export(export);
      } else if (command instanceof EngineCommand.Verify verify) {
        listener.accept(new EngineEvent.Verified(id, verifying.verify(verify.backbone())));
      } else if (command instanceof EngineCommand.Measure measure) {
        completed = measuring.measure(measure, listener, cancelled);
      } else if (command instanceof EngineCommand.Features features) {
        completed = featuring.extract(features, listener, cancelled);
      } else if (command instanceof EngineCommand.LearnHead learnHead) {
        completed = featuring.learn(learnHead, listener, cancelled);
      } else if (command instanceof EngineCommand.Status) {
        listener.accept(status(id));
      }
      return new EngineEvent.Done(id, completed);
    } catch (GraftException e) {
      LOG.warn("{} failed: {}", command.getClass().getSimpleName(), sentence(e));
      return new EngineEvent.Failed(id, sentence(e), trace(e));
    } catch (OutOfMemoryError e) {
      return new EngineEvent.Failed(
          id, "There is not enough memory: try a smaller batch or a smaller backbone.", trace(e));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{} failed", command.getClass().getSimpleName(), e);
      return new EngineEvent.Failed(
          id,
          "The engine failed unexpectedly (" + firstLine(e) + "); --verbose or the log tells more.",
          trace(e));
    }
  }

  private static String sentence(GraftException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String firstLine(Throwable e) {
    return e.toString().lines().findFirst().orElse("without a word");
  }

  private static EngineEvent.StatusIs status(long id) {
    return new EngineEvent.StatusIs(
        id,
        Device.words(),
        TensorFlowRuntime.versions(),
        Map.of(
            "TensorFlow", "extraction and training on its own graph",
            "DJL", "opening bundles, prediction, evaluation, the parity check"),
        ResidentSize.now());
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public void close() {
    endings.values().forEach(ending -> ending.set(Optional.of(Ending.CANCEL)));
    running.arriveAndAwaitAdvance();
    predicting.close();
    inspecting.close();
    engine.close();
  }
}
