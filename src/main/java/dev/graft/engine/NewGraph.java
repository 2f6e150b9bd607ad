package dev.graft.engine;

import org.tensorflow.ConcreteFunction;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.OpScope;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;

/**
 * A graph that is written from its beginning by one {@link Ops}. TensorFlow's own scopes look
 * through all operations of the graph whenever one is opened, to know which names are taken; with a
 * scope for each layer that grows with the square of the network, and costs more than all the rest
 * of writing it. Here a scope knows the names that were given through it, and TensorFlow refuses
 * any other that comes twice.
 */
final class NewGraph implements ExecutionEnvironment {
  private final Graph graph;
  private final Scope scope;

  private NewGraph(Graph graph) {
    this.graph = graph;
    scope = new OpScope(this);
  }

  /** Writes into a graph that has no operations yet. */
  static Ops ops(Graph graph) {
    return Ops.create(new NewGraph(graph));
  }

  @Override
  public OperationBuilder opBuilder(String type, String name, Scope within) {
    return graph.opBuilder(type, name, within);
  }

  @Override
  public void attachFunction(ConcreteFunction function) {
    graph.attachFunction(function);
  }

  @Override
  public boolean isOpEnabled(String type) {
    return graph.isOpEnabled(type);
  }

  @Override
  public void checkInput(Operation input) {
    graph.checkInput(input);
  }

  @Override
  public Types environmentType() {
    return graph.environmentType();
  }

  @Override
  public Scope baseScope() {
    return scope;
  }

  @Override
  public boolean isInitializer(Operation op) {
    return graph.isInitializer(op);
  }
}
