package dev.graft.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.McNemar;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageRulesTest extends RuleTest {
  private static final Path A = Path.of("/a.jpg");
  private static final Path B = Path.of("/b.jpg");
  private static final Path C = Path.of("/c.jpg");

  private static ProjectFacts.Images images(int validation, int... training) {
    return new ProjectFacts.Images(List.of("cats", "dogs"), training, validation, false);
  }

  static Recipe balanced() {
    Techniques plain = Techniques.PLAIN;
    return GoodProject.recipe(
        new FreezePlan.AllFrozen(),
        10,
        new Techniques(
            plain.schedule(),
            0,
            Optional.<EarlyStopping>empty(),
            plain.augmentation(),
            plain.layerRates(),
            plain.regularisation(),
            Balance.CLASS_WEIGHTS,
            List.of()));
  }

  @Test
  void copiesOnBothSides() {
    Finding finding =
        found(
            new DuplicatesAcrossSplit(),
            GoodProject.BEFORE.withCopies(
                List.of(
                    new ProjectFacts.Copies(Set.of(A, B), Set.of()),
                    new ProjectFacts.Copies(Set.of(A), Set.of(B, C)))));
    assertThat(finding.severity()).isEqualTo(Severity.SERIOUS);
    assertThat(finding.values()).containsExactly(2);
    assertThat(finding.proposal()).contains(new Proposal.KeepTogether(List.of(Set.of(A, B, C))));
    assertThat(Words.sentence(finding)).startsWith("2 pictures that are measured on have copies");
  }

  @Test
  void tooFewToTellTwoRunsApart() {
    Finding finding = found(new FewValidationImages(), GoodProject.BEFORE.with(images(40, 80, 80)));
    assertThat(finding.values().get(0)).isEqualTo(40);
    assertThat((double) finding.values().get(1)).isCloseTo(0.125, within(1e-9));
    assertThat(Words.sentence(finding))
        .isEqualTo(
            "Only 40 pictures are kept for validation, so two runs that differ by less than 12.5%"
                + " cannot be told apart.");
    assertThat(finding.proposal()).isEmpty();
    assertThat(
            found(new FewValidationImages(), GoodProject.BEFORE.with(images(100, 200, 200)))
                .proposal())
        .contains(new Proposal.DrawSplit(0.35));
    assertThat(
            found(
                    new FewValidationImages(),
                    GoodProject.BEFORE.with(
                        new ProjectFacts.Images(
                            List.of("cats", "dogs"), new int[] {200, 200}, 100, true)))
                .proposal())
        .as("a folder says it")
        .isEmpty();
    Finding none = found(new FewValidationImages(), GoodProject.BEFORE.with(images(0, 300, 300)));
    assertThat(Words.sentence(none)).isEqualTo("No pictures are kept for validation.");
    assertThat(none.severity()).isEqualTo(Severity.WARNING);
    quiet(new FewValidationImages(), GoodProject.BEFORE.with(images(160, 400, 400)));
  }

  /** What the rule calls visible is what the test that compares runs calls more than chance. */
  @Test
  void theVisibleDifferenceIsThatOfMcNemarsTest() {
    for (int n : new int[] {40, 200, 1000, 5000}) {
      double visible = FewValidationImages.visible(n);
      long disagreements = Math.max(5, Math.round(FewValidationImages.DISAGREEMENT * n));
      long more = (long) Math.ceil((disagreements + visible * n) / 2 - 1e-9);
      assertThat(McNemar.test(disagreements - more, more).midP()).as("%d", n).isLessThan(0.05);
      long fewer = (long) ((disagreements + 0.6 * visible * n) / 2);
      assertThat(McNemar.test(disagreements - fewer, fewer).midP()).as("%d", n).isGreaterThan(0.05);
    }
  }

  @Test
  void classesOfVeryDifferentSize() {
    Finding finding =
        found(new UnbalancedClasses(), GoodProject.BEFORE.with(images(200, 900, 100)));
    assertThat(finding.values()).containsExactly("cats", 900, "dogs", 100, 0.9);
    assertThat(finding.proposal()).contains(new Proposal.UseBalance(Balance.CLASS_WEIGHTS));
    assertThat(Words.reason(finding)).startsWith("Who always says cats is right in 90% already");
    quiet(new UnbalancedClasses(), GoodProject.BEFORE.with(images(200, 290, 100)));
    quiet(new UnbalancedClasses(), GoodProject.BEFORE.with(images(200, 900, 100)).with(balanced()));
  }

  @Test
  void anAccuracyThatHidesABadClass() {
    ConfusionMatrix hidden = new ConfusionMatrix(List.of(List.of(179L, 1L), List.of(10L, 10L)));
    Finding finding = found(new UnequalClasses(), GoodProject.AFTER.with(hidden));
    assertThat((double) finding.values().get(0)).isCloseTo(0.945, within(1e-9));
    assertThat((double) finding.values().get(1)).isCloseTo(0.7472, within(1e-4));
    assertThat((double) finding.values().get(2)).isCloseTo(0.9, within(1e-9));
    assertThat(finding.proposal()).contains(new Proposal.UseBalance(Balance.CLASS_WEIGHTS));
    Finding cared = found(new UnequalClasses(), GoodProject.AFTER.with(hidden).with(balanced()));
    assertThat(cared.proposal()).isEmpty();
    assertThat(Words.reason(cared)).contains("they need more pictures");
  }
}
