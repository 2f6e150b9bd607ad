package dev.graft.dataset.labelling;

import dev.graft.dataset.Split;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image of a set.
 *
 * @param file absolute path; no other image of the set has it
 * @param name what it is called within the set, such as {@code cats/a.jpg}; unique too, and what
 *     the split is drawn by, so it does not depend on where the folder lies
 * @param label its class; empty while it waits for one
 * @param fixedSplit the part that a {@code train}, {@code val} or {@code test} folder or a table of
 *     labels gives it; what has training is drawn from where nothing has the other part
 * @param group images of the same group stay in the same part of the split
 */
public record ImageItem(
    Path file,
    String name,
    Optional<String> label,
    Optional<Split> fixedSplit,
    Optional<String> group) {

  /**
   * The same image under another label.
   *
   * @param newLabel the class; empty to let it wait
   * @return the image
   */
  public ImageItem withLabel(Optional<String> newLabel) {
    return label.equals(newLabel) ? this : new ImageItem(file, name, newLabel, fixedSplit, group);
  }

  /**
   * The same image at another place.
   *
   * @param newFile absolute path
   * @return the image
   */
  public ImageItem at(Path newFile) {
    return new ImageItem(newFile, name, label, fixedSplit, group);
  }

  /**
   * The same image under another name.
   *
   * @param newName unique within the set
   * @return the image
   */
  public ImageItem withName(String newName) {
    return new ImageItem(file, newName, label, fixedSplit, group);
  }

  /**
   * The same image in a group or in none.
   *
   * @param newGroup the group
   * @return the image
   */
  public ImageItem withGroup(Optional<String> newGroup) {
    return group.equals(newGroup) ? this : new ImageItem(file, name, label, fixedSplit, newGroup);
  }

  /**
   * The same image in a given part of the split.
   *
   * @param newSplit the part; empty to have it drawn
   * @return the image
   */
  public ImageItem withFixedSplit(Optional<Split> newSplit) {
    return fixedSplit.equals(newSplit) ? this : new ImageItem(file, name, label, newSplit, group);
  }

  /** What keeps it on one side of the split: its group, else itself alone. */
  public String splitKey() {
    return group.orElse(name);
  }
}
