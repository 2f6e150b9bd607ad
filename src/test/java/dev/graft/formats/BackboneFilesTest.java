package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.testing.TinyModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneFilesTest {
  @TempDir Path folder;
  private PretrainedBackbone backbone;
  private Path saved;

  @BeforeEach
  void save() {
    Path file = folder.resolve("model.h5");
    TinyModels.hdf5(file, TinyModels.topology(), TinyModels.weights());
    ImportedModel model = ModelReader.read(file);
    backbone =
        new PretrainedBackbone(
            new Backbone(
                "tiny",
                "custom",
                model.topology().orElseThrow(),
                "relu",
                List.of(new Block("conv", List.of("conv", "bn", "relu"))),
                new Preprocessing(8, 8, Preprocessing.Fit.PAD, Preprocessing.Scaling.TORCH),
                List.of("cat", "dog"),
                "unknown",
                "a test",
                model.weights().fingerprint()),
            model.weights());
    saved = folder.resolve("saved");
    BackboneFiles.save(backbone, saved);
  }

  @Test
  void comesBackAsItWas() {
    PretrainedBackbone loaded = BackboneFiles.load(saved);
    assertThat(loaded.backbone()).isEqualTo(backbone.backbone());
    assertThat(BackboneFiles.describe(saved)).isEqualTo(backbone.backbone());
    assertThat(loaded.weights().fingerprint()).isEqualTo(backbone.backbone().fingerprint());
    assertThat(loaded.weights().tensors().keySet())
        .containsExactlyElementsOf(backbone.weights().tensors().keySet());
    for (Tensor tensor : loaded.weights().tensors().values()) {
      assertThat(tensor.values().isDirect()).isTrue();
      assertThat(tensor.values().isReadOnly()).isTrue();
    }
  }

  /** What numpy.fromfile(path, '<f4') would see. */
  @Test
  void keepsValuesAsRawLittleEndianFloats() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(saved.resolve("weights.bin")))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : backbone.weights().tensors().values()) {
      for (float value : tensor.toArray()) {
        assertThat(bytes.getFloat()).isEqualTo(value);
      }
    }
    assertThat(bytes.hasRemaining()).isFalse();
    assertThat(Files.readString(saved.resolve("weights.json")))
        .contains("\"conv/kernel\"", "\"float32\"", "\"weights.bin\"");
  }

  @Test
  void isWrittenWholeOrNotAtAll() throws IOException {
    assertThatThrownBy(() -> BackboneFiles.save(backbone, saved))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("already exists");
    PretrainedBackbone broken = new PretrainedBackbone(backbone.backbone(), new Weights(Map.of()));
    assertThatThrownBy(() -> BackboneFiles.save(broken, folder.resolve("broken")))
        .isInstanceOf(GraftException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("model.h5", "saved");
    }
  }

  @Test
  void saysWhatIsDamaged() throws IOException {
    Path values = saved.resolve("weights.bin");
    byte[] whole = Files.readAllBytes(values);
    Files.write(values, Arrays.copyOf(whole, whole.length - 4));
    damaged("weights.bin has");
    Files.delete(values);
    damaged("weights.bin cannot be read");
    Files.write(values, whole);
    Path manifest = saved.resolve("weights.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("float32", "float16"));
    damaged("not float32");
    Files.writeString(manifest, text.replace("conv/kernel", "conv/colonel"));
    assertThatThrownBy(() -> BackboneFiles.load(saved))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("layer conv has no kernel");
    for (String json : new String[] {"", "[]", "[null]", "{}", "[{}]", "[{\"weights\":[{}]}]"}) {
      Files.writeString(manifest, json);
      damaged("damaged");
    }
    Files.writeString(manifest, text);
    Path description = saved.resolve("backbone.json");
    String good = Files.readString(description);
    for (int place = 0; place < 60; place++) {
      Files.writeString(description, good.substring(0, good.length() * place / 60));
      damaged("damaged");
    }
    Files.writeString(description, good.replace("\"preprocessing\"", "\"postprocessing\""));
    damaged("preprocessing");
    Files.writeString(description, good.replace("\"kernel\"", "\"colonel\""));
    damaged("damaged");
    Files.delete(description);
    damaged("not a backbone");
  }

  private void damaged(String words) {
    for (Runnable use :
        List.<Runnable>of(() -> BackboneFiles.describe(saved), () -> BackboneFiles.load(saved))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(GraftException.class)
          .hasMessageContaining(words)
          .hasMessageStartingWith(saved.toString());
    }
  }
}
