package dev.graft.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of rules have in common: a finding has words without holes. */
abstract class RuleTest {
  static Finding found(Rule rule, ProjectFacts facts) {
    Finding finding = rule.check(facts).orElseThrow();
    assertThat(finding.rule()).isEqualTo(rule.id());
    assertThat(Words.sentence(finding)).matches("[^{}]+\\.").doesNotContain("NaN", "\uFFFD");
    assertThat(Words.reason(finding)).matches("[^{}]+\\.").doesNotContain("NaN", "\uFFFD");
    return finding;
  }

  static void quiet(Rule rule, ProjectFacts facts) {
    assertThat(rule.check(facts)).isEmpty();
  }
}
