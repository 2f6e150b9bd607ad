package dev.graft.engine;

import dev.graft.errors.GraftException;
import dev.graft.formats.BundleFiles;
import dev.graft.network.Network;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.prediction.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Writes and reads the SavedModel of a bundle. */
final class BundleGraph {
  /** Counts the changes of what the signatures compute; bundles in the cache are made anew. */
  static final int SIGNATURES = 2;

  private BundleGraph() {}

  static void write(ModelBundle model, Weights weights, Path folder) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.unoptimized())) {
      Ops tf = NewGraph.ops(graph);
      Network network = model.network();
      Placeholder<TFloat32> image =
          tf.withName("image")
              .placeholder(
                  TFloat32.class,
                  Placeholder.shape(Shape.of(network.input().shape().withBatch(-1))));
      Map<Placeholder<TFloat32>, Tensor> values = new LinkedHashMap<>();
      List<Op> assigns = new ArrayList<>();
      GraphBuilder builder =
          new GraphBuilder(
              tf,
              network,
              (ops, layer, spec) -> {
                Shape shape = Shape.of(spec.shape().toLongs());
                Variable<TFloat32> v = ops.withName(spec.name()).variable(shape, TFloat32.class);
                Ops initial = tf.withSubScope("initial").withSubScope(OpNames.valid(layer));
                Placeholder<TFloat32> value =
                    initial
                        .withName(spec.name())
                        .placeholder(TFloat32.class, Placeholder.shape(shape));
                assigns.add(initial.withName(spec.name() + "_assign").assign(v, value));
                values.put(value, weights.get(layer, spec.name()));
                return v;
              });
      Map<String, Operand<TFloat32>> outputs =
          builder.build(
              GraphBuilder.scale(tf, image, model.preprocessing().scaling()), (o, x, r, i) -> x);
      Operand<TFloat32> probabilities =
          tf.withName("probabilities").identity(outputs.get(network.output().name()));
      assign(session, values, assigns);
      SavedModelBundle.exporter(folder.toString())
          .withSession(session)
          .withSignatures(
              Signature.builder()
                  .key("serving_default")
                  .input("image", image)
                  .output("probabilities", probabilities)
                  .methodName("tensorflow/serving/predict")
                  .build(),
              Signature.builder()
                  .key("features")
                  .input("image", image)
                  .output("features", embedding(tf, outputs.get(model.featureLayer())))
                  .build(),
              explain(graph, tf, model, image, outputs))
          .export();
    } catch (IOException | TensorFlowException e) {
      throw new GraftException(
          "The model cannot be written to "
              + folder
              + ": make room on the disk or choose another place.",
          e);
    }
  }

  private static void assign(
      Session session, Map<Placeholder<TFloat32>, Tensor> values, List<Op> assigns) {
    List<TFloat32> tensors = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      values.forEach(
          (placeholder, value) -> {
            TFloat32 t = Tensors.of(value);
            tensors.add(t);
            runner.feed(placeholder, t);
          });
      assigns.forEach(runner::addTarget);
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  static Operand<TFloat32> embedding(Ops tf, Operand<TFloat32> features) {
    Operand<TFloat32> vector =
        features.shape().numDimensions() == 4
            ? tf.math.mean(features, tf.constant(new int[] {1, 2}))
            : features;
    return tf.withName("features").identity(vector);
  }

  /**
   * The class-activation map by gradients (Selvaraju et al., Grad-CAM, 2017): feature maps weighted
   * by the mean gradient of the class's score, summed, negative parts cut off. For features without
   * a picture plane the signature gives the product of features and gradient.
   */
  private static Signature explain(
      Graph graph,
      Ops tf,
      ModelBundle model,
      Placeholder<TFloat32> image,
      Map<String, Operand<TFloat32>> outputs) {
    Ops ops = tf.withSubScope("explain");
    Placeholder<TInt32> chosen =
        ops.withName("class_index").placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> features = outputs.get(model.featureLayer());
    Operand<TFloat32> oneHot =
        ops.oneHot(
            chosen, ops.constant(model.classes().size()), ops.constant(1f), ops.constant(0f));
    Operand<TFloat32> logits =
        ops.reshape(
            beforeSoftmax(outputs.get(model.network().output().name())),
            ops.constant(new int[] {-1, model.classes().size()}));
    Operand<TFloat32> score =
        ops.reduceSum(ops.math.mul(logits, oneHot), ops.constant(new int[] {0, 1}));
    Output<?> gradient =
        graph.addGradients(score.asOutput(), new Output<?>[] {features.asOutput()})[0];
    @SuppressWarnings("unchecked")
    Operand<TFloat32> slope = (Operand<TFloat32>) gradient;
    Operand<TFloat32> map;
    if (features.shape().numDimensions() == 4) {
      Operand<TFloat32> importance =
          ops.math.mean(slope, ops.constant(new int[] {1, 2}), Mean.keepDims(true));
      map = ops.nn.relu(ops.reduceSum(ops.math.mul(features, importance), ops.constant(3)));
    } else {
      map = ops.math.mul(features, slope);
    }
    return Signature.builder()
        .key("explain")
        .input("image", image)
        .input("class_index", chosen)
        .output("map", ops.withName("map").identity(map))
        .build();
  }

  /** Grad-CAM is of the score before softmax, which may be a layer of its own or end one. */
  private static Operand<TFloat32> beforeSoftmax(Operand<TFloat32> output) {
    return output.op() instanceof GraphOperation op && op.type().equals("Softmax")
        ? op.input(0).asOutput().op().<TFloat32>output(op.input(0).index())
        : output;
  }

  /** Reads the weights as data: nothing of the bundle's graph is run. */
  static Weights readWeights(ModelBundle model, Path bundle) {
    Map<String, dev.graft.network.Shape> wanted = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    for (var layer : model.network().layers()) {
      for (var spec : model.network().weights(layer.name())) {
        String variable = OpNames.valid(layer.name()) + "/" + spec.name();
        wanted.put(variable, spec.shape());
        keys.put(Weights.key(layer.name(), spec.name()), variable);
      }
    }
    Map<String, Tensor> values = BundleFiles.variables(bundle, wanted);
    Map<String, Tensor> all = new LinkedHashMap<>();
    keys.forEach((key, variable) -> all.put(key, values.get(variable)));
    return new Weights(all);
  }
}
