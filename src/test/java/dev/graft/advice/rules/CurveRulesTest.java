package dev.graft.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Techniques;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurveRulesTest extends RuleTest {
  private static ProjectFacts curve(double[]... losses) {
    return GoodProject.AFTER
        .with(GoodProject.recipe(new FreezePlan.AllFrozen(), losses.length, Techniques.PLAIN))
        .withEpochs(GoodProject.epochs(losses));
  }

  private static double[] at(double train, double validation) {
    return new double[] {train, validation};
  }

  private static Techniques with(Optional<EarlyStopping> stopping, Augmentation augmentation) {
    Techniques plain = Techniques.PLAIN;
    return new Techniques(
        plain.schedule(),
        0,
        stopping,
        augmentation,
        plain.layerRates(),
        plain.regularisation(),
        plain.balance(),
        List.of());
  }

  @Test
  void validationGetsWorseWhileTrainingGoesOn() {
    ProjectFacts facts =
        curve(
            at(0.6, 0.5),
            at(0.4, 0.40),
            at(0.25, 0.38),
            at(0.15, 0.43),
            at(0.08, 0.50),
            at(0.04, 0.58));
    Finding finding = found(new Overfitting(), facts);
    assertThat(finding.values()).containsExactly(3, 0.38, 0.58, 0.04);
    assertThat(Words.sentence(finding))
        .isEqualTo("From epoch 3 on the network learnt its pictures by heart.");
    assertThat(finding.proposal()).contains(new Proposal.StopEarly(new EarlyStopping(5, 0)));

    Optional<EarlyStopping> stopping = Optional.of(new EarlyStopping(5, 0));
    ProjectFacts stopped =
        facts.with(
            GoodProject.recipe(new FreezePlan.AllFrozen(), 6, with(stopping, Augmentation.NONE)));
    assertThat(found(new Overfitting(), stopped).proposal())
        .contains(new Proposal.Augment(Overfitting.GENTLE));
    ProjectFacts both =
        facts.with(
            GoodProject.recipe(new FreezePlan.AllFrozen(), 6, with(stopping, Overfitting.GENTLE)));
    assertThat(found(new Overfitting(), both).proposal()).isEmpty();
  }

  @Test
  void aValidationLossThatShakesIsNoOverfitting() {
    quiet(
        new Overfitting(),
        curve(
            at(0.6, 0.5),
            at(0.4, 0.40),
            at(0.25, 0.38),
            at(0.2, 0.41),
            at(0.18, 0.39),
            at(0.15, 0.40)));
    quiet(new Overfitting(), curve(at(0.6, 0.5), at(0.4, 0.3), at(0.5, 0.6), at(0.6, 0.7)));
  }

  @Test
  void aLossThatIsNoNumber() {
    Finding finding = found(new RateTooHigh(), curve(at(0.7, 0.7), at(Double.NaN, Double.NaN)));
    assertThat(finding.severity()).isEqualTo(Severity.SERIOUS);
    assertThat(finding.proposal()).contains(new Proposal.LearningRate(1e-4));
    assertThat(Words.sentence(finding))
        .isEqualTo("The loss is no number any more: a learning rate of 0.001 is too high.");
    found(new RateTooHigh(), curve(at(Double.POSITIVE_INFINITY, 1)));
  }

  @Test
  void aLossThatRises() {
    Finding finding =
        found(new RateTooHigh(), curve(at(0.7, 0.7), at(0.9, 0.9), at(1.5, 2), at(1.4, 1.8)));
    assertThat(finding.variant()).isEqualTo("rises");
    assertThat(finding.proposal()).contains(new Proposal.LearningRate(1e-4));
  }

  @Test
  void aLossThatJumps() {
    Finding finding =
        found(
            new RateTooHigh(),
            curve(
                at(0.7, 0.7), at(0.3, 0.4), at(0.6, 0.5), at(0.25, 0.4), at(0.5, 0.6), at(0.2, 1)));
    assertThat(finding.variant()).isEqualTo("jumps");
    assertThat(finding.proposal()).contains(new Proposal.LearningRate(3e-4));
    quiet(
        new RateTooHigh(),
        curve(at(0.7, 0.7), at(0.01, 0.1), at(0.03, 0.1), at(0.01, 0.1), at(0.03, 0.1)));
  }

  @Test
  void aLossThatFallsInAStraightLine() {
    ProjectFacts facts =
        curve(
            at(0.69, 0.69),
            at(0.67, 0.67),
            at(0.65, 0.65),
            at(0.63, 0.63),
            at(0.61, 0.61),
            at(0.59, 0.59));
    Finding finding = found(new RateTooLow(), facts);
    assertThat(finding.proposal()).contains(new Proposal.LearningRate(0.003));
    quiet(new MoreEpochs(), facts);
  }

  @Test
  void aTrainingThatWasStillGettingBetter() {
    ProjectFacts facts =
        curve(
            at(0.7, 0.65),
            at(0.5, 0.48),
            at(0.38, 0.38),
            at(0.3, 0.32),
            at(0.25, 0.28),
            at(0.22, 0.25));
    Finding finding = found(new MoreEpochs(), facts);
    assertThat(finding.proposal()).contains(new Proposal.Epochs(12));
    assertThat(Words.reason(finding))
        .isEqualTo("The last 3 of 6 epochs took 34.2% off the validation loss.");
    quiet(new RateTooLow(), facts);
    quiet(
        new MoreEpochs(),
        facts.with(GoodProject.recipe(new FreezePlan.AllFrozen(), 20, Techniques.PLAIN)));
  }
}
