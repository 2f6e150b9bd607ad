package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.PretrainedBackbone;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentsTest {
  @TempDir private Path temp;

  private PretrainedBackbone open(String words, int size) {
    return new BackboneLibrary(temp).student(words, size, 1);
  }

  @ParameterizedTest
  @CsvSource({"128, 96", "192, 128", "160, 96", "96, 64", "112, 112", "32, 32"})
  void picturesAreSmallerAtFirstWhereTheSameLayersDo(int size, int first) {
    assertThat(Students.firstSize(open("MobileNetV2:0.35", size).backbone(), 0)).isEqualTo(first);
  }

  @Test
  void aFirstSizeThatIsWishedForMustSuit() {
    assertThat(Students.firstSize(open("MobileNetV2:0.35", 128).backbone(), 64)).isEqualTo(64);
    assertThatThrownBy(() -> Students.firstSize(open("MobileNetV2:0.35", 128).backbone(), 100))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("multiples of 32");
  }

  @Test
  void anArchitectureBeginsWithRandomWeights() {
    PretrainedBackbone student = open("MobileNetV2:0.5", 96);

    assertThat(student.backbone().isPretrained()).isFalse();
    assertThat(student.backbone().network().parameters()).isEqualTo(706_224);
    assertThat(student.weights().fingerprint())
        .isEqualTo(open("MobileNetV2:0.5", 128).weights().fingerprint())
        .isNotEqualTo(
            new BackboneLibrary(temp).student("MobileNetV2:0.5", 96, 2).weights().fingerprint());
  }

  @Test
  void aBackboneGoesOnWithItsOwnWeightsAtAnotherSize() {
    PretrainedBackbone student = open("untrained-mobilenet-v2-0.35", 64);

    assertThat(student.backbone().preprocessing().height()).isEqualTo(64);
    assertThat(student.weights().fingerprint()).isEqualTo(student.backbone().fingerprint());
  }

  @Test
  void keepsATrainedStudentUnderItsName() {
    BackboneLibrary library = new BackboneLibrary(temp);
    PretrainedBackbone student = open("MobileNetV2:0.35", 32);

    library.keep(student.backbone(), "pupil", student.weights(), "taught by a test");

    assertThat(library.load("pupil").backbone().source()).isEqualTo("taught by a test");
    assertThatThrownBy(() -> library.requireFree("pupil"))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("already exists");
  }

  @Test
  void wrongWordsAreASentence() {
    assertThatThrownBy(() -> open("Nothing:0.5", 96))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("no architecture Nothing");
    assertThatThrownBy(() -> open("MobileNetV2:0.35", 16))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("at least 32");
    assertThatThrownBy(() -> Students.words("graft-small", Optional.of(0.5)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("--width");
  }
}
