package dev.graft.ui.predict;

import dev.graft.dataset.ImageFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pictures in what somebody drops. Blocks. */
final class PictureFiles {
  private PictureFiles() {}

  /**
   * Looks into folders, at any depth; files stay as they are, whatever they are called.
   *
   * @param paths files and folders
   * @return files, in the order of the paths
   * @throws dev.graft.errors.GraftException if a folder holds no image
   */
  static List<Path> expand(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(ImageFolder.images(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }
}
