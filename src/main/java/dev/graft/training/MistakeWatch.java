package dev.graft.training;

import dev.graft.evaluation.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Keeps the mistakes of an epoch's validation that the network is surest about. */
final class MistakeWatch {
  /** How many are told. */
  static final int SHOWN = 24;

  private static final Comparator<TrainingEvent.Mistake> SUREST_FIRST =
      Comparator.comparingDouble(TrainingEvent.Mistake::probability)
          .reversed()
          .thenComparing(TrainingEvent.Mistake::file);

  private final DatasetSnapshot data;
  private final PriorityQueue<TrainingEvent.Mistake> surest =
      new PriorityQueue<>(SUREST_FIRST.reversed());
  private int epoch;
  private int seen;
  private int wrong;

  MistakeWatch(DatasetSnapshot data) {
    this.data = data;
  }

  void begin(int ofEpoch) {
    epoch = ofEpoch;
    seen = 0;
    wrong = 0;
    surest.clear();
  }

  /**
   * Looks at a batch.
   *
   * @param items places of images in the snapshot
   * @param from where in {@code items} the batch begins
   * @param count its images
   * @param probabilities count x classes; more may follow
   */
  void look(int[] items, int from, int count, float[] probabilities) {
    int classes = data.classes().size();
    seen += count;
    for (int i = 0; i < count; i++) {
      float[] own = Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes);
      DatasetSnapshot.Item item = data.items().get(items[from + i]);
      int said = Tally.mostProbable(own);
      if (said != item.classIndex()) {
        wrong++;
        surest.add(new TrainingEvent.Mistake(item.path(), item.classIndex(), said, own[said]));
        if (surest.size() > SHOWN) {
          surest.remove();
        }
      }
    }
  }

  /** What is told of the epoch; nothing if there was nothing to look at. */
  Optional<TrainingEvent.Mistakes> event() {
    List<TrainingEvent.Mistake> shown = new ArrayList<>(surest);
    shown.sort(SUREST_FIRST);
    return seen == 0
        ? Optional.empty()
        : Optional.of(new TrainingEvent.Mistakes(epoch, wrong, shown));
  }
}
