package dev.graft.prediction;

/** A bundle opened for what happens inside: features, and what they were worth. Not thread-safe. */
public interface InnerModel extends AutoCloseable {
  /**
   * The embedding of pictures: the output of the bundle's feature layer, averaged over the picture
   * plane where it has one.
   *
   * @param pixels count x height x width x 3, RGB 0..255, row-major; more may follow and is ignored
   * @param count the pictures
   * @param into gets count x {@link ModelBundle#embeddingLength()}
   */
  void features(float[] pixels, int count, float[] into);

  /**
   * Probabilities and embedding at once, for little more than the probabilities alone.
   *
   * @param pixels count x height x width x 3, RGB 0..255, row-major; more may follow and is ignored
   * @param count the pictures
   * @param into gets for each picture the probabilities of all classes, then {@link
   *     ModelBundle#embeddingLength()} numbers
   */
  void answer(float[] pixels, int count, float[] into);

  /**
   * The class-activation map of one picture (Grad-CAM: Selvaraju et al. 2017, equations 1 and 2,
   * for the score before softmax).
   *
   * @param pixels height x width x 3, RGB 0..255, row-major
   * @param classIndex the class, from 0
   * @return the map
   * @throws dev.graft.errors.GraftException if the features have no picture plane
   */
  HeatMap explain(float[] pixels, int classIndex);

  @Override
  void close();
}
