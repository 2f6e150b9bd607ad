package dev.graft.workbench;

import dev.graft.advice.classical.ClassicalHead;
import dev.graft.advice.classical.FeatureTable;
import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.HeadsEvent;
import dev.graft.engine.port.HeadLesson;
import dev.graft.evaluation.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Lets the neural head and the classical ones learn from the same features. */
final class HeadTable {
  /** One fold of five is asked about, as many as a training keeps for validation. */
  private static final int FOLDS = 5;

  private final FeatureReading reading;

  HeadTable(FeatureReading reading) {
    this.reading = reading;
  }

  Job start(HeadsRequest request, Consumer<HeadsEvent> listener) {
    reading.requireRest("the heads would have to wait for it; compare them");
    SampledImages sampled = SampledImages.of(request.load(), request.sample(), request.seed());
    FeatureReading.Stop stop = new FeatureReading.Stop();
    return Background.start(
        "heads", "The comparison of heads", stop, () -> run(request, sampled, listener, stop));
  }

  private void run(
      HeadsRequest request,
      SampledImages sampled,
      Consumer<HeadsEvent> listener,
      FeatureReading.Stop stop) {
    SampledImages.Read read = sampled.read(done -> {}, stop::isCancelled);
    float[][] rows =
        reading.features(
            request.backbone(),
            read.files(),
            new AtomicReference<>(),
            (done, total) -> listener.accept(new HeadsEvent.Extracting(done, total)),
            stop);
    int[] folds = HeadTrial.folds(read.labels(), FOLDS, request.seed());
    int[] learnt = IntStream.range(0, folds.length).filter(i -> folds[i] != 0).toArray();
    int[] held = IntStream.range(0, folds.length).filter(i -> folds[i] == 0).toArray();
    listener.accept(new HeadsEvent.Started(learnt.length, held.length, read.skipped()));
    FeatureTable table = new FeatureTable(rows, read.labels(), sampled.classes().size());
    long begun = System.nanoTime();
    HeadLesson lesson =
        new HeadLesson(request.epochs(), Defaults.BATCH, Defaults.HEAD_RATE, request.seed());
    List<float[]> said = reading.neural(rows, read.labels(), table.classes(), learnt, lesson, stop);
    listener.accept(
        new HeadsEvent.Learnt(
            new HeadRow(Optional.empty(), neural(said, table.select(held), begun))));
    for (ClassicalHead head : HeadTrial.USUAL) {
      HeadScore score =
          HeadTrial.heldOut(
              head, table.select(learnt), table.select(held), request.seed(), stop::isCancelled);
      listener.accept(new HeadsEvent.Learnt(new HeadRow(Optional.of(head), score)));
    }
  }

  private static HeadScore neural(List<float[]> said, FeatureTable held, long begun) {
    boolean[] right = new boolean[held.size()];
    double nats = 0;
    for (int i = 0; i < right.length; i++) {
      right[i] = Tally.mostProbable(said.get(i)) == held.labels()[i];
      nats += Tally.crossEntropy(said.get(i)[held.labels()[i]]);
    }
    return new HeadScore(
        right, OptionalDouble.of(nats / right.length), (System.nanoTime() - begun) / 1e9);
  }
}
