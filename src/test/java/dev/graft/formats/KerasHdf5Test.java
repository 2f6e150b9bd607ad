package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.graft.errors.GraftException;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.testing.TinyModels;
import dev.graft.testing.TinyModels.W;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasHdf5Test {
  @TempDir Path folder;

  @Test
  void readsACompleteModelWithItsLabels() throws IOException {
    Path file = folder.resolve("any-name");
    TinyModels.hdf5(file, TinyModels.topology(), TinyModels.weights());
    Files.writeString(folder.resolve("labels.txt"), "0 Cat\n1 Dog\n");

    ImportedModel model = ModelReader.read(file);

    Network network = model.topology().orElseThrow();
    assertThat(network.layers())
        .extracting(Layer::name)
        .containsExactly("in", "conv", "bn", "relu", "gap", "predictions");
    assertThat(model.weights().tensors().keySet())
        .containsExactly(
            "conv/kernel",
            "bn/beta",
            "bn/moving_mean",
            "bn/moving_variance",
            "predictions/kernel",
            "predictions/bias");
    assertThat(model.weights().get("conv", "kernel").toArray())
        .isEqualTo(TinyModels.weights().get(0).values());
    assertThat(model.classNames()).containsExactly("Cat", "Dog");
    assertThat(model.teachableMachine()).isFalse();
    assertThat(model.format()).isEqualTo("Keras HDF5 model");
    assertThat(ModelReader.read(folder).weights().fingerprint())
        .isEqualTo(model.weights().fingerprint());
  }

  @Test
  void readsWeightsOnlyFilesOfEveryNaming() {
    Path file = folder.resolve("weights.h5");
    TinyModels.hdf5Weights(
        file,
        List.of(
            new W("conv1", "conv1/conv1/kernel", 3, 3, 3, 2),
            new W("dw", "dw/depthwise_kernel", 3, 3, 2, 1),
            new W("sep", "sep/depthwise_kernel", 3, 3, 2, 1),
            new W("sep", "sep/pointwise_kernel", 1, 1, 2, 5),
            new W("bn", "bn_1/gamma_2", 5),
            new W("fire2/squeeze", "uniform1", 1, 1, 5, 2),
            new W("fire2/squeeze", "fire2/squeeze_b", 2)));

    assertThat(ModelReader.read(file).weights().tensors().keySet())
        .containsExactly(
            "conv1/kernel",
            "dw/kernel",
            "sep/depthwise_kernel",
            "sep/pointwise_kernel",
            "bn/gamma",
            "fire2/squeeze/uniform1",
            "fire2/squeeze/squeeze_b");
  }

  @Test
  void keepsInnerNamesOfNestedWeightsApart() {
    Path file = folder.resolve("weights.h5");
    TinyModels.hdf5Weights(
        file,
        List.of(
            new W("left", "conv/kernel", 1, 1, 3, 2),
            new W("left", "left_only/kernel", 1, 1, 3, 2),
            new W("right", "conv/kernel", 1, 1, 2, 2),
            new W("right", "right/right_only/kernel", 1, 1, 2, 2)));

    assertThat(ModelReader.read(file).weights().tensors().keySet())
        .containsExactly(
            "left_conv/kernel", "left_only/kernel", "right_conv/kernel", "right_only/kernel");
  }

  @Test
  void readsListsThatKerasCutIntoSeveralAttributes() {
    Path file = folder.resolve("cut.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("layer_names0", new String[] {"a"});
      hdf.putAttribute("layer_names1", new String[] {"b"});
      for (String layer : List.of("a", "b")) {
        WritableGroup group = hdf.putGroup(layer);
        group.putAttribute("weight_names0", new String[] {"kernel:0"});
        group.putAttribute("weight_names1", new String[] {"bias:0"});
        group.putDataset("kernel:0", new float[][] {{1, 2}});
        group.putDataset("bias:0", new float[] {3, 4});
      }
    }
    assertThat(ModelReader.read(file).weights().tensors().keySet())
        .containsExactly("a/kernel", "a/bias", "b/kernel", "b/bias");
  }

  @Test
  void refusesOtherTypesThanFloat32() {
    Path file = folder.resolve("double.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("layer_names", new String[] {"a"});
      WritableGroup group = hdf.putGroup("a");
      group.putAttribute("weight_names", new String[] {"kernel:0"});
      group.putDataset("kernel:0", new double[] {1, 2});
    }
    refused(file, "float32");
  }

  @Test
  void saysWhatIsMissing() {
    Path file = folder.resolve("missing.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("layer_names", new String[] {"a"});
      hdf.putGroup("a").putAttribute("weight_names", new String[] {"kernel:0"});
    }
    refused(file, "kernel:0");
    Path group = folder.resolve("group.h5");
    try (WritableHdfFile hdf = HdfFile.write(group)) {
      hdf.putAttribute("layer_names", new String[] {"a", "b"});
      hdf.putGroup("a");
    }
    refused(group, "layer b");
    Path empty = folder.resolve("empty.h5");
    try (WritableHdfFile hdf = HdfFile.write(empty)) {
      hdf.putGroup("something");
    }
    refused(empty, "no Keras model");
  }

  @Test
  void refusesWeightsThatTheTopologyDoesNotWant() {
    Path more = folder.resolve("more.h5");
    List<W> weights = new ArrayList<>(TinyModels.weights());
    weights.add(new W("other", "other/kernel", 2, 2));
    TinyModels.hdf5(more, TinyModels.topology(), weights);
    refused(more, "other/kernel");
    Path fewer = folder.resolve("fewer.h5");
    TinyModels.hdf5(fewer, TinyModels.topology(), TinyModels.weights().subList(0, 5));
    refused(fewer, "layer predictions has no bias");
    Path gamma = folder.resolve("gamma.h5");
    weights.set(weights.size() - 1, new W("bn", "bn/gamma", 4));
    TinyModels.hdf5(gamma, TinyModels.topology(), weights);
    refused(gamma, "bn/gamma");
  }

  /** However short the file was cut, the answer is a sentence. */
  @Test
  void survivesTruncationAtEveryLength() throws IOException {
    Path whole = folder.resolve("whole.h5");
    TinyModels.hdf5(whole, TinyModels.topology(), TinyModels.weights());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut");
    for (int length = 0; length < bytes.length; length += length < 600 ? 1 : 37) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      Throwable thrown = catchThrowable(() -> ModelReader.read(cut));
      assertThat(thrown).as("cut at %d", length).isInstanceOf(GraftException.class);
      Sentences.check(thrown, cut);
    }
  }

  /**
   * A flipped byte may go unnoticed, in a weight's value for instance, but never ends in anything
   * but a sentence.
   */
  @Test
  void survivesDamage() throws IOException {
    Path whole = folder.resolve("whole.h5");
    TinyModels.hdf5(whole, TinyModels.topology(), TinyModels.weights());
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(7);
    Path damaged = folder.resolve("damaged");
    for (int i = 0; i < 1500; i++) {
      byte[] copy = bytes.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
      }
      Files.write(damaged, copy);
      Throwable thrown = catchThrowable(() -> ModelReader.read(damaged));
      if (thrown != null) {
        assertThat(thrown).as("damage %d", i).isInstanceOf(GraftException.class);
      }
    }
  }

  private static void refused(Path file, String words) {
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, file));
  }
}
