package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.HeadLesson;
import dev.graft.features.FeatureFile;
import dev.graft.features.FeatureStore;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Weights;
import dev.graft.training.EpochOrder;
import dev.graft.training.FrozenFeatures;
import dev.graft.training.Head;
import dev.graft.training.HeadWeights;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import dev.graft.zoo.BackboneLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Features of a frozen backbone, and a head that learns from them alone. */
final class Featuring {
  private final TensorFlowEngine engine;
  private final EngineFolders folders;
  private final Executor decoders;

  Featuring(TensorFlowEngine engine, EngineFolders folders, Executor decoders) {
    this.engine = engine;
    this.folders = folders;
    this.decoders = decoders;
  }

  /** Writes features; false if it was cancelled. */
  boolean extract(
      EngineCommand.Features command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    FeatureStore store = new FeatureStore(folders.features(), folders.featureBound());
    int total = command.images().size();
    Optional<FrozenFeatures.Extracted> found =
        new FrozenFeatures(engine, store, decoders)
            .extract(
                new BackboneLibrary(folders.library()).load(command.backbone()),
                command.images(),
                command.timed(),
                done -> events.accept(new EngineEvent.Extracting(command.id(), done, total)),
                cancelled);
    if (found.isEmpty()) {
      return false;
    }
    FrozenFeatures.Extracted extracted = found.get();
    Map<Integer, String> unreadable = new LinkedHashMap<>();
    for (int i = 0; i < total; i++) {
      int index = i;
      extracted.problems().get(i).ifPresent(reason -> unreadable.put(index, reason));
    }
    float[][] rows =
        Arrays.stream(extracted.rows()).filter(r -> r.length > 0).toArray(float[][]::new);
    FeatureFile.write(command.out(), rows, extracted.length());
    events.accept(
        new EngineEvent.Features(
            command.id(),
            extracted.length(),
            extracted.batches(),
            extracted.imagesPerSecond(),
            unreadable));
    return true;
  }

  /** Trains a head; false if it was cancelled, which is asked between steps. */
  boolean learn(
      EngineCommand.LearnHead command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    float[][] rows = FeatureFile.read(command.features());
    Layer input = new Layer.Input("features", Shape.of(rows[0].length));
    Network network =
        Head.DEFAULT.graftOnto(new Network("head", List.of(input)), command.classes());
    Weights first =
        HeadWeights.initial(
            network, network.layers().subList(1, network.layers().size()), command.lesson().seed());
    int[] labels = command.labels().stream().mapToInt(Integer::intValue).toArray();
    int[] learnt = command.learnt().stream().mapToInt(Integer::intValue).toArray();
    try (Tail tail =
        engine.openTail(
            network,
            first,
            Set.of(Head.LOGITS),
            LearningRule.of(Optimizer.DEFAULT),
            Preprocessing.Scaling.NONE)) {
      if (!learn(tail, rows, labels, learnt, command, cancelled)) {
        return false;
      }
      Set<Integer> known = new HashSet<>(command.learnt());
      int[] others = IntStream.range(0, rows.length).filter(i -> !known.contains(i)).toArray();
      events.accept(
          new EngineEvent.HeadLearnt(command.id(), ask(tail, rows, others, command.classes())));
      return true;
    }
  }

  private static boolean learn(
      Tail tail,
      float[][] rows,
      int[] labels,
      int[] learnt,
      EngineCommand.LearnHead command,
      BooleanSupplier cancelled) {
    HeadLesson lesson = command.lesson();
    long step = 0;
    for (int epoch = 1; epoch <= lesson.epochs(); epoch++) {
      int[] order = EpochOrder.of(learnt, lesson.seed(), epoch);
      for (int from = 0; from < order.length; from += lesson.batch()) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        int[] members =
            Arrays.copyOfRange(order, from, Math.min(order.length, from + lesson.batch()));
        tail.train(
            gathered(rows, members),
            Arrays.stream(members).map(i -> labels[i]).toArray(),
            members.length,
            lesson.learningRate(),
            step++,
            lesson.seed(),
            new float[members.length * command.classes()]);
      }
    }
    return true;
  }

  private static List<float[]> ask(Tail tail, float[][] rows, int[] others, int classes) {
    float[] said = new float[others.length * classes];
    if (others.length > 0) {
      tail.predict(gathered(rows, others), others.length, said);
    }
    List<float[]> byRow = new ArrayList<>();
    for (int i = 0; i < others.length; i++) {
      byRow.add(Arrays.copyOfRange(said, i * classes, (i + 1) * classes));
    }
    return byRow;
  }

  private static float[] gathered(float[][] rows, int[] members) {
    int width = rows[0].length;
    float[] all = new float[members.length * width];
    for (int i = 0; i < members.length; i++) {
      System.arraycopy(rows[members[i]], 0, all, i * width, width);
    }
    return all;
  }
}
