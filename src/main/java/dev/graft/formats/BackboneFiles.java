package dev.graft.formats;

import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import java.nio.file.Path;

/** The form of a backbone on disk: a folder with {@code backbone.json}, {@code weights.json} and {@code weights.bin}. */
public final class BackboneFiles {
  private BackboneFiles() {}

  /**
   * Writes a backbone; the folder appears whole or not at all.
   *
   * @param backbone what to write
   * @param folder the folder to make; must not be there
   * @throws dev.graft.errors.GraftException if it is there or cannot be written
   */
  public static void save(PretrainedBackbone backbone, Path folder) {
    throw new UnsupportedOperationException("not built yet: " + folder);
  }

  /**
   * Reads all but the weights.
   *
   * @param folder a folder that {@link #save} made
   * @return what it says
   * @throws dev.graft.errors.GraftException if it is damaged
   */
  public static Backbone describe(Path folder) {
    throw new UnsupportedOperationException("not built yet: " + folder);
  }

  /**
   * Reads a backbone; the weights are mapped, not copied.
   *
   * @param folder a folder that {@link #save} made
   * @return the backbone
   * @throws dev.graft.errors.GraftException if it is damaged
   */
  public static PretrainedBackbone load(Path folder) {
    throw new UnsupportedOperationException("not built yet: " + folder);
  }
}
