package dev.graft.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.testing.Sketch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a network is cut, and which layers are necks. */
class CutTest {
  /** A stem, two residual blocks, and a head with a hidden layer. */
  private static Network residual(double dropout) {
    Sketch sketch = Sketch.input(8, 8, 3).conv("stem", 4, 3, 2).bn("stem_bn").relu6("stem_relu");
    for (int b = 1; b <= 2; b++) {
      String begin = sketch.last().get(0);
      String block = "block_" + b + "_";
      sketch
          .conv(block + "expand", 8, 1, 1)
          .bn(block + "expand_bn")
          .relu6(block + "expand_relu")
          .conv(block + "project", 4, 1, 1)
          .bn(block + "project_bn")
          .plus(block + "add", begin);
    }
    return sketch
        .pool("pool")
        .dropout("dropout", dropout)
        .dense("hidden", 5, Activation.RELU)
        .classes(2)
        .network();
  }

  @ParameterizedTest
  @CsvSource({
    "stem, in",
    "stem_bn, stem",
    "block_1_expand, stem_relu",
    "block_1_expand_bn, stem_relu",
    "block_1_project, stem_relu",
    "block_1_project_bn, stem_relu",
    "block_2_expand, block_1_add",
    "block_2_project, block_1_add",
    "block_2_project_bn, block_1_add",
    "hidden, dropout",
    "logits, hidden",
  })
  void theCutIsTheLastNeckBeforeTheFirstLearningLayer(String firstLearning, String cut) {
    Network network = residual(0);
    Set<String> learning = new LinkedHashSet<>(List.of("logits", firstLearning));

    assertThat(network.cut(learning)).isEqualTo(cut);
  }

  @Test
  void aDropoutGoesWithTheLearningLayerThatItFeeds() {
    assertThat(residual(0.5).cut(Set.of("hidden", "logits"))).isEqualTo("pool");
    assertThat(residual(0).cut(Set.of("hidden", "logits"))).isEqualTo("dropout");
    // Inside the frozen part it is still, as all of that part is.
    assertThat(residual(0.5).cut(Set.of("logits"))).isEqualTo("hidden");
    assertThat(residual(0.5).cut(Set.of("block_2_project"))).isEqualTo("block_1_add");
    assertThat(residual(0).cut(Set.of("logits"))).isEqualTo("hidden");
  }

  @Test
  void nothingFrozenCutsAtTheInputAndNothingLearningAtTheOutput() {
    Network network = residual(0);
    Set<String> all = new HashSet<>(network.layers().stream().map(Layer::name).toList());

    assertThat(network.cut(all)).isEqualTo("in");
    assertThat(network.cut(Set.of())).isEqualTo("softmax");
  }

  @Test
  void necksOfAResidualNetworkLieBetweenItsBlocks() {
    Network network = residual(0);

    assertThat(network.layers().stream().map(Layer::name).filter(network::isNarrow))
        .containsExactly(
            "in",
            "stem",
            "stem_bn",
            "stem_relu",
            "block_1_add",
            "block_2_add",
            "pool",
            "dropout",
            "hidden",
            "logits",
            "softmax");
  }

  @Test
  void aLayerThatNobodyReadsIsNoNeck() {
    Network network =
        Sketch.input(8, 8, 3)
            .conv("stem", 4, 3, 2)
            .conv("unread", 4, 3, 1)
            .from("stem")
            .pool("pool")
            .classes(2)
            .network();

    assertThat(network.isNarrow("unread")).isFalse();
    assertThat(network.cut(Set.of("logits"))).isEqualTo("pool");
    assertThat(network.upTo("pool").layers()).extracting(Layer::name).doesNotContain("unread");
  }

  @Test
  void upToAndAfterRecompose() {
    Network network = residual(0.3);
    for (Layer neck : network.layers()) {
      if (network.isNarrow(neck.name())) {
        Network trunk = network.upTo(neck.name());
        Network tail = network.after(neck.name());
        List<Layer> all = new ArrayList<>(trunk.layers());
        all.addAll(tail.layers().subList(1, tail.layers().size()));

        assertThat(all).as("cut at %s", neck.name()).isEqualTo(network.layers());
        assertThat(tail.input())
            .isEqualTo(new Layer.Input(neck.name(), network.shape(neck.name())));
        assertThat(trunk.outputShape()).isEqualTo(tail.input().shape());
        assertThat(tail.outputShape()).isEqualTo(network.outputShape());
        assertThat(trunk.parameters() + tail.parameters()).isEqualTo(network.parameters());
      }
    }
  }

  @Test
  void upToLeavesOutWhatDoesNotLeadThere() {
    assertThat(residual(0).upTo("block_1_project").layers())
        .extracting(Layer::name)
        .containsExactly(
            "in",
            "stem",
            "stem_bn",
            "stem_relu",
            "block_1_expand",
            "block_1_expand_bn",
            "block_1_expand_relu",
            "block_1_project");
  }

  @Test
  void insideABlockThereIsNoAfter() {
    Network network = residual(0);

    assertThatThrownBy(() -> network.after("block_1_expand"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("block_1_expand");
  }

  /** Necks are the layers without which no path leads from the input to the output. */
  @Property(tries = 200)
  void necksAreWhereEveryPathPasses(@ForAll long seed) {
    Network network = random(seed);
    for (Layer layer : network.layers()) {
      assertThat(network.isNarrow(layer.name()))
          .as("%s of %s", layer.name(), network.layers())
          .isEqualTo(!reachesOutputWithout(network, layer.name()));
    }
  }

  @Property(tries = 200)
  void belowTheCutNothingLearnsAndAboveItComesNoNeckBeforeTheFirstThatDoes(@ForAll long seed) {
    Network network = random(seed);
    Random random = new Random(~seed);
    Set<String> learning = new HashSet<>();
    network.layers().stream()
        .skip(1)
        .filter(l -> random.nextInt(4) == 0)
        .forEach(l -> learning.add(l.name()));

    String cut = network.cut(learning);

    assertThat(network.isNarrow(cut)).isTrue();
    assertThat(network.upTo(cut).layers()).noneMatch(l -> learning.contains(l.name()));
    for (int i = network.indexOf(cut) + 1; i < network.layers().size(); i++) {
      String name = network.layers().get(i).name();
      if (learning.contains(name)) {
        break;
      }
      assertThat(network.isNarrow(name)).as("%s after the cut %s", name, cut).isFalse();
    }
  }

  /** A random graph in which every layer leads to the output. */
  private static Network random(long seed) {
    Random random = new Random(seed);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Input("l0", Shape.of(4)));
    Set<String> unread = new LinkedHashSet<>(List.of("l0"));
    int count = 3 + random.nextInt(8);
    for (int i = 1; i < count; i++) {
      String name = "l" + i;
      boolean last = i == count - 1;
      Set<String> inputs = new LinkedHashSet<>();
      if (last) {
        inputs.addAll(unread);
      } else {
        inputs.add("l" + random.nextInt(i));
        if (random.nextBoolean()) {
          inputs.add("l" + (i - 1));
        }
      }
      layers.add(
          inputs.size() > 1
              ? new Layer.Add(name, List.copyOf(inputs))
              : new Layer.Activate(name, List.copyOf(inputs), Activation.RELU));
      unread.removeAll(inputs);
      unread.add(name);
    }
    return new Network("random", layers);
  }

  private static boolean reachesOutputWithout(Network network, String avoided) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    if (!network.output().name().equals(avoided)) {
      open.add(network.output().name());
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (name.equals(network.input().name())) {
        return true;
      }
      for (String input : network.layer(name).inputs()) {
        if (!input.equals(avoided) && seen.add(input)) {
          open.add(input);
        }
      }
    }
    return false;
  }
}
