package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.formats.KerasFile;
import dev.graft.json.Json;
import dev.graft.network.PretrainedBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackboneTest {
  private static final long MOST_BYTES = 5_000_000;

  @TempDir private Path folder;

  private PretrainedBackbone written(String fingerprint) {
    PretrainedBackbone student = new BackboneLibrary(folder).student("MobileNetV2:0.35", 96, 1);
    KerasFile.write(student, folder.resolve("own.keras"));
    ObjectNode card =
        Json.mapper()
            .createObjectNode()
            .put("name", "own")
            .put("architecture", "MobileNetV2:0.35")
            .put("size", 96)
            .put("licence", "Apache-2.0")
            .put("source", "made by a test")
            .put(
                "fingerprint",
                fingerprint.isEmpty() ? student.weights().fingerprint() : fingerprint)
            .put("more", "is for people");
    Json.write(folder.resolve("own.json"), card);
    return student;
  }

  @Test
  void isWhatItsCardAndItsFileSay() {
    PretrainedBackbone student = written("");

    List<EmbeddedBackbone> all = EmbeddedBackbone.in(folder);

    assertThat(all).extracting(EmbeddedBackbone::name).containsExactly("own");
    PretrainedBackbone loaded = all.get(0).load(folder);
    assertThat(loaded.weights().fingerprint()).isEqualTo(student.weights().fingerprint());
    assertThat(loaded.backbone().network()).isEqualTo(student.backbone().network());
    assertThat(loaded.backbone().preprocessing()).isEqualTo(student.backbone().preprocessing());
    assertThat(loaded.backbone().isPretrained()).isTrue();
    assertThat(EmbeddedBackbone.in(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void otherWeightsThanTheCardsAreRefused() {
    written("0123");
    EmbeddedBackbone own = EmbeddedBackbone.in(folder).get(0);

    assertThatThrownBy(() -> own.load(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("own.keras")
        .hasMessageContaining("install Graft again");
  }

  @Test
  void thoseOfTheProgramAreSmallAndTellHowTheyWereMade() throws IOException {
    Path assets = EmbeddedBackbone.folder();
    for (EmbeddedBackbone own : EmbeddedBackbone.in(assets)) {
      JsonNode card = Json.read(assets.resolve(own.name() + ".json"), JsonNode.class);
      assertThat(card.path("teachers")).as("teachers of %s", own.name()).isNotEmpty();
      assertThat(card.path("photographs")).as("photographs of %s", own.name()).isNotEmpty();
      assertThat(card.path("measured")).as("figures of %s", own.name()).isNotEmpty();
      for (JsonNode source : card.path("photographs")) {
        assertThat(source.path("terms").asText()).isNotBlank();
      }
      for (JsonNode teacher : card.path("teachers")) {
        assertThat(teacher.path("terms").asText()).isNotBlank();
      }
      assertThat(Files.size(assets.resolve(own.name() + ".keras"))).isLessThan(MOST_BYTES);
      PretrainedBackbone loaded = own.load(assets);
      assertThat(loaded.weights().fingerprint()).isEqualTo(own.fingerprint());
      assertThat(new BackboneLibrary(folder).find(own.name())).isPresent();
      assertThatThrownBy(() -> new BackboneLibrary(folder).requireFree(own.name()))
          .hasMessageContaining("built in");
    }
  }
}
