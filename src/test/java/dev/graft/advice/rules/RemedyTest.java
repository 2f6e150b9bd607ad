package dev.graft.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemedyTest {
  private static final Recipe RECIPE =
      new Recipe(
          new FreezePlan.AllButLastBlocks(3),
          Head.DEFAULT,
          Optimizer.DEFAULT,
          1e-3,
          16,
          10,
          7,
          0.2,
          0.1,
          Keep.LAST,
          Techniques.PLAIN);

  private static Recipe applied(Proposal proposal) {
    return proposal.applied(RECIPE).orElseThrow();
  }

  @Test
  void changesWhatIsProposedAndNothingElse() {
    Recipe frozen =
        applied(new Proposal.Freeze(new FreezePlan.AllFrozen(), OptionalDouble.of(0.01)));
    assertThat(frozen.freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(frozen.learningRate()).isEqualTo(0.01);
    assertThat(new Proposal.Freeze(RECIPE.freezePlan(), OptionalDouble.of(1e-3)).applied(frozen))
        .contains(RECIPE);
    assertThat(applied(new Proposal.Freeze(RECIPE.freezePlan(), OptionalDouble.empty())))
        .isEqualTo(RECIPE);

    Recipe slow = applied(new Proposal.LearningRate(1e-4));
    assertThat(slow.learningRate()).isEqualTo(1e-4);
    assertThat(new Proposal.LearningRate(1e-3).applied(slow)).contains(RECIPE);

    Recipe longer = applied(new Proposal.Epochs(20));
    assertThat(longer.epochs()).isEqualTo(20);
    assertThat(new Proposal.Epochs(10).applied(longer)).contains(RECIPE);

    Recipe balanced = applied(new Proposal.UseBalance(Balance.SAMPLING));
    assertThat(balanced.techniques().balance()).isEqualTo(Balance.SAMPLING);
    assertThat(new Proposal.UseBalance(Balance.NONE).applied(balanced)).contains(RECIPE);

    Recipe augmented = applied(new Proposal.Augment(Overfitting.GENTLE));
    assertThat(augmented.techniques().augmentation()).isEqualTo(Overfitting.GENTLE);
    assertThat(augmented.techniques().balance()).isEqualTo(Balance.NONE);

    Recipe drawn = applied(new Proposal.DrawSplit(0.35));
    assertThat(drawn.validation()).isEqualTo(0.35);
    assertThat(drawn.test()).isEqualTo(0.1);
  }

  @Test
  void stoppingEarlyKeepsTheBest() {
    Recipe stopped = applied(new Proposal.StopEarly(new EarlyStopping(5, 0)));
    assertThat(stopped.techniques().earlyStopping()).contains(new EarlyStopping(5, 0));
    assertThat(stopped.keep()).isEqualTo(Keep.BEST);
  }

  static Stream<Proposal> others() {
    return Stream.of(
        new Proposal.KeepTogether(List.of(Set.of(Path.of("/a")))),
        new Proposal.ChooseBackbone("other"),
        new Proposal.Race(),
        new Proposal.ImportAgain("net"),
        new Proposal.DrawSplit(0.95));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsNoMatterOfTheRecipeLeavesIt(Proposal proposal) {
    assertThat(proposal.applied(RECIPE)).isEmpty();
  }
}
