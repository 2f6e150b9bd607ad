package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Preprocessing;
import dev.graft.testing.Sketch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreezePlanTest {
  private static final Backbone BACKBONE =
      new Backbone(
          "tiny",
          "custom",
          Sketch.input(8, 8, 3)
              .conv("stem", 4, 3, 2)
              .bn("stem_bn")
              .relu6("stem_relu")
              .conv("expand", 4, 1, 1)
              .bn("expand_bn")
              .plus("add", "stem_relu")
              .conv("last", 6, 1, 1)
              .relu6("last_relu")
              .pool("pool")
              .dense("classifier", 9, Activation.SOFTMAX)
              .network(),
          "last_relu",
          List.of(
              new Block("stem_block", List.of("stem", "stem_bn", "stem_relu")),
              new Block("middle", List.of("expand", "expand_bn", "add")),
              new Block("top", List.of("last", "last_relu"))),
          new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.UNIT),
          List.of(),
          "unknown",
          "test",
          "00");

  private static final String[] ALL = {"stem", "stem_bn", "expand", "expand_bn", "last"};

  /** The classifier that a backbone came with is never part of a plan. */
  @ParameterizedTest
  @CsvSource({
    "all, ''",
    "none, 'stem stem_bn expand expand_bn last'",
    "0, 'stem stem_bn expand expand_bn last'",
    "1, 'expand expand_bn last'",
    "2, 'last'",
    "3, ''",
    "-0, ''",
    "-1, 'last'",
    "-2, 'expand expand_bn last'",
    "-3, 'stem stem_bn expand expand_bn last'",
  })
  void wordsOfTheCommandLine(String word, String learning) {
    List<String> expected = learning.isEmpty() ? List.of() : List.of(learning.split(" ", -1));

    assertThat(FreezePlan.parse(word).learning(BACKBONE)).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "some", "1.5", "--1", "99999999999", "All", "-"})
  void otherWordsAreASentence(String word) {
    assertThatThrownBy(() -> FreezePlan.parse(word))
        .isInstanceOf(GraftException.class)
        .hasMessage(
            "--frozen takes all, none, a number of blocks, or -N for all but the last N, not %s.",
            word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "-4", "-2147483648", "2147483647"})
  void moreBlocksThanThereAreIsASentence(String word) {
    FreezePlan plan = FreezePlan.parse(word);

    assertThatThrownBy(() -> plan.learning(BACKBONE))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("tiny has 3 blocks")
        .hasMessageEndingWith("is impossible.");
  }

  @ParameterizedTest
  @CsvSource({
    "middle, 'expand expand_bn last'",
    "expand, 'expand expand_bn last'",
    "expand_bn, 'expand_bn last'",
    "stem_relu, 'expand expand_bn last'",
    "add, 'last'",
    "in, 'stem stem_bn expand expand_bn last'",
    "last_relu, ''",
  })
  void fromALayerOrBlockOn(String from, String learning) {
    List<String> expected = learning.isEmpty() ? List.of() : List.of(learning.split(" ", -1));

    assertThat(new FreezePlan.LearningFrom(from).learning(BACKBONE))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "classifier", "pool", ""})
  void anUnknownLayerIsASentence(String name) {
    FreezePlan plan = new FreezePlan.LearningFrom(name);

    assertThatThrownBy(() -> plan.learning(BACKBONE))
        .isInstanceOf(GraftException.class)
        .hasMessage("tiny has no layer or block %s; `graft zoo show tiny` lists them.", name);
  }

  @Test
  void chosenLayersStay() {
    assertThat(new FreezePlan.Chosen(Set.of("stem", "expand_bn")).learning(BACKBONE))
        .containsExactly("stem_bn", "expand", "last");
    assertThat(new FreezePlan.Chosen(Set.of()).learning(BACKBONE)).containsExactly(ALL);
    assertThat(new FreezePlan.Chosen(Set.of(ALL)).learning(BACKBONE)).isEmpty();
  }

  static List<FreezePlan> plans() {
    return List.of(
        new FreezePlan.AllFrozen(),
        new FreezePlan.NoneFrozen(),
        new FreezePlan.FirstBlocks(2),
        new FreezePlan.AllButLastBlocks(1),
        new FreezePlan.LearningFrom("middle"),
        new FreezePlan.Chosen(Set.of("stem")));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void plansAreKeptAsJson(FreezePlan plan) {
    assertThat(Json.parse(Json.line(plan), FreezePlan.class)).isEqualTo(plan);
  }
}
