package dev.graft.prediction;

import dev.graft.network.Weights;
import java.nio.file.Path;

/** What predicting needs of an engine. */
public interface ModelEngine {
  /**
   * Opens a bundle for predicting.
   *
   * @param bundle the folder
   * @return the model; the caller closes it
   */
  OpenModel open(Path bundle);

  /**
   * Opens a bundle for its features and class-activation maps.
   *
   * @param bundle the folder
   * @return the model; the caller closes it
   */
  InnerModel openInner(Path bundle);

  /**
   * Writes the SavedModel of a bundle: variables by their Keras layer names, and the signatures
   * {@code serving_default}, {@code features} and {@code explain}.
   *
   * @param model what it is
   * @param weights of all layers of its network
   * @param folder an existing folder that gets {@code saved_model.pb} and {@code variables}
   */
  void write(ModelBundle model, Weights weights, Path folder);

  /**
   * Reads the weights back.
   *
   * @param model what the bundle says
   * @param bundle its folder
   * @return of all layers of its network
   */
  Weights readWeights(ModelBundle model, Path bundle);
}
