package dev.graft.inspection;

import dev.graft.advice.classical.FeatureTable;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.TrainedHead;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What a quick head says of each picture: of a labelled one a head that did not learn from it, of
 * the others one that learnt from all that are labelled.
 *
 * @param classes by picture, the most likely class, or {@link Labels#NONE} where nobody can say;
 *     not to be changed
 */
public record Guesses(int[] classes) {
  /**
   * Asks.
   *
   * @param embeddings the pictures
   * @param labels what is known of them
   * @param seed of folds and heads
   * @param cancelled asked now and then
   * @return nothing but {@link Labels#NONE} while fewer than two classes have labels
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static Guesses of(
      Embeddings embeddings, Labels labels, long seed, BooleanSupplier cancelled) {
    int[] said = new int[embeddings.size()];
    Arrays.fill(said, Labels.NONE);
    for (LabelNoise.Suspect s : LabelNoise.of(embeddings, labels, seed, cancelled).ranking()) {
      said[s.picture()] =
          s.suggestedProbability() > s.givenProbability() ? s.suggested() : s.given();
    }
    int[] known = labels.labelled();
    int[] waiting = labels.unlabelled();
    int[] given = IntStream.of(known).map(i -> labels.indices()[i]).toArray();
    if (waiting.length > 0 && Arrays.stream(given).distinct().count() > 1) {
      FeatureTable table =
          new FeatureTable(embeddings.select(known).rows(), given, labels.classes().size());
      TrainedHead head = HeadTrial.QUICK.fit(table, seed, cancelled);
      for (int i : waiting) {
        said[i] = head.predict(embeddings.rows()[i]);
      }
    }
    return new Guesses(said);
  }
}
