package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizedNameTest {
  private static final String UNTRAINED = "untrained-mobilenet-v2-0.35";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {96, 100, 112, 128, 160, 200, 224})
  void aBackboneWorksAtEverySize(int size) {
    BackboneLibrary library = new BackboneLibrary(folder);

    PretrainedBackbone sized = library.load(UNTRAINED + "@" + size);

    assertThat(sized.backbone().name()).isEqualTo(UNTRAINED + "@" + size);
    assertThat(sized.backbone().preprocessing().height()).isEqualTo(size);
    assertThat(sized.backbone().network().input().shape().dimensions().get(0)).isEqualTo(size);
    assertThat(sized.weights().fingerprint())
        .isEqualTo(library.load(UNTRAINED).weights().fingerprint());
    assertThat(library.find(UNTRAINED + "@" + size)).contains(sized.backbone());
  }

  @Test
  void largePhotographsMayBeDecodedAtAFraction() {
    BackboneLibrary library = new BackboneLibrary(folder);
    Preprocessing own = library.find(UNTRAINED).orElseThrow().preprocessing();

    PretrainedBackbone scaled = library.load(UNTRAINED + "@scaled");
    PretrainedBackbone both = library.load(UNTRAINED + "@96-scaled");

    assertThat(scaled.backbone().name()).isEqualTo(UNTRAINED + "@scaled");
    assertThat(both.backbone().name()).isEqualTo(UNTRAINED + "@96-scaled");
    assertThat(scaled.backbone().network())
        .isEqualTo(library.find(UNTRAINED).orElseThrow().network());
    assertThat(both.backbone().preprocessing().height()).isEqualTo(96);
    for (PretrainedBackbone b : List.of(scaled, both)) {
      assertThat(b.backbone().preprocessing().decoding()).isEqualTo(Preprocessing.Decoding.SCALED);
      assertThat(Json.parse(Json.line(b.backbone().preprocessing()), Preprocessing.class))
          .isEqualTo(b.backbone().preprocessing());
    }
    assertThat(own.decoding()).isEqualTo(Preprocessing.Decoding.WHOLE);
    assertThat(Json.line(own)).as("as it was before there was a choice").doesNotContain("jpeg");
    assertThat(Json.parse(Json.line(own), Preprocessing.class)).isEqualTo(own);
    assertThat(library.load(UNTRAINED + "@96@scaled").backbone().preprocessing())
        .isEqualTo(both.backbone().preprocessing());
    assertThat(library.find(UNTRAINED + "@scale")).isEmpty();
  }

  @Test
  void aSizeThatMakesNoSenseIsASentence() {
    BackboneLibrary library = new BackboneLibrary(folder);

    assertThatThrownBy(() -> library.load(UNTRAINED + "@16"))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("from 32 to 1024");
    assertThatThrownBy(() -> library.load("nobody@96"))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("nobody@96");
    assertThat(library.find("nobody@96")).isEmpty();
  }
}
