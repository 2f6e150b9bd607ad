package dev.graft.engine;

import dev.graft.errors.GraftException;
import dev.graft.formats.BundleFiles;
import dev.graft.prediction.HeatMap;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.ModelBundle;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The signatures {@code features} and {@code explain} of a bundle. Not through DJL: a model of its
 * Criteria has one signature, so each would hold all weights once more.
 */
final class SavedInnerModel implements InnerModel {
  private final Path bundle;
  private final ModelBundle description;
  private final SavedModelBundle saved;

  SavedInnerModel(Path bundle) {
    BundleFiles.check(bundle);
    this.bundle = bundle;
    this.description = ModelBundle.read(bundle);
    try {
      saved = SavedModelBundle.load(bundle.toString());
    } catch (TensorFlowException e) {
      throw new GraftException(
          "The model bundle " + bundle + " cannot be opened; it may be damaged.", e);
    }
  }

  @Override
  public void features(float[] pixels, int count, float[] into) {
    try (TFloat32 image = images(pixels, count)) {
      call("features", Map.of("image", image), "features", t -> Tensors.read(t, into));
    }
  }

  @Override
  public void answer(float[] pixels, int count, float[] into) {
    int classes = description.classes().size();
    int length = description.embeddingLength();
    float[] probabilities = new float[count * classes];
    float[] features = new float[count * length];
    SignatureDef inner = signature("features");
    SignatureDef said = signature("serving_default");
    try (TFloat32 image = images(pixels, count);
        Result result =
            saved
                .session()
                .runner()
                .feed(said.getInputsOrThrow("image").getName(), image)
                .fetch(said.getOutputsOrThrow("probabilities").getName())
                .fetch(inner.getOutputsOrThrow("features").getName())
                .run()) {
      Tensors.read((TFloat32) result.get(0), probabilities);
      Tensors.read((TFloat32) result.get(1), features);
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new GraftException(
          "The model " + bundle + " cannot be asked for that: " + e.getMessage() + ".", e);
    }
    for (int i = 0; i < count; i++) {
      int at = i * (classes + length);
      System.arraycopy(probabilities, i * classes, into, at, classes);
      System.arraycopy(features, i * length, into, at + classes, length);
    }
  }

  @Override
  public HeatMap explain(float[] pixels, int classIndex) {
    if (!description.hasPicturePlane()) {
      throw new GraftException(
          description.backbone().name()
              + " gives its features as one vector, so it cannot be shown where in a picture it"
              + " looked; a model on another backbone can show it.");
    }
    HeatMap[] map = new HeatMap[1];
    try (TFloat32 image = images(pixels, 1);
        TInt32 chosen = TInt32.vectorOf(classIndex)) {
      call(
          "explain",
          Map.of("image", image, "class_index", chosen),
          "map",
          t ->
              map[0] =
                  HeatMap.of(
                      Math.toIntExact(t.shape().get(1)),
                      Math.toIntExact(t.shape().get(2)),
                      Tensors.toArray(t)));
    }
    return map[0];
  }

  private SignatureDef signature(String name) {
    SignatureDef found = saved.metaGraphDef().getSignatureDefMap().get(name);
    if (found == null) {
      throw new GraftException(
          "The model bundle " + bundle + " has no signature " + name + "; it may be damaged.");
    }
    return found;
  }

  private TFloat32 images(float[] pixels, int count) {
    return Tensors.of(
        pixels,
        count,
        description.preprocessing().height(),
        description.preprocessing().width(),
        3);
  }

  private void call(
      String signature, Map<String, Tensor> inputs, String output, Consumer<TFloat32> use) {
    try (Result result = saved.function(signature).call(inputs)) {
      use.accept((TFloat32) result.get(output).orElseThrow());
    } catch (TensorFlowException e) {
      throw new GraftException(
          "The model " + bundle + " cannot be asked for that: " + Tensors.reason(e) + ".", e);
    }
  }

  @Override
  public void close() {
    saved.close();
  }
}
