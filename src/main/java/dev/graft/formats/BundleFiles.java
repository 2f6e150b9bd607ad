package dev.graft.formats;

import dev.graft.errors.GraftException;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a model bundle, looked at before TensorFlow and DJL see them: a bundle may come from
 * a stranger, and a SavedModel is a program. What a bundle of Graft never holds is refused.
 */
public final class BundleFiles {
  /** From these DJL would load code, and these TensorFlow would read instead. */
  private static final List<String> NEVER =
      List.of("libs", "lib", "saved_model.pbtxt", "saved_model.cpb", "assets.extra");

  private static final String PROPERTIES = "serving.properties";

  /** What a bundle tells DJL; another class than this would be made by its name. */
  private static final String TRANSLATOR =
      "ai.djl.modality.cv.translator.ImageClassificationTranslatorFactory";

  private static final Set<String> KEYS =
      Set.of(
          "engine",
          "option.modelName",
          "translatorFactory",
          "application",
          "width",
          "height",
          "resize",
          "toTensor",
          "batchifier",
          "applySoftmax");

  private static final long MAX_PROPERTIES = 1 << 16;
  private static final int STRING_TYPE = 7;

  private final Path folder;
  private final Origin origin;

  private BundleFiles(Path folder) {
    this.folder = folder;
    this.origin = new Origin("The model bundle " + folder);
  }

  /**
   * Checks a bundle's files without running anything of them: the graph holds operations that only
   * compute, and those that restore its own variables; every variable lies in its file as long as
   * its shape says; nothing names code.
   *
   * @param folder the bundle
   * @throws GraftException that names what is not allowed, or damaged
   */
  public static void check(Path folder) {
    new BundleFiles(folder).check();
  }

  /**
   * Reads the values of variables, each checked against its checksum. Nothing of the bundle is run.
   *
   * @param folder the bundle
   * @param wanted the variables' names in the graph, and the shapes that they should have
   * @return their values
   * @throws GraftException if one is not there, is damaged or has another shape
   */
  public static Map<String, Tensor> variables(Path folder, Map<String, Shape> wanted) {
    Origin origin = new Origin("The model bundle " + folder);
    TensorBundle bundle = TensorBundle.open(folder.resolve(SavedModelFile.VARIABLES), origin);
    Map<String, Tensor> read = new LinkedHashMap<>();
    wanted.forEach(
        (name, shape) -> {
          if (!bundle.shape(name).equals(shape)) {
            throw origin.bad(
                "has a variable "
                    + name
                    + " that does not fit its own layers: "
                    + bundle.shape(name)
                    + " instead of "
                    + shape);
          }
          read.put(name, bundle.tensor(name));
        });
    return read;
  }

  private void check() {
    for (String name : NEVER) {
      if (Files.exists(folder.resolve(name))) {
        throw origin.bad(
            "holds " + name + ", which no bundle of Graft does, so it is not opened; remove it");
      }
    }
    if (!Files.isRegularFile(folder.resolve(SavedModelFile.NAME))) {
      throw origin.bad("has no " + SavedModelFile.NAME + "; get it again");
    }
    checkProperties();
    for (Proto meta : SavedModelFile.graphs(folder, origin)) {
      checkGraph(meta);
    }
    TensorBundle.open(folder.resolve(SavedModelFile.VARIABLES), origin).checkPlaces();
  }

  private void checkProperties() {
    Path file = folder.resolve(PROPERTIES);
    if (!Files.exists(file)) {
      return;
    }
    Properties properties = new Properties();
    try {
      if (Files.size(file) > MAX_PROPERTIES) {
        throw origin.bad("has a " + PROPERTIES + " that is too large; get it again");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw origin.unreadable(e);
    } catch (IllegalArgumentException e) {
      throw origin.bad("has a damaged " + PROPERTIES + "; get it again", e);
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      boolean known = KEYS.contains(key);
      boolean foreign = key.equals("translatorFactory") && !properties.get(key).equals(TRANSLATOR);
      if (!known || foreign) {
        throw origin.bad(
            "says "
                + key
                + "="
                + properties.get(key)
                + " in its "
                + PROPERTIES
                + ", which could run code, so it is not opened; remove that line");
      }
    }
  }

  private void checkGraph(Proto meta) {
    Proto graph = meta.message(2);
    if (!graph.message(2).messages(1).isEmpty()) {
      throw origin.bad("holds a graph with functions, which no bundle of Graft does");
    }
    // Collections and signatures with these names are run while a SavedModel is loaded.
    boolean runsAtLoad =
        meta.has(4) || meta.map(5).keySet().stream().anyMatch(s -> s.startsWith("__saved_model"));
    if (runsAtLoad || meta.has(6)) {
      throw origin.bad(
          "holds a graph that does something while it is opened, which no bundle of Graft does");
    }
    Map<String, GraphNode> nodes = SavedModelFile.nodesByName(graph.messages(1));
    String filename = withoutOutput(meta.message(3).string(1));
    Set<String> foreign = new TreeSet<>();
    for (GraphNode node : nodes.values()) {
      if (!isAllowed(node, nodes, filename)) {
        foreign.add(node.op());
      }
    }
    if (!foreign.isEmpty()) {
      throw FlatGraph.foreign(foreign, origin);
    }
  }

  /** Saving and restoring read their file's name from a place that only the loader fills. */
  private static boolean isAllowed(GraphNode node, Map<String, GraphNode> nodes, String filename) {
    boolean saves = node.op().equals("SaveV2") || node.op().equals("RestoreV2");
    if (saves) {
      return !filename.isEmpty()
          && isFilename(nodes.get(filename))
          && !node.inputs().isEmpty()
          && withoutOutput(node.inputs().get(0)).equals(filename);
    }
    boolean calls =
        node.attributes().values().stream()
            .anyMatch(value -> value.has(10) || value.message(1).has(9));
    return GraphOps.isBundled(node.op()) && !calls;
  }

  private static boolean isFilename(GraphNode node) {
    return Optional.ofNullable(node)
        .filter(n -> n.op().equals("Placeholder"))
        .map(n -> n.attributes().get("dtype"))
        .filter(type -> type.number(6) == STRING_TYPE)
        .isPresent();
  }

  private static String withoutOutput(String name) {
    return name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
  }
}
