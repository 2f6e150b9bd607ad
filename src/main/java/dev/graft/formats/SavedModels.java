package dev.graft.formats;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a TensorFlow SavedModel, a folder of {@code saved_model.pb} and {@code variables}: by its
 * layers where Keras wrote them down and Graft knows them all, else as a frozen graph.
 */
final class SavedModels {
  private static final List<String> NAMES =
      List.of("labels.txt", "assets/labels.txt", "synset.txt");

  private SavedModels() {}

  /** What to do with a model that has layers. */
  interface Assembly {
    ImportedModel assemble(RawModel raw, Beside beside);
  }

  /** The SavedModel that is meant by a folder, or by the file in it; empty if there is none. */
  static Optional<Path> folder(Path fileOrFolder, Origin origin) {
    Path name = fileOrFolder.getFileName();
    if (!Files.isDirectory(fileOrFolder)) {
      Path parent = fileOrFolder.toAbsolutePath().getParent();
      boolean isOne = name != null && name.toString().equals(SavedModelFile.NAME);
      return isOne ? Optional.ofNullable(parent) : Optional.empty();
    }
    if (isOne(fileOrFolder)) {
      return Optional.of(fileOrFolder);
    }
    // Teachable Machine has model.savedmodel and labels.txt in a folder.
    try (Stream<Path> children = Files.list(fileOrFolder)) {
      List<Path> inside = children.filter(SavedModels::isOne).toList();
      return inside.size() == 1 ? Optional.of(inside.get(0)) : Optional.empty();
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }

  private static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(SavedModelFile.NAME));
  }

  /**
   * Reads one.
   *
   * @param folder the SavedModel
   * @param source what the person gave
   * @param origin for sentences
   * @param assembly makes a model of layers and weights
   * @return the model
   */
  static ImportedModel read(Path folder, Path source, Origin origin, Assembly assembly) {
    SavedModelFile file = SavedModelFile.read(folder, origin);
    Path variables = folder.resolve(SavedModelFile.VARIABLES);
    TensorBundle bundle = TensorBundle.open(variables, origin);
    List<String> names = classNames(folder, source, origin);
    Optional<GraftException> unknown = Optional.empty();
    try {
      Optional<RawModel> raw = SavedModelLayers.read(folder, file, bundle, origin);
      if (raw.isPresent()) {
        return assembly.assemble(raw.get(), new Beside(names, false));
      }
    } catch (GraftException e) {
      unknown = Optional.of(e);
    }
    try {
      ImportedModel graph = SavedModelGraph.read(file, bundle, names, source, origin);
      return unknown.isEmpty() ? graph : withReason(graph);
    } catch (GraftException e) {
      unknown.ifPresent(e::addSuppressed);
      throw e;
    }
  }

  private static ImportedModel withReason(ImportedModel graph) {
    return new ImportedModel(
        graph.topology(),
        graph.weights(),
        graph.classNames(),
        graph.teachableMachine(),
        graph.format() + " since not all of its layers are known",
        graph.source());
  }

  private static List<String> classNames(Path folder, Path source, Origin origin) {
    for (String name : NAMES) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return LabelFile.read(folder.resolve(name), origin.inside(name));
      }
    }
    // Beside the folder only where that surely belongs to it.
    Path outer = folder.resolveSibling("labels.txt");
    boolean belongs =
        !source.toAbsolutePath().equals(folder.toAbsolutePath())
            || folder.toAbsolutePath().getFileName().toString().endsWith(".savedmodel");
    return belongs && Files.isRegularFile(outer)
        ? LabelFile.read(outer, origin.inside("labels.txt"))
        : List.of();
  }
}
