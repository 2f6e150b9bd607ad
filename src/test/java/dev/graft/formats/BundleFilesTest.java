package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Shape;
import dev.graft.testing.TinyModels.W;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFilesTest {
  private static final byte[] TEXT = new ProtoWriter().number(6, 7).toBytes();

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    bundle("save/filename:0");
  }

  /** A bundle of one variable, with further operations. */
  private void bundle(String restoredFrom, ProtoWriter... more) throws IOException {
    ProtoWriter graph = new ProtoWriter();
    graph.message(
        1,
        TinySavedModels.node("image", "Placeholder", "", Map.of("dtype", TinySavedModels.FLOAT)));
    graph.message(1, TinySavedModels.node("a/kernel", "VariableV2", "", Map.of()));
    graph.message(
        1, TinySavedModels.node("save/filename", "Placeholder", "", Map.of("dtype", TEXT)));
    graph.message(1, TinySavedModels.node("save/read", "RestoreV2", restoredFrom, Map.of()));
    for (ProtoWriter node : more) {
      graph.message(1, node);
    }
    save(TinySavedModels.meta().message(2, graph));
  }

  private void save(ProtoWriter meta) throws IOException {
    meta.message(3, new ProtoWriter().string(1, "save/filename:0"));
    TinySavedModels.save(folder, meta);
    TinySavedModels.variables(folder, Map.of("a/kernel", new W("", "a/kernel", 2, 3)), new byte[0]);
  }

  private void refused(String words) {
    assertThatThrownBy(() -> BundleFiles.check(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("The model bundle " + folder)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aBundleOfGraftIsOpenedAndItsWeightsAreReadAsData() {
    assertThatCode(() -> BundleFiles.check(folder)).doesNotThrowAnyException();
    assertThat(
            BundleFiles.variables(folder, Map.of("a/kernel", Shape.of(2, 3)))
                .get("a/kernel")
                .toArray())
        .isEqualTo(new W("", "a/kernel", 2, 3).values());
    assertThatThrownBy(() -> BundleFiles.variables(folder, Map.of("a/kernel", Shape.of(3, 2))))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("does not fit its own layers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReadFile",
        "WriteFile",
        "MatchingFiles",
        "PyFunc",
        "EagerPyFunc",
        "MergeV2Checkpoints",
        "ShardedFilename",
        "Save",
        "Restore",
        "RestoreSlice",
        "TFRecordReaderV2",
        "IteratorGetNext",
        "RpcCall",
        "XlaLaunch",
        "StatefulPartitionedCall",
        "HashTableV2",
        "SomebodysOwnOp"
      })
  void operationsThatReachOutAreNamed(String op) throws IOException {
    bundle("save/filename:0", TinySavedModels.node("evil", op, "image", Map.of()));
    refused("(" + op + ")");
  }

  @Test
  void whatIsRestoredIsTheBundlesOwn() throws IOException {
    bundle("elsewhere", TinySavedModels.node("elsewhere", "Const", "", Map.of()));
    refused("(RestoreV2)");
    bundle(
        "save/filename:0",
        TinySavedModels.node("writes", "SaveV2", "elsewhere image", Map.of()),
        TinySavedModels.node("elsewhere", "Const", "", Map.of()));
    refused("(SaveV2)");
  }

  @Test
  void nothingIsCalledOrRunWhileItIsOpened() throws IOException {
    byte[] function = new ProtoWriter().message(10, new ProtoWriter().string(1, "f")).toBytes();
    bundle("save/filename:0", TinySavedModels.node("calls", "Add", "", Map.of("f", function)));
    refused("(Add)");
    save(TinySavedModels.meta().message(4, new ProtoWriter().string(1, "saved_model_main_op")));
    refused("while it is opened");
    ProtoWriter library = new ProtoWriter().message(1, new ProtoWriter().string(1, "f"));
    save(TinySavedModels.meta().message(2, new ProtoWriter().message(2, library)));
    refused("with functions");
  }

  @Test
  void filesThatNameCodeAreRefused() throws IOException {
    Path properties = folder.resolve("serving.properties");
    Files.writeString(properties, "engine=TensorFlow\ntranslatorFactory=evil.Factory\n");
    refused("translatorFactory=evil.Factory");
    Files.writeString(properties, "engine=TensorFlow\noption.customOpLibrary=/tmp/evil.so\n");
    refused("customOpLibrary");
    Files.delete(properties);
    Files.createDirectory(folder.resolve("libs"));
    refused("holds libs");
  }

  @Test
  void variablesThatClaimMoreThanThereIsAreRefused() throws IOException {
    Path data = folder.resolve("variables/variables.data-00000-of-00001");
    byte[] all = Files.readAllBytes(data);
    Files.write(data, java.util.Arrays.copyOf(all, all.length - 1));
    refused("is cut off");
    Files.delete(data);
    refused("missing");
  }
}
