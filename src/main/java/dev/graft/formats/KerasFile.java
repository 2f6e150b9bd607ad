package dev.graft.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@code .keras} file that Keras 3 opens without custom objects: layers with their names,
 * and preprocessing inside, so that it reads RGB 0..255.
 */
public final class KerasFile {
  /** The oldest version whose form this is. */
  private static final String KERAS_VERSION = "3.0.0";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd@HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private KerasFile() {}

  /**
   * Writes a model; the file appears whole or not at all, and only if what was written reads back
   * as what it should be.
   *
   * @param model the network, up to its last layer, with its preprocessing
   * @param target the file to make; must not be there, but the folder around it must
   * @throws GraftException if it is there, cannot be written, or the model has no form in Keras
   */
  public static void write(PretrainedBackbone model, Path target) {
    Origin origin = new Origin(target.toString());
    Backbone about = model.backbone();
    Path whole = target.toAbsolutePath();
    if (Files.exists(whole) || whole.getParent() == null) {
      throw origin.bad("already exists; choose another name");
    }
    refuseAmbiguous(about.network(), origin);
    KerasPreprocessing.Scaled scaled =
        KerasPreprocessing.inside(
            about.network(), model.weights(), about.preprocessing().scaling());
    UnaryOperator<String> naming = naming(scaled.network());
    try {
      Path folder = Files.createTempDirectory(whole.getParent(), ".graft-keras-");
      try {
        Path file = folder.resolve("model.keras");
        zip(contents(scaled, naming, about, folder), file);
        check(ModelReader.read(file), scaled, naming, origin);
        Files.move(file, whole, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw origin.bad("cannot be written (" + e.getMessage() + "); check space and rights", e);
    }
  }

  /** The formula of the hard sigmoid changed with Keras 3, and no option says which is meant. */
  private static void refuseAmbiguous(Network network, Origin origin) {
    for (Layer layer : network.layers()) {
      if (KerasConfig.activation(layer) == Activation.HARD_SIGMOID) {
        throw origin.bad(
            "cannot be written, because layer "
                + layer.name()
                + " is a hard sigmoid, which Keras 3 counts in another way; export the model as"
                + " savedmodel");
      }
    }
  }

  /** Keras forbids slashes in names, and TensorFlow what its scopes cannot hold. */
  private static UnaryOperator<String> naming(Network network) {
    Map<String, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<String> all = network.layers().stream().map(Layer::name).toList();
    all.stream().filter(name -> plain(name).equals(name)).forEach(taken::add);
    for (String name : all) {
      String other = plain(name);
      for (int i = 1; !other.equals(name) && !taken.add(other); i++) {
        other = plain(name) + "_" + i;
      }
      names.put(name, other);
    }
    return name -> names.getOrDefault(name, plain(name));
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  private static List<Path> contents(
      KerasPreprocessing.Scaled scaled, UnaryOperator<String> naming, Backbone about, Path folder)
      throws IOException {
    Path metadata = folder.resolve(KerasMetadata.FILE);
    Json.write(metadata, metadata(about));
    Path config = folder.resolve(KerasArchive.CONFIG);
    Json.write(config, KerasConfig.of(scaled.network(), naming));
    Path weights = folder.resolve(KerasArchive.WEIGHTS);
    KerasWeightsWriter.write(scaled.network(), scaled.weights(), naming, weights);
    return List.of(metadata, config, weights);
  }

  private static ObjectNode metadata(Backbone about) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("keras_version", KERAS_VERSION).put("date_saved", DATE.format(Instant.now()));
    Preprocessing p = about.preprocessing();
    KerasMetadata own =
        new KerasMetadata(
            about.classNames(),
            Optional.of(
                new Preprocessing(p.height(), p.width(), p.fit(), Preprocessing.Scaling.NONE)),
            Optional.of(
                new KerasMetadata.About(
                    about.name(), about.architecture(), about.licence(), about.source())));
    root.set(KerasMetadata.GRAFT, Json.mapper().valueToTree(own));
    return root;
  }

  /** Without compression, as Keras does it: weights do not get smaller, and reading stays fast. */
  private static void zip(List<Path> files, Path target) throws IOException {
    try (FileOutputStream out = new FileOutputStream(target.toFile());
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        ZipOutputStream zip = new ZipOutputStream(buffered)) {
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(String.valueOf(file.getFileName()));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(Files.size(file));
        entry.setCrc(crc(file));
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
      zip.finish();
      buffered.flush();
      // The file is moved into place next: what it promises must be on the disk by then.
      out.getFD().sync();
    }
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] chunk = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        crc.update(chunk, 0, n);
      }
    }
    return crc.getValue();
  }

  /** jHDF calls its writing young, and its files are checked before anybody relies on them. */
  private static void check(
      ImportedModel read,
      KerasPreprocessing.Scaled meant,
      UnaryOperator<String> naming,
      Origin origin) {
    Optional<Network> network = read.topology();
    boolean same =
        network.isPresent()
            && KerasConfig.of(network.get(), UnaryOperator.identity())
                .equals(KerasConfig.of(meant.network(), naming))
            && values(network.get(), read.weights(), UnaryOperator.identity())
                .equals(values(meant.network(), meant.weights(), naming));
    if (!same) {
      throw origin.bad(
          "was not written, because it did not read back as the same model; export it as savedmodel");
    }
  }

  private static Map<String, Object> values(
      Network network, Weights weights, UnaryOperator<String> naming) {
    Map<String, Object> values = new HashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        Tensor tensor = weights.get(layer.name(), spec.name());
        values.put(
            Weights.key(naming.apply(layer.name()), spec.name()),
            List.of(tensor.shape(), tensor.values()));
      }
    }
    return values;
  }
}
