package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** Names of a graph that is written from its beginning. */
class NewGraphTest {
  /** Scopes within scopes, and the same scope and name more than once. */
  private static void write(Ops tf) {
    tf.withName("a").constant(1);
    tf.withName("a").constant(2);
    for (int i = 0; i < 3; i++) {
      Ops scoped = tf.withSubScope("block");
      scoped.withName("a").constant(i);
      scoped.withName("a").constant(i);
      scoped.withSubScope("inner").constant(i);
      scoped.withSubScope("inner").constant(i);
    }
    tf.constant(3);
    tf.withSubScope("a").constant(4);
  }

  private static List<String> names(Graph graph) {
    List<String> names = new ArrayList<>();
    graph.operations().forEachRemaining(op -> names.add(op.name()));
    return names;
  }

  @Test
  void namesAreThoseOfTensorFlowsOwnScopes() {
    try (Graph own = new Graph();
        Graph ours = new Graph()) {
      write(Ops.create(own));
      write(NewGraph.ops(ours));
      assertThat(names(ours)).isEqualTo(names(own)).hasSize(16).doesNotHaveDuplicates();
    }
  }

  @Test
  void operationsOfAnotherGraphAreRefused() {
    try (Graph one = new Graph();
        Graph other = new Graph()) {
      var stranger = NewGraph.ops(one).constant(1);
      Ops tf = NewGraph.ops(other);
      assertThatThrownBy(() -> tf.identity(stranger))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from a different graph");
    }
  }
}
