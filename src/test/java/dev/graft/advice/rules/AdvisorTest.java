package dev.graft.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.Licence;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdvisorTest {
  static Stream<Rule> rules() {
    return Advisor.RULES.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleIsQuietOnAGoodProject(Rule rule) {
    assertThat(rule.check(GoodProject.BEFORE)).isEmpty();
    assertThat(rule.check(GoodProject.AFTER)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleIsQuietWhereNothingIsKnown(Rule rule) {
    assertThat(rule.check(ProjectFacts.NOTHING)).isEmpty();
    assertThat(rule.check(GoodProject.AFTER.withEpochs(List.of()))).isEmpty();
  }

  /** A training of one epoch, or without validation, has no curve to judge. */
  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleIsQuietOnTooShortACurve(Rule rule) {
    List<TrainingEvent.Epoch> one = GoodProject.epochs(new double[] {0.7, Double.NaN});
    assertThat(rule.check(GoodProject.AFTER.withEpochs(one))).isEmpty();
    List<TrainingEvent.Epoch> two =
        GoodProject.epochs(new double[] {0.3, 0.2}, new double[] {0.31, 0.3});
    assertThat(rule.check(GoodProject.AFTER.withEpochs(two))).isEmpty();
  }

  @Test
  void rulesHaveNamesOfTheirOwn() {
    Set<String> names = new HashSet<>();
    for (Rule rule : Advisor.RULES) {
      assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
      assertThat(names.add(rule.id())).as(rule.id()).isTrue();
    }
  }

  @Test
  void theGravestComesFirst() {
    ProjectFacts bad =
        GoodProject.AFTER
            .with(new ProjectFacts.Images(List.of("a", "b"), new int[] {90, 20}, 20, false))
            .with(
                new ProjectFacts.Chosen(
                    "net", true, true, 19, Licence.named("CC-BY-NC-4.0"), Optional.of("free")))
            .withCopies(
                List.of(new ProjectFacts.Copies(Set.of(Path.of("/a")), Set.of(Path.of("/b")))));

    assertThat(Advisor.advise(bad))
        .extracting(Finding::rule)
        .containsExactly("duplicates-across-split", "unsuited-licence", "few-validation-images");
    assertThat(Advisor.advise(GoodProject.AFTER)).isEmpty();
  }

  static Stream<Proposal> proposals() {
    return Stream.of(
        new Proposal.Freeze(new FreezePlan.AllFrozen(), OptionalDouble.empty()),
        new Proposal.Freeze(new FreezePlan.AllButLastBlocks(1), OptionalDouble.empty()),
        new Proposal.Freeze(new FreezePlan.AllButLastBlocks(6), OptionalDouble.empty()),
        new Proposal.Freeze(new FreezePlan.NoneFrozen(), OptionalDouble.empty()),
        new Proposal.LearningRate(0.0003),
        new Proposal.Epochs(20),
        new Proposal.UseBalance(Balance.NONE),
        new Proposal.UseBalance(Balance.CLASS_WEIGHTS),
        new Proposal.UseBalance(Balance.SAMPLING),
        new Proposal.StopEarly(new EarlyStopping(5, 0)),
        new Proposal.Augment(Augmentation.NONE),
        new Proposal.KeepTogether(List.of(Set.of(Path.of("/a")))),
        new Proposal.DrawSplit(0.3),
        new Proposal.ChooseBackbone("other"),
        new Proposal.Race(),
        new Proposal.ImportAgain("net"));
  }

  @ParameterizedTest
  @MethodSource("proposals")
  void eachProposalHasWords(Proposal proposal) {
    assertThat(Words.action(proposal)).matches("[A-Z][^{}]+[^.{}]");
  }

  @Test
  void proposalsTellTheirFigures() {
    assertThat(Words.action(new Proposal.LearningRate(0.0003)))
        .isEqualTo("Use a learning rate of 0.0003");
    assertThat(
            Words.action(
                new Proposal.Freeze(new FreezePlan.AllButLastBlocks(6), OptionalDouble.empty())))
        .isEqualTo("Let the last 6 blocks learn");
    assertThat(Words.action(new Proposal.DrawSplit(0.3))).isEqualTo("Keep 30% for validation");
  }
}
