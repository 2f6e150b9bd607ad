package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Preprocessing.Fit;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.PretrainedBackbone;
import dev.graft.testing.Shared;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Weights that others made, imported and loaded back; the same is proved on files of our own in the
 * other tests.
 */
class RealImportsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "mobilenet_v1_0.75_224_tfjs, MobileNet:0.75, 2601976, 1000, CENTER_CROP, 14",
    "mobilenet_v1_0.25_224_tfjs, MobileNet:0.25, 475544, 1000, CENTER_CROP, 14",
    "keras_applications/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_224_no_top.h5,"
        + " MobileNetV2:0.35, 410208, 0, STRETCH, 19",
    "keras_applications/DEQUANTISED_from_int8_mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5,"
        + " MobileNetV2:1.0, 2257984, 0, STRETCH, 19",
    "squeezenet_v1.1_keras_h5, SqueezeNet, 722496, 0, STRETCH, 9",
    "teachable_machine_keras_h5_catdog, MobileNetV2:0.35, 538508, 2, CENTER_CROP, 19",
    "teachable_machine_tfjs_catdog, MobileNetV2:0.35, 538508, 2, CENTER_CROP, 19",
  })
  void areRecognised(
      String file, String architecture, long parameters, int classes, Fit fit, int blocks) {
    Path source = Shared.data("weights/" + file);
    BackboneLibrary library = new BackboneLibrary(folder);

    Backbone imported = library.importModel(ImportRequest.of(source, "real")).backbone();
    PretrainedBackbone loaded = library.load("real");

    assertThat(imported.architecture()).isEqualTo(architecture);
    assertThat(imported.network().parameters()).isEqualTo(parameters);
    assertThat(imported.classNames()).hasSize(classes);
    assertThat(imported.preprocessing().fit()).isEqualTo(fit);
    assertThat(imported.preprocessing().scaling())
        .isEqualTo(architecture.equals("SqueezeNet") ? Scaling.CAFFE : Scaling.SYMMETRIC);
    assertThat(imported.preprocessing().height()).isEqualTo(224);
    assertThat(imported.blocks()).hasSize(blocks);
    assertThat(imported.blocks().stream().flatMap(b -> b.layers().stream()).toList())
        .isEqualTo(
            Features.extractor(imported.network(), imported.featureLayer()).stream()
                .map(Layer::name)
                .toList());
    assertThat(imported.blocks())
        .extracting(Block::name)
        .contains(
            architecture.equals("SqueezeNet")
                ? new String[] {"conv1", "fire9"}
                : new String[] {"block_1", "block_13"});
    assertThat(imported.featureLayer())
        .isEqualTo(Architectures.parse(architecture).architecture().featureLayer());
    assertThat(loaded.backbone()).isEqualTo(imported);
    assertThat(loaded.weights().fingerprint()).isEqualTo(imported.fingerprint());
    assertThat(library.importModel(ImportRequest.of(source, "real")).alreadyThere()).isTrue();
  }

  @Test
  void bothFormsOfATeachableMachineExportHaveTheSameTrunk() {
    BackboneLibrary library = new BackboneLibrary(folder);
    String hdf5 = Shared.data("weights/teachable_machine_keras_h5_catdog").toString();
    String keras =
        Shared.data(
                "weights/keras_applications/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_224_no_top.h5")
            .toString();
    PretrainedBackbone teachable = library.load(hdf5);
    PretrainedBackbone applications = library.load(keras);
    assertThat(teachable.weights().get("Conv_1", "kernel").shape())
        .isEqualTo(applications.weights().get("Conv_1", "kernel").shape());
    assertThat(teachable.backbone().blocks())
        .extracting(Block::name)
        .isEqualTo(applications.backbone().blocks().stream().map(Block::name).toList());
  }

  @Test
  void takesTheNamesOfImageNet() {
    Path source = Shared.data("weights/mobilenet_v1_0.25_224_tfjs");
    Path names = Shared.data("weights/imagenet_class_index.json");
    ImportRequest request =
        new ImportRequest(source, "v1", Optional.empty(), Optional.empty(), Optional.of(names));
    assertThat(new BackboneLibrary(folder).importModel(request).backbone().classNames())
        .hasSize(1000)
        .startsWith("tench");
  }

  @Test
  void anotherArchitectureIsRefusedWithASentence() {
    Path squeezenet = Shared.data("weights/squeezenet_v1.1_keras_h5");
    BackboneLibrary library = new BackboneLibrary(folder);
    ImportRequest told =
        new ImportRequest(
            squeezenet, "s", Optional.of("MobileNetV2"), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> library.importModel(told))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("layer Conv1 has no kernel");
    assertThat(folder).isEmptyDirectory();
  }
}
