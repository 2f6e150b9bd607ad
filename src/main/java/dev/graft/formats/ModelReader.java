package dev.graft.formats;

import java.nio.file.Path;

/** Reads a model file of another program, whatever it is called: the content says what it is. */
public final class ModelReader {
  private ModelReader() {}

  /**
   * Reads a model.
   *
   * @param fileOrFolder a Keras HDF5 file, a TensorFlow.js folder or its {@code model.json}, an export of Teachable Machine, or a
   *     zip of any of these
   * @return what it holds
   * @throws dev.graft.errors.GraftException if it cannot be read; the sentence names the file and what helps
   */
  public static ImportedModel read(Path fileOrFolder) {
    throw new UnsupportedOperationException("not built yet: " + fileOrFolder);
  }
}
