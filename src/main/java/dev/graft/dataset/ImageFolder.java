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
   * What is in a folder, or among some paths.
   *
   * @param folders the folders right in it
   * @param images the images right in it
   * @param skipped files that look like images and cannot be used, with the reason
   * @param ignoredFiles how many files that are no images were passed over
   */
  public record Contents(
      List<Path> folders, List<Path> images, List<SkippedFile> skipped, int ignoredFiles) {}

  /**
   * Looks into a folder, not into the folders in it.
   *
   * @param folder absolute path; one that cannot be read counts as empty and is among the skipped
   * @return its contents, sorted by name
   */
  public static Contents contents(Path folder) {
    FolderReader reader = new FolderReader(folder);
    return contents(reader, reader.list(folder));
  }

  /**
   * Tells folders, images and others apart by their names, as a scan does.
   *
   * @param paths absolute paths
   * @return folders and images in the order given
   */
  public static Contents sort(List<Path> paths) {
    FolderReader reader = new FolderReader(Path.of("").toAbsolutePath());
    return contents(reader, reader.sort(paths));
  }

  private static Contents contents(FolderReader reader, FolderReader.Listing listing) {
    return new Contents(listing.folders(), listing.images(), reader.skipped(), reader.ignored());
  }

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
