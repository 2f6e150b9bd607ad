package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.graft.errors.GraftException;
import dev.graft.testing.TinyModels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZippedModelTest {
  @TempDir Path folder;

  private Path zip(Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("model.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
    }
    return file;
  }

  private byte[] hdf5() throws IOException {
    Path file = folder.resolve("model.h5");
    TinyModels.hdf5(file, TinyModels.topology(), TinyModels.weights());
    return Files.readAllBytes(file);
  }

  private static long temporaries() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith("graft-zip-")).count();
    }
  }

  @Test
  void readsAnHdf5ModelWithLabelsAndLeavesNothingBehind() throws IOException {
    long before = temporaries();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("__MACOSX/export/._keras_model.h5", hdf5());
    entries.put("export/keras_model.h5", hdf5());
    entries.put("export/labels.txt", "0 Cat\n1 Dog".getBytes(StandardCharsets.UTF_8));
    Path zip = zip(entries);

    ImportedModel model = ModelReader.read(zip);

    assertThat(model.classNames()).containsExactly("Cat", "Dog");
    assertThat(model.source()).isEqualTo(zip);
    assertThat(model.weights().get("predictions", "bias").toArray()).hasSize(2);
    assertThat(temporaries()).isEqualTo(before);
  }

  @Test
  void readsATensorFlowJsModel() throws IOException {
    Path tfjs = folder.resolve("tfjs");
    TinyModels.tfjs(tfjs, TinyModels.topology(), TinyModels.weights(), 100);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(tfjs)) {
      for (Path file : files.toList()) {
        entries.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    assertThat(ModelReader.read(zip(entries)).format()).isEqualTo("TensorFlow.js layers model");
  }

  @Test
  void refusesToUnpackOutsideItsFolder() throws IOException {
    for (String name : new String[] {"../escaped.txt", "a/../../escaped.txt", "..\\escaped.txt"}) {
      refused(zip(Map.of(name, new byte[1])), "outside its folder");
    }
    assertThat(folder.resolve("escaped.txt")).doesNotExist();
    assertThat(folder.getParent().resolve("escaped.txt")).doesNotExist();
  }

  @Test
  void refusesAmbiguousAndForeignZips() throws IOException {
    refused(zip(Map.of("a/m.h5", hdf5(), "b/m.h5", hdf5())), "several models");
    refused(zip(Map.of("readme.txt", new byte[3])), "no model that Graft knows");
    refused(
        zip(Map.of("config.json", new byte[] {'{', '}'}, "model.weights.h5", hdf5())), "Keras 3");
    refused(zip(Map.of("m/saved_model.pb", new byte[3])), "(saved_model.pb)");
  }

  @Test
  void survivesTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(zip(Map.of("m.h5", hdf5())));
    Path cut = folder.resolve("cut.zip");
    for (int length = 0; length < whole.length; length += 211) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(catchThrowable(() -> ModelReader.read(cut)))
          .as("cut at %d", length)
          .isInstanceOf(GraftException.class);
    }
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    refused(folder.resolve("absent"), "does not exist");
    Path empty = Files.createFile(folder.resolve("empty.h5"));
    refused(empty, "not a model file");
    Path html = Files.writeString(folder.resolve("page.h5"), "<html>404</html>");
    refused(html, "not a model file");
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    refused(nothing, "holds no model");
    Files.createFile(nothing.resolve("saved_model.pb"));
    refused(nothing, "no graph with the tag serve");
    Path several = Files.createDirectory(folder.resolve("several"));
    Files.write(several.resolve("a.h5"), hdf5());
    Files.write(several.resolve("b.h5"), hdf5());
    refused(several, "several models");
  }

  private static void refused(Path file, String words) {
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, file));
  }
}
