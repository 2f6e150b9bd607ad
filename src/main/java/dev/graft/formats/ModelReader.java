package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import dev.graft.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a model file of another program, whatever it is called: the content says what it is. */
public final class ModelReader {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final String MODEL_JSON = "model.json";
  private static final String SAVED_MODEL = SavedModelFile.NAME;

  private ModelReader() {}

  /**
   * Reads a model.
   *
   * @param fileOrFolder a Keras HDF5 file, a TensorFlow.js folder or its {@code model.json}, a
   *     TensorFlow SavedModel, an export of Teachable Machine, or a zip of any of these
   * @return what it holds
   * @throws GraftException if it cannot be read; the sentence names the file and what helps
   */
  public static ImportedModel read(Path fileOrFolder) {
    Origin origin = new Origin(fileOrFolder.toString());
    if (!Files.exists(fileOrFolder)) {
      throw origin.bad("does not exist; check the path");
    }
    if (Files.isRegularFile(fileOrFolder) && startsWith(fileOrFolder, ZIP, origin)) {
      return ZippedModel.read(fileOrFolder, origin);
    }
    return read(fileOrFolder, fileOrFolder, origin);
  }

  /** Reads what is not a zip; the source is what the person gave. */
  static ImportedModel read(Path fileOrFolder, Path source, Origin origin) {
    Optional<Path> saved = SavedModels.folder(fileOrFolder, origin);
    if (saved.isPresent()) {
      return SavedModels.read(
          saved.get(), source, origin, (raw, beside) -> assemble(raw, beside, source, origin));
    }
    Path file = Files.isDirectory(fileOrFolder) ? modelIn(fileOrFolder, origin) : fileOrFolder;
    if (startsWith(file, HDF5, origin)) {
      boolean temporary = !fileOrFolder.equals(source);
      RawModel raw = KerasHdf5.read(file, origin, !temporary);
      return assemble(raw, Beside.of(file, false, origin), source, origin);
    }
    if (startsWithBrace(file, origin)) {
      return assemble(TfjsLayers.read(file, origin), Beside.of(file, true, origin), source, origin);
    }
    throw origin.bad(
        "is not a model file that Graft knows; give a Keras HDF5 file, a TensorFlow.js model.json, a"
            + " TensorFlow SavedModel or a Teachable Machine export");
  }

  private static ImportedModel assemble(RawModel raw, Beside beside, Path source, Origin origin) {
    if (raw.topology().isEmpty()) {
      Weights weights = WeightNames.alone(raw.weights(), origin);
      return new ImportedModel(
          Optional.empty(), weights, beside.classNames(), false, raw.format(), source);
    }
    JsonNode topology = raw.topology().get();
    Flattened flattened = Flattened.of(KerasTopology.walk(topology, origin), origin);
    Network network = flattened.network();
    boolean teachable = beside.teachableMachine() || flattened.looksLikeTeachableMachine();
    String format = teachable ? "Teachable Machine, " + raw.format() : raw.format();
    Weights weights = WeightNames.match(raw.weights(), flattened, origin);
    return new ImportedModel(
        Optional.of(network), weights, beside.classNames(), teachable, format, source);
  }

  /**
   * Whether a folder holds something that could be a model.
   *
   * @param folder the folder itself, not those in it
   * @return true for a TensorFlow.js model, an HDF5 file, a SavedModel
   */
  static boolean isModelFolder(Path folder, Origin origin) {
    return Files.exists(folder.resolve(MODEL_JSON))
        || Files.exists(folder.resolve(SAVED_MODEL))
        || !hdf5Files(folder, origin).isEmpty();
  }

  private static Path modelIn(Path folder, Origin origin) {
    Path json = folder.resolve(MODEL_JSON);
    if (Files.isRegularFile(json)) {
      return json;
    }
    List<Path> files = hdf5Files(folder, origin);
    if (files.size() == 1) {
      if (Files.exists(folder.resolve("config.json"))) {
        JsonText.wantKeras2("3.x", origin);
      }
      return files.get(0);
    }
    if (files.size() > 1) {
      throw origin.bad("holds several models; name one of its files");
    }
    throw origin.bad(
        "holds no model that Graft knows; a model.json, a Keras HDF5 file or a TensorFlow SavedModel is"
            + " wanted in it");
  }

  private static List<Path> hdf5Files(Path folder, Origin origin) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        if (Files.isRegularFile(child) && startsWith(child, HDF5, origin)) {
          found.add(child);
        }
      }
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
    return found;
  }

  private static boolean startsWith(Path file, byte[] magic, Origin origin) {
    return Arrays.equals(start(file, magic.length, origin), magic);
  }

  private static boolean startsWithBrace(Path file, Origin origin) {
    String start = new String(start(file, 64, origin), StandardCharsets.UTF_8);
    return start.replace("\uFEFF", "").stripLeading().startsWith("{");
  }

  private static byte[] start(Path file, int length, Origin origin) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }
}
