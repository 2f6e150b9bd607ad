package dev.graft.inspection;

import dev.graft.prediction.FeatureIndex;
import dev.graft.prediction.Neighbour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the pictures that are most like another one of the same embeddings. Immutable. */
public final class SimilarPictures {
  private final Embeddings embeddings;
  private final FeatureIndex index;
  private final Map<Path, Integer> places = new HashMap<>();

  /**
   * Makes an index; takes about as much memory as the rows.
   *
   * @param embeddings at least one picture
   */
  public SimilarPictures(Embeddings embeddings) {
    this.embeddings = embeddings;
    int width = embeddings.width();
    float[] all = new float[embeddings.size() * width];
    for (int i = 0; i < embeddings.size(); i++) {
      System.arraycopy(embeddings.rows()[i], 0, all, i * width, width);
      places.put(embeddings.files().get(i), i);
    }
    this.index =
        new FeatureIndex(
            embeddings.files().stream().map(f -> new FeatureIndex.Item(f, 0)).toList(), width, all);
  }

  /**
   * A picture that is like another one.
   *
   * @param picture its index in the embeddings
   * @param similarity the cosine of the angle between the features of both, from -1 to 1
   */
  public record Similar(int picture, double similarity) {}

  /**
   * The most similar pictures of one of them, which is not among them itself.
   *
   * @param picture its index in the embeddings
   * @param count how many are wanted; all others if there are fewer
   * @return most similar first; takes some milliseconds for 10,000 pictures
   */
  public List<Similar> to(int picture, int count) {
    List<Similar> found = new ArrayList<>();
    for (Neighbour near : index.nearest(embeddings.rows()[picture], count + 1)) {
      int place = places.getOrDefault(near.file(), picture);
      if (place != picture && found.size() < count) {
        found.add(new Similar(place, near.similarity()));
      }
    }
    return List.copyOf(found);
  }
}
