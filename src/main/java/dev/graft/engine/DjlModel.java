package dev.graft.engine;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.graft.errors.GraftException;
import dev.graft.folders.Durable;
import dev.graft.formats.BundleFiles;
import dev.graft.network.Preprocessing;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.OpenModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.tensorflow.proto.ConfigProto;

/** A bundle opened through DJL. */
final class DjlModel implements OpenModel {
  private final Path bundle;
  private final Preprocessing preprocessing;
  private final ZooModel<NDList, NDList> model;
  private final Predictor<NDList, NDList> predictor;

  private DjlModel(Path bundle, Path graph, ConfigProto config) {
    TensorFlowRuntime.load();
    this.bundle = bundle;
    this.preprocessing = ModelBundle.read(bundle).preprocessing();
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(graph)
            .optEngine("TensorFlow")
            .optOption("ConfigProto", Base64.getEncoder().encodeToString(config.toByteArray()))
            .optTranslator(new NoopTranslator())
            .build();
    try {
      model = criteria.loadModel();
    } catch (IOException | ModelNotFoundException | MalformedModelException e) {
      throw new GraftException(
          "The model bundle " + bundle + " cannot be opened; it may be damaged.", e);
    }
    predictor = model.newPredictor();
  }

  /** Opens a bundle as other programs do. */
  static DjlModel open(Path bundle) {
    BundleFiles.check(bundle);
    return new DjlModel(bundle, bundle, Sessions.config());
  }

  /** Opens a bundle for a single answer: its graph is not made faster first. */
  static DjlModel openOnce(Path bundle) {
    BundleFiles.check(bundle);
    return new DjlModel(bundle, bundle, Sessions.unoptimized());
  }

  /** Opens a {@link FoldedModel} of a bundle. */
  static DjlModel openFolded(Path bundle, boolean features) {
    BundleFiles.check(bundle);
    TensorFlowRuntime.load();
    ModelBundle model = ModelBundle.read(bundle);
    try {
      Path folder = Files.createTempDirectory("graft-predict");
      try {
        FoldedModel.write(model, BundleGraph.readWeights(model, bundle), features, folder);
        // All of it is in memory then.
        return new DjlModel(bundle, folder, Sessions.config());
      } finally {
        Durable.delete(folder);
      }
    } catch (IOException e) {
      throw new GraftException(
          "The model bundle "
              + bundle
              + " cannot be made ready in "
              + System.getProperty("java.io.tmpdir")
              + " ("
              + e.getMessage()
              + "): make room there.",
          e);
    }
  }

  @Override
  public void predict(float[] pixels, int count, float[] probabilities) {
    Shape shape = new Shape(count, preprocessing.height(), preprocessing.width(), 3);
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray image =
          manager.create(FloatBuffer.wrap(pixels, 0, Math.toIntExact(shape.size())), shape);
      NDList result = predictor.predict(new NDList(image));
      result.attach(manager);
      float[] values = result.get(0).toFloatArray();
      System.arraycopy(values, 0, probabilities, 0, values.length);
    } catch (TranslateException e) {
      throw new GraftException("The model " + bundle + " cannot predict: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
