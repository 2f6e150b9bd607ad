package dev.graft.engine;

import dev.graft.network.BatchNormFolding;
import dev.graft.network.Network;
import dev.graft.network.Weights;
import dev.graft.prediction.ModelBundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

/**
 * A SavedModel that only predicts: the weights are constants, and batch normalisation is folded
 * into the convolutions. It computes what the bundle's own does, but for rounding, and sooner.
 */
final class FoldedModel {
  /** Larger ones would be in Java's memory several times while they are written. */
  private static final long LARGEST = 128L << 20;

  private FoldedModel() {}

  /** Whether a bundle can be made into one. */
  static boolean isFor(ModelBundle model) {
    return model.network().parameters() * Float.BYTES <= LARGEST
        && BatchNormFolding.isKept(model.network(), model.featureLayer());
  }

  /**
   * Writes it.
   *
   * @param model what the bundle says of itself
   * @param weights of all its layers
   * @param features whether it gives the embedding after the probabilities
   * @param folder an empty folder
   * @throws IOException if it cannot be written
   */
  static void write(ModelBundle model, Weights weights, boolean features, Path folder)
      throws IOException {
    BatchNormFolding.Folded folded = BatchNormFolding.fold(model.network(), weights);
    Network network = folded.network();
    try (Graph graph = new Graph()) {
      Ops tf = NewGraph.ops(graph);
      Placeholder<TFloat32> image =
          tf.withName("image")
              .placeholder(
                  TFloat32.class,
                  Placeholder.shape(Shape.of(network.input().shape().withBatch(-1))));
      Map<String, Operand<TFloat32>> outputs =
          new GraphBuilder(tf, network, GraphBuilder.constants(folded.weights()))
              .build(
                  GraphBuilder.scale(tf, image, model.preprocessing().scaling()),
                  (ops, x, rate, index) -> x);
      Operand<TFloat32> answers =
          tf.withName("answers").identity(answers(tf, model, outputs, features));
      SavedModel saved =
          SavedModel.newBuilder()
              .setSavedModelSchemaVersion(1)
              .addMetaGraphs(
                  MetaGraphDef.newBuilder()
                      .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                      .setGraphDef(graph.toGraphDef())
                      .putSignatureDef(
                          "serving_default",
                          SignatureDef.newBuilder()
                              .putInputs("image", info(image))
                              .putOutputs("answers", info(answers))
                              .setMethodName("tensorflow/serving/predict")
                              .build()))
              .build();
      try (OutputStream out = Files.newOutputStream(folder.resolve("saved_model.pb"))) {
        saved.writeTo(out);
      }
    }
  }

  private static Operand<TFloat32> answers(
      Ops tf, ModelBundle model, Map<String, Operand<TFloat32>> outputs, boolean features) {
    Operand<TFloat32> probabilities = outputs.get(model.network().output().name());
    if (!features) {
      return probabilities;
    }
    Operand<TFloat32> embedding = BundleGraph.embedding(tf, outputs.get(model.featureLayer()));
    return tf.concat(
        List.of(
            tf.reshape(probabilities, tf.constant(new int[] {-1, model.classes().size()})),
            tf.reshape(embedding, tf.constant(new int[] {-1, model.embeddingLength()}))),
        tf.constant(1));
  }

  private static TensorInfo info(Operand<TFloat32> operand) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : operand.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(operand.op().name() + ":0")
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(shape)
        .build();
  }
}
