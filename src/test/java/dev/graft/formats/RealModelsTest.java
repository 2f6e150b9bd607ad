package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import dev.graft.testing.Shared;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other programs made; the same is proved on files of our own in the other tests. */
class RealModelsTest {
  @TempDir Path folder;

  @Test
  void teachableMachineIsTheSameInBothForms() {
    ImportedModel hdf5 = ModelReader.read(Shared.data("weights/teachable_machine_keras_h5_catdog"));
    ImportedModel tfjs = ModelReader.read(Shared.data("weights/teachable_machine_tfjs_catdog"));

    for (ImportedModel model : new ImportedModel[] {hdf5, tfjs}) {
      assertThat(model.teachableMachine()).isTrue();
      Network network = model.topology().orElseThrow();
      assertThat(network.find("Conv1_pad")).isPresent();
      assertThat(network.find("block_13_expand")).isPresent();
      assertThat(network.shape("out_relu").toString()).isEqualTo("7x7x1280");
      assertThat(network.output().name()).isEqualTo("dense_Dense2");
      assertThat(network.parameters()).isEqualTo(410_208 + 1280 * 100 + 100 + 100 * 2);
    }
    assertThat(hdf5.classNames()).containsExactly("Cat", "Dog");
    assertThat(tfjs.classNames()).containsExactly("cat", "dog");
    assertThat(tfjs.topology().orElseThrow().layers().subList(1, 100))
        .extracting(l -> l.kerasClass() + " " + l.name())
        .isEqualTo(
            hdf5.topology().orElseThrow().layers().subList(1, 100).stream()
                .map(l -> l.kerasClass() + " " + l.name())
                .toList());
  }

  @Test
  void mobileNetWithTopology() {
    ImportedModel model = ModelReader.read(Shared.data("weights/mobilenet_v1_0.75_224_tfjs"));
    assertThat(model.topology().orElseThrow().parameters()).isEqualTo(2_601_976);
    assertThat(model.teachableMachine()).isFalse();
    assertThat(model.classNames()).isEmpty();
  }

  @Test
  void weightsWithoutTopology() {
    ImportedModel tfjs = ModelReader.read(Shared.data("weights/mobilenet_v1_0.25_224_tfjs"));
    assertThat(tfjs.topology()).isEmpty();
    assertThat(parameters(tfjs)).isEqualTo(475_544);
    ImportedModel squeezenet = ModelReader.read(Shared.data("weights/squeezenet_v1.1_keras_h5"));
    assertThat(squeezenet.weights().tensors()).containsKey("fire2/squeeze1x1/squeeze1x1_b");
  }

  private static long parameters(ImportedModel model) {
    return model.weights().tensors().values().stream().mapToLong(t -> t.shape().size()).sum();
  }

  @Test
  void classIndexOfImageNet() {
    assertThat(LabelFile.read(Shared.data("weights/imagenet_class_index.json")))
        .hasSize(1000)
        .startsWith("tench", "goldfish")
        .endsWith("toilet_tissue");
  }

  @Test
  void teachableMachinesSavedModel() {
    ImportedModel model = ModelReader.read(Shared.data("weights/teachable_machine_savedmodel"));
    assertThat(model.teachableMachine()).isTrue();
    Network network = model.topology().orElseThrow();
    assertThat(network.shape("out_relu").toString()).isEqualTo("7x7x1280");
    assertThat(network.outputShape().toString()).isEqualTo("4");
    assertThat(network.parameters()).isEqualTo(410_208 + 1280 * 100 + 100 + 100 * 4);
    assertThat(model.format()).isEqualTo("Teachable Machine, TensorFlow SavedModel of Keras");
  }

  @Test
  void truncationAtManyLengths() throws IOException {
    byte[] whole =
        Files.readAllBytes(Shared.data("weights/teachable_machine_keras_h5_catdog/keras_model.h5"));
    Path cut = folder.resolve("cut.h5");
    for (int i = 0; i < 120; i++) {
      int length = (int) ((long) whole.length * i / 120) + i % 7;
      Files.write(cut, Arrays.copyOf(whole, length));
      Throwable thrown = catchThrowable(() -> ModelReader.read(cut));
      assertThat(thrown).as("cut at %d", length).isInstanceOf(GraftException.class);
      Sentences.check(thrown, cut);
    }
    // Even where the superblock hides that the end is missing.
    for (int i = 1; i < 120; i++) {
      int length = (int) ((long) whole.length * i / 120);
      byte[] part = Arrays.copyOf(whole, length);
      ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).putLong(40, length);
      Files.write(cut, part);
      assertThat(catchThrowable(() -> ModelReader.read(cut)))
          .as("cut at %d", length)
          .isInstanceOf(GraftException.class);
    }
  }
}
