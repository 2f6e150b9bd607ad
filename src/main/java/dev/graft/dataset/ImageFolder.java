package dev.graft.dataset;

import dev.graft.errors.GraftException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder whose images are wanted without labels. */
public final class ImageFolder {
  private ImageFolder() {}

  /**
   * All images of a folder and of the folders in it, at any depth.
   *
   * @param folder the folder
   * @return in the same order on every machine
   * @throws GraftException if it is no folder that can be read, or holds no image
   */
  public static List<Path> images(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root) || !Files.isReadable(root)) {
      throw new GraftException(
          root + " is no folder that can be read: check the path of --images.");
    }
    FolderReader reader = new FolderReader(root);
    FolderReader.Listing top = reader.list(root);
    List<Path> images = new ArrayList<>(top.images());
    top.folders().forEach(f -> images.addAll(reader.imagesBelow(f)));
    if (images.isEmpty()) {
      throw new GraftException(root + " holds no images: give a folder of photographs.");
    }
    return images;
  }
}
