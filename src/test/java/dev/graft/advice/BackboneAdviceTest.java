package dev.graft.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BackboneAdviceTest {
  private static final PictureFacts PETS = new PictureFacts(300, 2, OptionalInt.of(400));
  private static final BackboneCandidate SMALL =
      new BackboneCandidate("small", true, true, 160, 50_000_000, none(), none());
  private static final BackboneCandidate MOBILE =
      new BackboneCandidate(
          "mobile", true, true, 224, 300_000_000, some(0.713), OptionalDouble.of(250));
  private static final BackboneCandidate HUGE =
      new BackboneCandidate("huge", true, true, 224, 15_000_000_000L, some(0.72), none());
  private static final BackboneCandidate AWAY =
      new BackboneCandidate("away", false, true, 299, 5_700_000_000L, some(0.779), none());

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static BackboneAdvice advice(PictureFacts pictures, BackboneCandidate... candidates) {
    return BackboneAdvice.of(pictures, List.of(candidates), 2).orElseThrow();
  }

  @Test
  void whatIsHereAndKnowsMoreIsChosenWithItsTime() {
    BackboneAdvice advice = advice(PETS, SMALL, MOBILE);
    assertThat(advice.chosen()).isEqualTo(MOBILE);
    assertThat(advice.seconds().orElseThrow()).isCloseTo(1.2, Offset.offset(1e-9));
    assertThat(advice.isMeasured()).isTrue();
    assertThat(advice.better()).isEmpty();
  }

  @Test
  void aHundredthMoreIsNotWorthFiftyTimesTheWait() {
    assertThat(advice(PETS, HUGE, MOBILE).chosen()).isEqualTo(MOBILE);
  }

  @Test
  void whatIsNotHereIsMentionedWhereItIsClearlyBetter() {
    assertThat(advice(PETS, SMALL, AWAY).chosen()).isEqualTo(SMALL);
    assertThat(advice(PETS, SMALL, AWAY).better()).contains(AWAY);
    BackboneCandidate like =
        new BackboneCandidate("like", false, true, 224, 300_000_000, some(0.72), none());
    assertThat(advice(PETS, MOBILE, like).better()).isEmpty();
  }

  @Test
  void nothingIsRecommendedForDownloadWhoseLicenceIsUnknown() {
    BackboneCandidate unclear =
        new BackboneCandidate("unclear", false, false, 224, 300_000_000, some(0.9), none());
    assertThat(advice(PETS, SMALL, unclear).better()).isEmpty();
    assertThat(BackboneAdvice.of(PETS, List.of(unclear), 2)).isEmpty();
  }

  @Test
  void withNothingHereTheBestDownloadIsNamed() {
    BackboneAdvice advice = advice(PETS, AWAY);
    assertThat(advice.chosen()).isEqualTo(AWAY);
    assertThat(advice.isMeasured()).isFalse();
  }

  @Test
  void tinyPicturesAreNotBlownUp() {
    PictureFacts tiny = new PictureFacts(300, 2, OptionalInt.of(96));
    assertThat(advice(tiny, SMALL, MOBILE).chosen()).isEqualTo(SMALL);
    assertThat(advice(tiny, MOBILE).chosen()).as("the only one there is").isEqualTo(MOBILE);
  }

  @Test
  void nobodyWaitsForHours() {
    PictureFacts many = new PictureFacts(1_000_000, 10, OptionalInt.empty());
    assertThat(advice(many, SMALL, HUGE).chosen()).isEqualTo(SMALL);
  }

  @Test
  void timeIsGuessedFromTheMeasuredOneMostLikeIt() {
    SpeedGuess guess = new SpeedGuess(List.of(SMALL, MOBILE, HUGE), 2);
    assertThat(guess.imagesPerSecond(SMALL).orElseThrow()).isCloseTo(1500, Offset.offset(1e-6));
    assertThat(guess.imagesPerSecond(MOBILE)).hasValue(250);
    assertThat(guess.imagesPerSecond(HUGE).orElseThrow()).isCloseTo(5, Offset.offset(1e-6));
    BackboneCandidate opaque = new BackboneCandidate("opaque", true, true, 224, 0, none(), none());
    assertThat(guess.imagesPerSecond(opaque)).isEmpty();
    assertThat(advice(PETS, opaque).seconds()).isEmpty();
  }

  @Test
  void withoutPicturesThereIsNothingToSay() {
    PictureFacts nothing = new PictureFacts(0, 0, OptionalInt.empty());
    assertThat(BackboneAdvice.of(nothing, List.of(MOBILE), 2)).isEqualTo(Optional.empty());
  }
}
