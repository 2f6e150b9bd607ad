package dev.graft.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.evaluation.PairedComparison;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.training.FreezePlan;
import dev.graft.training.Techniques;
import dev.graft.zoo.Licence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BackboneRulesTest extends RuleTest {
  private static ProjectFacts.Chosen licensed(String licence, Optional<String> free) {
    return new ProjectFacts.Chosen("net", true, true, 19, Licence.named(licence), free);
  }

  private static ProjectFacts.Features features(
      double accuracy, PairedComparison colours, PairedComparison random) {
    return new ProjectFacts.Features(
        "net", accuracy, colours, Optional.of(random), Optional.of("other"));
  }

  private static ProjectFacts.Images images(int perClass) {
    return new ProjectFacts.Images(
        List.of("cats", "dogs"), new int[] {perClass, perClass}, 200, false);
  }

  private static ProjectFacts.Features known(double accuracy) {
    return new ProjectFacts.Features(
        "net",
        accuracy,
        new PairedComparison(150, 10, 150, 90),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aLicenceThatForbidsBusiness() {
    Finding finding =
        found(
            new UnsuitedLicence(),
            GoodProject.BEFORE.with(licensed("CC-BY-NC-4.0", Optional.of("free"))));
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.proposal()).contains(new Proposal.ChooseBackbone("free"));
    assertThat(Words.sentence(finding))
        .isEqualTo("The licence of net (CC-BY-NC-4.0) does not allow commercial use.");
    Finding unknown =
        found(
            new UnsuitedLicence(), GoodProject.BEFORE.with(licensed("unknown", Optional.empty())));
    assertThat(unknown.severity()).isEqualTo(Severity.HINT);
    assertThat(unknown.proposal()).isEmpty();
    quiet(new UnsuitedLicence(), GoodProject.BEFORE.with(licensed("MIT", Optional.empty())));
  }

  @Test
  void preprocessingThatTheWeightsDidNotLearnWith() {
    Finding finding =
        found(
            new UnfitPreprocessing(),
            GoodProject.BEFORE.with(
                new ProjectFacts.Preprocessed(
                    "net", Scaling.UNIT, Optional.of(Scaling.CAFFE), Optional.empty())));
    assertThat(Words.sentence(finding))
        .isEqualTo("net is given pictures by the rule unit, and such weights learnt with caffe.");
    assertThat(finding.proposal()).contains(new Proposal.ImportAgain("net"));
    quiet(
        new UnfitPreprocessing(),
        GoodProject.BEFORE.with(
            new ProjectFacts.Preprocessed(
                "net", Scaling.UNIT, Optional.empty(), Optional.empty())));
  }

  @Test
  void answersThatAreNotThoseOfTheArchitecture() {
    Finding finding =
        found(
            new UnfitPreprocessing(),
            GoodProject.BEFORE.with(
                new ProjectFacts.Preprocessed(
                    "net",
                    Scaling.UNIT,
                    Optional.of(Scaling.UNIT),
                    Optional.of("The difference is 0.3 of the norm."))));
    assertThat(finding.severity()).isEqualTo(Severity.SERIOUS);
    assertThat(Words.reason(finding)).isEqualTo("The difference is 0.3 of the norm.");
  }

  @Test
  void featuresThatAreNoBetterThanColours() {
    PairedComparison better = new PairedComparison(100, 10, 80, 10);
    Finding finding =
        found(
            new WorthlessFeatures(),
            GoodProject.BEFORE.with(features(0.7, new PairedComparison(110, 28, 30, 32), better)));
    assertThat(finding.severity()).isEqualTo(Severity.SERIOUS);
    assertThat(finding.proposal()).contains(new Proposal.ChooseBackbone("other"));
    assertThat(Words.sentence(finding))
        .isEqualTo(
            "net tells your pictures apart no better than their colours alone: 70% and 69% of 200"
                + " pictures.");
    quiet(new WorthlessFeatures(), GoodProject.BEFORE.with(features(0.9, better, better)));
  }

  @Test
  void featuresThatAreNoBetterThanRandomWeights() {
    PairedComparison better = new PairedComparison(100, 10, 80, 10);
    PairedComparison same = new PairedComparison(150, 20, 20, 10);
    Finding finding =
        found(new WorthlessFeatures(), GoodProject.BEFORE.with(features(0.85, better, same)));
    assertThat(finding.variant()).isEqualTo("random");
    PairedComparison few = new PairedComparison(20, 5, 5, 10);
    quiet(new WorthlessFeatures(), GoodProject.BEFORE.with(features(0.6, few, few)));
    PairedComparison solved = new PairedComparison(195, 1, 3, 1);
    quiet(new WorthlessFeatures(), GoodProject.BEFORE.with(features(0.99, solved, solved)));
    ProjectFacts.Features alone =
        new ProjectFacts.Features("net", 0.7, same, Optional.empty(), Optional.empty());
    assertThat(found(new WorthlessFeatures(), GoodProject.BEFORE.with(alone)).proposal())
        .contains(new Proposal.Race());
  }

  @Test
  void fewPicturesThatItUnderstandsStayFrozen() {
    ProjectFacts tuning =
        GoodProject.BEFORE
            .with(images(150))
            .with(known(0.95))
            .with(GoodProject.recipe(new FreezePlan.AllButLastBlocks(4), 10, Techniques.PLAIN));
    Finding finding = found(new StayFrozen(), tuning);
    assertThat(finding.proposal())
        .contains(new Proposal.Freeze(new FreezePlan.AllFrozen(), OptionalDouble.of(1e-3)));
    assertThat(Words.sentence(finding))
        .isEqualTo("With 300 pictures to learn from, let the backbone stay frozen.");
    quiet(new StayFrozen(), tuning.with(known(0.8)));
    quiet(new StayFrozen(), tuning.with(images(600)));
  }

  @Test
  void manyPicturesThatItDoesNotUnderstandThaw() {
    ProjectFacts frozen = GoodProject.BEFORE.with(images(1000)).with(known(0.8));
    Finding finding = found(new Unfreeze(), frozen);
    assertThat(finding.proposal())
        .contains(new Proposal.Freeze(new FreezePlan.AllButLastBlocks(6), OptionalDouble.of(1e-4)));
    assertThat(Words.sentence(finding))
        .isEqualTo("With 2,000 pictures to learn from, let the last 6 blocks learn too.");
    quiet(new Unfreeze(), frozen.with(known(0.93)));
    quiet(new Unfreeze(), frozen.with(images(400)));
    quiet(
        new Unfreeze(),
        frozen.with(
            new ProjectFacts.Chosen(
                "net", true, false, 1, Licence.named("MIT"), Optional.empty())));
  }

  @Test
  void tuningThatMadeItWorse() {
    Finding finding =
        found(
            new TuningHurt(),
            GoodProject.AFTER.with(
                new ProjectFacts.Tuned("run-1", "run-2", new PairedComparison(150, 30, 10, 10))));
    assertThat(Words.sentence(finding))
        .isEqualTo("run-2 is worse than run-1, whose backbone stayed frozen.");
    assertThat(Words.reason(finding)).startsWith("Of 200 pictures it broke 30 and corrected 10");
    assertThat(finding.proposal())
        .contains(new Proposal.Freeze(new FreezePlan.AllFrozen(), OptionalDouble.of(1e-3)));
    quiet(
        new TuningHurt(),
        GoodProject.AFTER.with(
            new ProjectFacts.Tuned("run-1", "run-2", new PairedComparison(150, 12, 10, 28))));
  }
}
