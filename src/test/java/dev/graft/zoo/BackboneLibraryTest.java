package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Fit;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Shape;
import dev.graft.testing.TinyModels;
import dev.graft.testing.TinyModels.W;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackboneLibraryTest {
  private static final String UNTRAINED = "untrained-mobilenet-v2-0.35";

  @TempDir Path folder;
  private Path shelf;
  private BackboneLibrary library;
  private Path tiny;

  @BeforeEach
  void open() {
    shelf = folder.resolve("user/backbones");
    library = new BackboneLibrary(shelf);
    tiny = folder.resolve("tiny.h5");
    TinyModels.hdf5(tiny, TinyModels.topology(), TinyModels.weights());
  }

  private static ImportRequest request(Path source, String name, Scaling scaling) {
    return new ImportRequest(
        source, name, Optional.empty(), Optional.of(scaling), Optional.empty());
  }

  /** The weights of an architecture, as a Keras 3 session would save them, and some more. */
  private Path weightsOnly(String architecture, int classes, W... more) throws IOException {
    Network network = Architectures.parse(architecture).network(224, classes);
    List<W> weights = new ArrayList<>();
    for (Map.Entry<String, Shape> e : Recognition.shapes(network).entrySet()) {
      int[] shape = e.getValue().dimensions().stream().mapToInt(Integer::intValue).toArray();
      weights.add(new W("", e.getKey(), shape));
    }
    weights.addAll(List.of(more));
    Path file = folder.resolve(architecture.replace(':', '-') + "-" + classes + "-" + more.length);
    TinyModels.tfjs(file, NullNode.getInstance(), weights, 1 << 30);
    return file;
  }

  /** The list without the backbones that lie beside the program, of which others tell. */
  private List<ZooEntry> own() {
    return library.list().stream()
        .filter(e -> !e.embedded() || e.name().equals(UNTRAINED))
        .toList();
  }

  @Test
  void holdsTheBuiltInOnesFromTheStart() {
    assertThat(own()).extracting(ZooEntry::name).containsExactly(UNTRAINED);
    ZooEntry entry = own().get(0);
    assertThat(entry.embedded()).isTrue();
    assertThat(entry.available()).isTrue();
    assertThat(entry.parameters()).isEqualTo(410_208);
    assertThat(entry.inputSize()).isEqualTo(96);
    assertThat(entry.licence()).isEqualTo("Apache-2.0");
    assertThat(library.find(UNTRAINED)).isPresent();
    assertThat(library.load(UNTRAINED).weights().tensors()).isNotEmpty();
    assertThat(library.find("nothing")).isEmpty();
    assertThat(library.find("../x")).isEmpty();
    assertThat(shelf).doesNotExist();
  }

  @Test
  void importsOnceAndSaysSoTheSecondTime() throws IOException {
    ImportOutcome first = library.importModel(request(tiny, "tiny", Scaling.UNIT));
    assertThat(first.alreadyThere()).isFalse();
    assertThat(first.backbone().architecture()).isEqualTo("custom");
    assertThat(first.backbone().featureLayer()).isEqualTo("relu");
    assertThat(first.backbone().classNames()).containsExactly("class 0", "class 1");
    assertThat(first.backbone().preprocessing().fit()).isEqualTo(Fit.CENTER_CROP);

    Path copy = Files.copy(tiny, folder.resolve("other-name.h5"));
    ImportOutcome second = library.importModel(request(copy, "tiny", Scaling.UNIT));
    assertThat(second.alreadyThere()).isTrue();
    assertThat(second.backbone()).isEqualTo(first.backbone());
    assertThat(library.find("tiny")).contains(first.backbone());
    assertThat(library.load("tiny").weights().fingerprint())
        .isEqualTo(first.backbone().fingerprint());
    assertThat(own()).extracting(ZooEntry::name).containsExactly(UNTRAINED, "tiny");

    assertThatThrownBy(() -> library.importModel(request(tiny, "tiny", Scaling.CAFFE)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("already exists");
    List<W> others = new ArrayList<>(TinyModels.weights());
    others.set(1, new W("bn", "bn/beta", 4));
    others.set(5, new W("predictions", "predictions/bias", 2));
    ObjectNode topology = TinyModels.topology();
    ((ObjectNode) topology.at("/config/layers/2/config")).put("epsilon", 0.5);
    Path different = folder.resolve("different.h5");
    TinyModels.hdf5(different, topology, others);
    assertThatThrownBy(() -> library.importModel(request(different, "tiny", Scaling.UNIT)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("already exists");
  }

  @Test
  void asksForWhatItCannotKnow() {
    assertThatThrownBy(() -> library.importModel(ImportRequest.of(tiny, "tiny")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("--preprocess");
    assertThatThrownBy(() -> library.load(tiny.toString()))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("--preprocess");
    assertThat(shelf).doesNotExist();
  }

  @Test
  void asksWhereANetworkRescales() {
    ObjectNode topology = TinyModels.topology();
    ObjectNode conv = (ObjectNode) topology.at("/config/layers/1");
    conv.set("inbound_nodes", TinyModels.json("{'x': [[['scale', 0, 0, {}]]]}").get("x"));
    ((ArrayNode) topology.at("/config/layers"))
        .insert(
            1,
            TinyModels.json(
                "{'class_name': 'Rescaling', 'name': 'scale', 'inbound_nodes': [[['in', 0, 0, {}]]],"
                    + " 'config': {'name': 'scale', 'scale': 0.004}}"));
    TinyModels.hdf5(tiny, topology, TinyModels.weights());
    assertThatThrownBy(() -> library.importModel(ImportRequest.of(tiny, "tiny")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("Rescaling")
        .hasMessageContaining("--preprocess none");
    assertThat(library.importModel(request(tiny, "tiny", Scaling.NONE)).alreadyThere()).isFalse();
  }

  @Test
  void recognisesWeightsWithoutTopology() throws IOException {
    PretrainedBackbone bare = library.load(weightsOnly("MobileNetV2:0.5", 0).toString());
    assertThat(bare.backbone().architecture()).isEqualTo("MobileNetV2:0.5");
    assertThat(bare.backbone().name()).isEqualTo("MobileNetV2-0.5-0-0");
    assertThat(bare.backbone().hasClassifier()).isFalse();
    assertThat(bare.backbone().preprocessing().height()).isEqualTo(224);
    assertThat(bare.backbone().preprocessing().scaling()).isEqualTo(Scaling.SYMMETRIC);

    Path names = Files.writeString(folder.resolve("names"), "0 a\n1 b\n2 c\n");
    Path topped = weightsOnly("MobileNet:0.25", 3);
    ImportRequest request =
        new ImportRequest(
            topped, "topped", Optional.of("MobileNet"), Optional.empty(), Optional.of(names));
    Backbone imported = library.importModel(request).backbone();
    assertThat(imported.architecture()).isEqualTo("MobileNet:0.25");
    assertThat(imported.classNames()).containsExactly("a", "b", "c");
    assertThat(imported.network().outputShape()).isEqualTo(Shape.of(3));
    assertThat(library.load("topped").backbone()).isEqualTo(imported);
  }

  @Test
  void namesWhatDoesNotFit() throws IOException {
    Path file = weightsOnly("MobileNetV2:0.5", 0);
    assertThatThrownBy(() -> load(file, "MobileNetV2:0.35"))
        .hasMessageContaining(
            "layer block_1_project wants a kernel of 1x1x48x8 and the file has 1x1x48x16");
    assertThatThrownBy(() -> load(file, "MobileNet"))
        .hasMessageContaining("layer conv1 has no kernel");
    assertThatThrownBy(() -> load(file, "ResNet")).hasMessageContaining("no architecture ResNet");
    assertThatThrownBy(() -> load(tiny, "MobileNetV2"))
        .hasMessageContaining("layer Conv1 has no kernel")
        .hasMessageStartingWith(tiny.toString());
    Path unknown = folder.resolve("unknown.h5");
    TinyModels.hdf5Weights(unknown, TinyModels.weights());
    assertThatThrownBy(() -> library.load(unknown.toString()))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("--architecture")
        .hasMessageStartingWith(unknown.toString());
  }

  private void load(Path file, String architecture) {
    library.importModel(
        new ImportRequest(
            file, "x", Optional.of(architecture), Optional.empty(), Optional.empty()));
  }

  @Test
  void leavesWeightsOutOnlyWhenTold() throws IOException {
    Path file = weightsOnly("MobileNet:0.25", 0, new W("", "my_head/kernel", 256, 2));
    assertThatThrownBy(() -> library.load(file.toString()))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("1 weights besides")
        .hasMessageContaining("--architecture MobileNet:0.25");
    load(file, "MobileNet:0.25");
    assertThat(library.find("x").orElseThrow().classNames()).isEmpty();
  }

  @Test
  void checksClassNames() throws IOException {
    Path three = Files.writeString(folder.resolve("three"), "a\nb\nc\n");
    ImportRequest request =
        new ImportRequest(
            tiny, "t", Optional.empty(), Optional.of(Scaling.UNIT), Optional.of(three));
    assertThatThrownBy(() -> library.importModel(request))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("names 3 classes and the classifier has 2");
    Files.writeString(folder.resolve("labels.txt"), "a\nb\nc\n");
    assertThatThrownBy(() -> library.importModel(request(tiny, "t", Scaling.UNIT)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("--class-names");
    Files.writeString(folder.resolve("labels.txt"), "0 yes\n1 no\n");
    assertThat(library.importModel(request(tiny, "t", Scaling.UNIT)).backbone().classNames())
        .containsExactly("yes", "no");
    Path bare = weightsOnly("MobileNet:0.25", 0);
    assertThatThrownBy(
            () ->
                library.importModel(
                    new ImportRequest(
                        bare, "b", Optional.empty(), Optional.empty(), Optional.of(three))))
        .hasMessageContaining("no classifier");
  }

  @Test
  void aDamagedBackboneDoesNotHideTheOthers() throws IOException {
    library.importModel(request(tiny, "a", Scaling.UNIT));
    library.importModel(request(tiny, "b", Scaling.UNIT));
    Files.writeString(shelf.resolve("a/backbone.json"), "{");
    Files.createDirectory(shelf.resolve("empty"));
    Files.createDirectory(shelf.resolve(".part-1"));
    Files.writeString(shelf.resolve("stray.txt"), "x");

    List<ZooEntry> entries = own();

    assertThat(entries).extracting(ZooEntry::name).containsExactly(UNTRAINED, "a", "b", "empty");
    assertThat(entries.get(1).available()).isFalse();
    assertThat(entries.get(1).problem()).hasValueSatisfying(p -> assertThat(p).contains("damaged"));
    assertThat(entries.get(2).available()).isTrue();
    assertThat(entries.get(2).problem()).isEmpty();
    assertThat(entries.get(2).classes()).isEqualTo(2);
    assertThatThrownBy(() -> library.find("a")).isInstanceOf(GraftException.class);
    assertThatThrownBy(() -> library.load("a")).isInstanceOf(GraftException.class);
    Files.move(shelf.resolve("b"), shelf.resolve("renamed"));
    assertThat(library.load("renamed").backbone().name()).isEqualTo("renamed");
  }

  @Test
  void leavesNothingHalfWritten() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> library.importModel(ImportRequest.of(missing, "x")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("does not exist");
    Path abandoned = Files.createDirectories(shelf.resolve(".part-1/inner")).getParent();
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    library.importModel(request(tiny, "a", Scaling.UNIT));
    Files.createDirectory(shelf.resolve("b"));
    assertThatThrownBy(() -> library.importModel(request(tiny, "b", Scaling.UNIT)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("already exists and is damaged; remove " + shelf.resolve("b"));
    Files.delete(shelf.resolve("b"));
    try (Stream<Path> left = Files.list(shelf)) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactly("a");
    }
  }

  @Test
  void loadsFoldersOfItsOwnByPath() {
    library.importModel(request(tiny, "a", Scaling.UNIT));
    assertThat(library.load(shelf.resolve("a").toString()).backbone().name()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".hidden",
        "a/b",
        "a b",
        "-x",
        "untrained-mine",
        "nul",
        "COM1.x",
        "dot.",
        "ä"
      })
  void refusesNames(String name) {
    assertThatThrownBy(() -> library.importModel(request(tiny, name, Scaling.UNIT)))
        .isInstanceOf(GraftException.class);
    assertThat(shelf).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "no/such/file", "\0"})
  void saysThatThereIsNone(String name) {
    assertThatThrownBy(() -> library.load(name))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("graft zoo list");
  }
}
