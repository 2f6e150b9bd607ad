package dev.graft.engine;

import dev.graft.errors.GraftException;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The variables of a graph that learns: their first values, reading, keeping and going on. */
final class GraphVariables {
  private static final String FILE = "weights";

  private final Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
  private final Map<String, String> averages = new LinkedHashMap<>();
  private final IdentityHashMap<Variable<TFloat32>, Variable<TFloat32>> averageOf =
      new IdentityHashMap<>();
  private final List<First> firsts = new ArrayList<>();

  private final Map<String, Assignment> assignments = new LinkedHashMap<>();

  /** How a variable gets another value. */
  private record Assignment(Placeholder<TFloat32> value, Op assign) {}

  private record First(Placeholder<TFloat32> value, Op assign, Tensor tensor) {}

  /** A variable that begins with a tensor's values. */
  Variable<TFloat32> make(Ops ops, String key, String name, Tensor first) {
    Shape shape = Shape.of(first.shape().toLongs());
    Variable<TFloat32> v = ops.withName(name).variable(shape, TFloat32.class);
    Placeholder<TFloat32> value =
        ops.withName(name + "_value").placeholder(TFloat32.class, Placeholder.shape(shape));
    Op assign = ops.withName(name + "_assign").assign(v, value);
    firsts.add(new First(value, assign, first));
    assignments.put(key, new Assignment(value, assign));
    variables.put(key, v);
    return v;
  }

  /** A variable of zeros, shaped like another: an optimiser's slot. */
  Variable<TFloat32> slot(Ops ops, String kind, Variable<TFloat32> of) {
    String owner = of.op().name();
    int[] sizes = new int[of.shape().numDimensions()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = (int) of.shape().get(i);
    }
    dev.graft.network.Shape shape = dev.graft.network.Shape.of(sizes);
    Tensor zeros = Tensor.of(shape, new float[Math.toIntExact(shape.size())]);
    return make(optimizer(ops, owner), "optimizer/" + owner + "/" + kind, kind, zeros);
  }

  private static Ops optimizer(Ops ops, String owner) {
    return ops.withSubScope("optimizer").withSubScope(owner.replace('/', '.'));
  }

  /** A variable that follows a weight, and stands for it wherever weights are read. */
  Variable<TFloat32> average(Ops ops, String key, Variable<TFloat32> of, Tensor first) {
    String owner = of.op().name();
    String own = "optimizer/" + owner + "/average";
    Variable<TFloat32> average = make(optimizer(ops, owner), own, "average", first);
    averages.put(key, own);
    averageOf.put(of, average);
    return average;
  }

  /** What follows a weight. */
  Variable<TFloat32> averageOf(Variable<TFloat32> weight) {
    return Optional.ofNullable(averageOf.get(weight))
        .orElseThrow(() -> new IllegalArgumentException("no average of " + weight));
  }

  /** A weight's average, or itself if it has none. */
  Variable<TFloat32> shown(String key) {
    return Optional.ofNullable(variables.get(averages.getOrDefault(key, key)))
        .orElseThrow(() -> new IllegalArgumentException("no variable " + key));
  }

  /** Gives all variables their first values, and lets go of these. */
  void assign(Session session) {
    List<TFloat32> tensors = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (First first : firsts) {
        TFloat32 t = Tensors.of(first.tensor());
        tensors.add(t);
        runner.feed(first.value(), t).addTarget(first.assign());
      }
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
      firsts.clear();
    }
  }

  /** Gives the variables that hold weights, and their averages, other values. */
  void assign(Session session, Weights weights) {
    List<TFloat32> tensors = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      for (Map.Entry<String, Tensor> e : weights.tensors().entrySet()) {
        Assignment assignment =
            Optional.ofNullable(assignments.get(e.getKey()))
                .orElseThrow(() -> new IllegalArgumentException("no variable " + e.getKey()));
        TFloat32 t = Tensors.of(e.getValue());
        tensors.add(t);
        runner.feed(assignment.value(), t).addTarget(assignment.assign());
        Assignment average = assignments.get(averages.getOrDefault(e.getKey(), ""));
        if (average != null) {
          runner.feed(average.value(), t).addTarget(average.assign());
        }
      }
      runner.run().close();
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  /**
   * Writes all variables, the optimiser's slots among them.
   *
   * @param folder an existing folder to write into
   * @param work what is resumed, in a word
   */
  static void save(Session session, Path folder, String work) {
    try {
      session.save(folder.resolve(FILE).toString());
    } catch (TensorFlowException e) {
      throw new GraftException(
          "The checkpoint in %s cannot be written (%s): make room on the disk and resume the %s."
              .formatted(folder.getParent(), Tensors.diskReason(e), work),
          e);
    }
  }

  /** Reads back what {@link #save} wrote. */
  static void restore(Session session, Path folder, String work) {
    try {
      session.restore(folder.resolve(FILE).toString());
    } catch (TensorFlowException e) {
      throw new GraftException(
          "The checkpoint %s is damaged (%s): remove it, and the %s begins anew."
              .formatted(folder, Tensors.reason(e), work),
          e);
    }
  }

  /** Reads the weights of a network's layers, or their averages. */
  Weights read(Session session, Network network) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    List<WeightSpec> specs = new ArrayList<>();
    Session.Runner runner = session.runner();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        String key = Weights.key(layer.name(), spec.name());
        keys.add(key);
        specs.add(spec);
        runner.fetch(shown(key));
      }
    }
    try (Result result = runner.run()) {
      for (int i = 0; i < keys.size(); i++) {
        all.put(
            keys.get(i),
            Tensor.of(specs.get(i).shape(), Tensors.toArray((TFloat32) result.get(i))));
      }
    }
    return new Weights(all);
  }
}
