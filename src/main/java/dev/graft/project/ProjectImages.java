package dev.graft.project;

import dev.graft.dataset.InspectedImage;
import dev.graft.dataset.labelling.ImageSet;
import java.util.List;
import java.util.Optional;

/** What a project knows of images; usable as long as the project is open. */
public final class ProjectImages {
  private final Database database;

  ProjectImages(Database database) {
    this.database = database;
  }

  /**
   * The project's images with their labels, classes and split.
   *
   * @return the set, if one was kept
   */
  public Optional<ImageSet> load() {
    return database.with(ImageTable::read);
  }

  /**
   * Keeps the project's images in the place of those before.
   *
   * @param images what is known of them; the files stay where they are
   */
  public void keep(ImageSet images) {
    database.inTransaction(
        handle -> {
          ImageTable.write(handle, images);
          return true;
        });
  }

  /**
   * What is known of image files that were looked at.
   *
   * @return of files that belong to the project or once did, in no order
   */
  public List<InspectedImage> facts() {
    return database.with(ImageTable::facts);
  }

  /**
   * Remembers what was found in image files.
   *
   * @param images what was found; it takes the place of what was known of the same files
   */
  public void keepFacts(List<InspectedImage> images) {
    database.inTransaction(
        handle -> {
          ImageTable.writeFacts(handle, images);
          return true;
        });
  }
}
