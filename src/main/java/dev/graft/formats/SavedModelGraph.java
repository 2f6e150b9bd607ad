package dev.graft.formats;

import dev.graft.formats.FlatGraph.Node;
import dev.graft.formats.FlatGraph.Ref;
import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SavedModel without layers as a network of two: its graph up to the features, frozen as a whole,
 * and its classifier. The classifier is the last matrix product with its offset and softmax. Where
 * there is no softmax behind it, its results are taken for scores (logits), and a softmax is added.
 * A graph that ends in a softmax over something else is frozen up to that, and a graph that ends
 * otherwise has no classifier: its result are features.
 */
final class SavedModelGraph {
  private static final String FORMAT = "TensorFlow SavedModel, a frozen graph";

  private final SavedModelFile file;
  private final TensorBundle variables;
  private final Origin origin;

  private final Map<String, Layer> layers = new LinkedHashMap<>();
  private final Map<String, Tensor> values = new LinkedHashMap<>();

  private SavedModelGraph(SavedModelFile file, TensorBundle variables, Origin origin) {
    this.file = file;
    this.variables = variables;
    this.origin = origin;
  }

  /**
   * Reads the graph that the signature to serve offers.
   *
   * @param file what {@code saved_model.pb} says
   * @param variables the saved values
   * @param classNames names that lie beside the model
   * @param source what the person gave
   * @param origin the SavedModel, for sentences
   * @return the network, with its weights
   * @throws dev.graft.errors.GraftException if the graph is not one from a picture to a result, or
   *     holds operations that are not allowed
   */
  static ImportedModel read(
      SavedModelFile file,
      TensorBundle variables,
      List<String> classNames,
      Path source,
      Origin origin) {
    SavedModelGraph read = new SavedModelGraph(file, variables, origin);
    read.layers(SavedModelSignature.toServe(file, origin));
    Network network = new Network("SavedModel", List.copyOf(read.layers.values()));
    return new ImportedModel(
        Optional.of(network), new Weights(read.values), classNames, false, FORMAT, source);
  }

  /** The end of a classifier: features times a kernel, plus a bias. */
  private record Product(Ref features, Tensor kernel, Optional<Tensor> bias) {}

  private void layers(SavedModelSignature signature) {
    FlatGraph graph = FlatGraph.of(file, signature.output(), origin);
    GraphWeights weights =
        new GraphWeights(graph, variables, VariableKeys.of(file, variables, origin), origin);
    Ref end = graph.behindIdentity(signature.output());
    boolean softmax = graph.node(end).op().equals("Softmax");
    Ref scores = softmax ? graph.behindIdentity(graph.node(end).inputs().get(0)) : end;
    Optional<Product> product = product(graph, weights, scores);
    add(new Layer.Input("input", signature.picture()));
    if (product.isPresent()) {
      Product p = product.get();
      Shape features = Shape.of(p.kernel().shape().get(0));
      String name = piece(graph, weights, signature.input(), p.features(), features);
      int units = p.kernel().shape().get(1);
      boolean useBias = p.bias().isPresent();
      add(new Layer.Dense(LOGITS, List.of(name), units, useBias, Activation.LINEAR));
      values.put(Weights.key(LOGITS, "kernel"), p.kernel());
      p.bias().ifPresent(bias -> values.put(Weights.key(LOGITS, "bias"), bias));
      add(new Layer.Activate(PROBABILITIES, List.of(LOGITS), Activation.SOFTMAX));
      return;
    }
    String name = piece(graph, weights, signature.input(), scores, signature.result(origin));
    if (softmax) {
      add(new Layer.Activate(PROBABILITIES, List.of(name), Activation.SOFTMAX));
    }
  }

  private static final String LOGITS = "graph_logits";
  private static final String PROBABILITIES = "graph_probabilities";

  private void add(Layer layer) {
    layers.put(layer.name(), layer);
  }

  /**
   * Cuts a piece out and makes it a layer. Its name holds a digest of the graph, so that whatever
   * is stored under names and weights tells apart graphs that differ only in their operations.
   */
  private String piece(FlatGraph graph, GraphWeights weights, Ref from, Ref to, Shape shape) {
    GraphPiece.Cut cut = GraphPiece.cut(graph, weights, from, to, file.versions(), origin);
    String name = "graph_" + digest(cut.graph());
    add(new Layer.FrozenGraph(name, List.of("input"), shape, cut.specs(), cut.graph()));
    cut.weights().forEach((weight, tensor) -> values.put(Weights.key(name, weight), tensor));
    return name;
  }

  private static String digest(String graph) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(graph.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Optional<Product> product(FlatGraph graph, GraphWeights weights, Ref scores) {
    Node last = graph.node(scores);
    boolean adds =
        last.op().equals("BiasAdd") || last.op().equals("AddV2") || last.op().equals("Add");
    Optional<Tensor> bias = Optional.empty();
    Ref at = scores;
    if (adds && last.inputs().size() == 2) {
      bias = weights.weight(last.inputs().get(1)).filter(b -> b.shape().rank() == 1);
      if (bias.isEmpty()) {
        return Optional.empty();
      }
      at = graph.behindIdentity(last.inputs().get(0));
    }
    Node product = graph.node(at);
    boolean plain =
        product.op().equals("MatMul")
            && product.inputs().size() == 2
            && !flag(product, "transpose_a")
            && !flag(product, "transpose_b");
    if (!plain) {
      return Optional.empty();
    }
    Optional<Tensor> kernel =
        weights.weight(product.inputs().get(1)).filter(k -> k.shape().rank() == 2);
    Optional<Tensor> offset = bias;
    Ref features = product.inputs().get(0);
    return kernel
        .filter(k -> offset.isEmpty() || offset.get().shape().get(0) == k.shape().get(1))
        .map(k -> new Product(features, k, offset));
  }

  private static boolean flag(Node node, String attribute) {
    Proto value = node.attributes().get(attribute);
    return value != null && value.number(5) != 0;
  }
}
