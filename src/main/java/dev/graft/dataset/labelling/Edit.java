package dev.graft.dataset.labelling;

import dev.graft.dataset.StratifiedSplit;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that somebody does to a set of images. A value: it says what is to be done and can be
 * done to any set. Files that are not in the set are passed over.
 */
public sealed interface Edit {
  /**
   * The set after it.
   *
   * @param set the set before; not changed
   * @return a set; the same one where there is nothing to do
   * @throws GraftException with a sentence where it cannot be done, such as a class name that is
   *     taken
   */
  ImageSet applyTo(ImageSet set);

  /**
   * Begins anew with another set.
   *
   * @param other takes the place of the set
   */
  record Open(ImageSet other) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return other;
    }
  }

  /**
   * Adds images. One that is there already is not added twice; it takes the label if it has none.
   *
   * @param found the images
   * @param relabel whether images that are there already take the label in any case, as when they
   *     are dropped on a class
   */
  record Add(FoundImages found, boolean relabel) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return Adding.add(set, found, relabel);
    }
  }

  /**
   * Takes images out of the set; their files stay where they are.
   *
   * @param files which
   */
  record Remove(Set<Path> files) implements Edit {
    /** Copies the set. */
    public Remove {
      files = Set.copyOf(files);
    }

    @Override
    public ImageSet applyTo(ImageSet set) {
      return set.withImages(set.images().stream().filter(i -> !files.contains(i.file())).toList());
    }
  }

  /**
   * Says what images show.
   *
   * @param files which
   * @param label the class, made if it is not there; empty to take the label off
   */
  record Label(Set<Path> files, Optional<String> label) implements Edit {
    /** Copies the set. */
    public Label {
      files = Set.copyOf(files);
      label = label.map(Names::tidy);
    }

    @Override
    public ImageSet applyTo(ImageSet set) {
      ImageSet with = label.map(l -> Classes.with(set, l)).orElse(set);
      return with.withImages(
          with.images().stream()
              .map(i -> files.contains(i.file()) ? i.withLabel(label) : i)
              .toList());
    }
  }

  /**
   * Takes labels and parts of the split from a table, as {@link LabelImport} finds them: classes
   * that are not there are made, and an image whose line has no class loses its label. Parts are
   * fixed for the images that the table names, unless the split is drawn so anyway; a line without
   * a part leaves it.
   *
   * @param rows the table
   */
  record TakeLabels(List<LabelTable.Row> rows) implements Edit {
    /** Copies the lines. */
    public TakeLabels {
      rows = List.copyOf(rows);
    }

    @Override
    public ImageSet applyTo(ImageSet set) {
      return LabelImport.of(set, rows).applyTo(set);
    }
  }

  /** Has the whole split drawn, whatever folders or a table of labels said. */
  record DrawSplit() implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return set.withImages(
          set.images().stream().map(i -> i.withFixedSplit(Optional.empty())).toList());
    }
  }

  /**
   * Makes a class without images.
   *
   * @param name its name
   */
  record AddClass(String name) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return set.withClasses(Classes.withNew(set, name));
    }
  }

  /**
   * Gives a class another name.
   *
   * @param from the class
   * @param to its new name
   */
  record RenameClass(String from, String to) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return Classes.rename(set, from, to);
    }
  }

  /**
   * Puts all images of a class into another one; the first class is gone.
   *
   * @param from the class that goes
   * @param into the class that stays
   */
  record MergeClasses(String from, String into) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return Classes.merge(set, from, into);
    }
  }

  /**
   * Takes a class away; its images wait for a label.
   *
   * @param name the class
   */
  record DeleteClass(String name) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return Classes.delete(set, name);
    }
  }

  /**
   * Keeps images together on one side of the split. Groups that share an image become one.
   *
   * @param groups the images of each group
   */
  record KeepTogether(List<Set<Path>> groups) implements Edit {
    /** Copies the sets. */
    public KeepTogether {
      groups = groups.stream().map(Set::copyOf).toList();
    }

    @Override
    public ImageSet applyTo(ImageSet set) {
      return Grouping.together(set, groups);
    }
  }

  /**
   * Lets images of groups go their own ways again.
   *
   * @param files images; all others of their groups go too
   */
  record Separate(Set<Path> files) implements Edit {
    /** Copies the set. */
    public Separate {
      files = Set.copyOf(files);
    }

    @Override
    public ImageSet applyTo(ImageSet set) {
      return Grouping.separate(set, files);
    }
  }

  /**
   * Changes how validation and test images are drawn.
   *
   * @param split shares and seed
   */
  record SetSplit(StratifiedSplit split) implements Edit {
    @Override
    public ImageSet applyTo(ImageSet set) {
      return set.withSplit(split);
    }
  }
}
