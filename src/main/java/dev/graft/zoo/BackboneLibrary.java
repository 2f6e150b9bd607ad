package dev.graft.zoo;

import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The backbones at hand: those built in, and those imported into a folder of the user's. */
public final class BackboneLibrary {
  private final Path folder;

  /**
   * Makes the library.
   *
   * @param folder where imported backbones live, a folder each; made at the first import
   */
  public BackboneLibrary(Path folder) {
    this.folder = folder;
  }

  /**
   * All backbones.
   *
   * @return those built in first, then those imported by name; a damaged one says so and is not available
   */
  public List<ZooEntry> list() {
    throw new UnsupportedOperationException("not built yet: " + folder);
  }

  /**
   * Finds by name.
   *
   * @param name a name in the library
   * @return the backbone, if there is one
   * @throws dev.graft.errors.GraftException if it is there but damaged
   */
  public Optional<Backbone> find(String name) {
    throw new UnsupportedOperationException("not built yet: " + name);
  }

  /**
   * Takes a model into the library.
   *
   * @param request which, and how
   * @return the backbone
   * @throws dev.graft.errors.GraftException if the model cannot be used or the name is taken by another
   */
  public ImportOutcome importModel(ImportRequest request) {
    throw new UnsupportedOperationException("not built yet: " + request);
  }

  /**
   * Loads a backbone with its weights.
   *
   * @param nameOrPath a name in the library, or the path of a model file or folder
   * @return the backbone
   * @throws dev.graft.errors.GraftException if there is none or it cannot be used
   */
  public PretrainedBackbone load(String nameOrPath) {
    throw new UnsupportedOperationException("not built yet: " + nameOrPath);
  }
}
