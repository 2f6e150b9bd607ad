package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where TensorFlow's libraries are found. */
class TensorFlowRuntimeTest {
  @TempDir private Path folder;

  @Test
  void theFolderOfTheLibraryIsFoundOnTheLibraryPath() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path there = Files.createDirectory(folder.resolve("there"));
    Files.createFile(there.resolve(System.mapLibraryName("jnitensorflow")));
    String path = empty + File.pathSeparator + File.pathSeparator + there;
    assertThat(TensorFlowRuntime.nativeFolder(path)).contains(there);
    assertThat(TensorFlowRuntime.nativeFolder(empty.toString())).isEmpty();
    assertThat(TensorFlowRuntime.nativeFolder("")).isEmpty();
  }

  @Test
  void djlIsToldWhereItIs() {
    TensorFlowRuntime.load();
    Path told = Path.of(System.getProperty("TENSORFLOW_LIBRARY_PATH"));
    assertThat(told.resolve(System.mapLibraryName("jnitensorflow"))).isRegularFile();
  }
}
