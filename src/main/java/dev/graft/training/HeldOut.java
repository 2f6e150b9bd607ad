package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.features.Shelf;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Asks the tail, with the weights that it has, about every picture that it does not learn from. */
final class HeldOut {
  private HeldOut() {}

  /**
   * Asks.
   *
   * @param plan has the pictures
   * @param tail answers
   * @param shelf has the pictures' features
   * @param rows where on the shelf each picture of the snapshot is; below 0 if it has no features
   * @return answers about the readable pictures for validation and test
   */
  static Answers ask(TrainingPlan plan, Tail tail, Shelf shelf, long[] rows) {
    List<DatasetSnapshot.Item> all = plan.data().items();
    int[] items =
        IntStream.range(0, all.size())
            .filter(i -> rows[i] >= 0 && all.get(i).split() != Split.TRAINING)
            .toArray();
    int classes = plan.data().classes().size();
    int batch = Math.min(Trainer.evaluationBatch(plan.recipe()), items.length);
    float[] features = new float[Math.multiplyExact(batch, shelf.rowLength())];
    float[] said = new float[batch * classes];
    float[] probabilities = new float[Math.multiplyExact(items.length, classes)];
    for (int at = 0; at < items.length; at += batch) {
      int count = Math.min(batch, items.length - at);
      for (int i = 0; i < count; i++) {
        shelf.read(rows[items[at + i]], features, i * shelf.rowLength());
      }
      tail.predict(features, count, said);
      System.arraycopy(said, 0, probabilities, at * classes, count * classes);
    }
    return new Answers(
        plan.data().classes(), Arrays.stream(items).mapToObj(all::get).toList(), probabilities);
  }
}
