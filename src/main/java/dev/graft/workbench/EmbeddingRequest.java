package dev.graft.workbench;

import java.nio.file.Path;
import java.util.List;

/**
 * A wish for the features of pictures.
 *
 * @param backbone name in the zoo or path
 * @param files absolute paths, each once; with or without labels
 */
public record EmbeddingRequest(String backbone, List<Path> files) {
  /** Copies the list. */
  public EmbeddingRequest {
    files = List.copyOf(files);
  }
}
