package dev.graft.ui.images;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.dataset.labelling.LabelImport;
import dev.graft.dataset.labelling.LabelTable;
import dev.graft.errors.GraftException;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.ImageEdits;
import dev.graft.ui.session.Notices;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Labels from and into tables that other programs read and write. */
public final class LabelFiles {
  private static final Texts TEXTS = Texts.in(LabelFiles.class);

  private final ImageEdits images;
  private final TaskExecutor executor;
  private final Notices notices;

  /**
   * Makes it.
   *
   * @param images whose labels
   * @param executor reads and writes in the background
   * @param notices tells what came of it
   */
  public LabelFiles(ImageEdits images, TaskExecutor executor, Notices notices) {
    this.images = images;
    this.executor = executor;
    this.notices = notices;
  }

  /** Whether a file is a table by its name, as far as this is known. */
  static boolean isTable(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".json");
  }

  /**
   * Writes labels and split as they are now.
   *
   * @param file where to: {@code .json} for JSON, else comma-separated values
   */
  void write(Path file) {
    ImageSet set = images.set();
    executor.run(
        () -> {
          LabelTable.write(file, LabelTable.rows(set, parts(set)));
          return set.images().size();
        },
        n -> notices.tell(TEXTS.format("labels.written", n, Figures.count(n), file)),
        notices::fail);
  }

  /** Without parts where they cannot be drawn yet: the labels are worth keeping all the same. */
  private static Map<Path, Split> parts(ImageSet set) {
    try {
      return set.parts();
    } catch (GraftException e) {
      return Map.of();
    }
  }

  /**
   * Gives the images the labels of a table, as one edit, and tells what of it was unknown.
   *
   * @param file the table
   */
  void read(Path file) {
    executor.run(() -> LabelTable.read(file), rows -> take(file, rows), notices::fail);
  }

  private void take(Path file, List<LabelTable.Row> rows) {
    LabelImport found = LabelImport.of(images.set(), rows);
    boolean hadClasses = !images.set().classes().isEmpty();
    try {
      images.apply(new Edit.TakeLabels(rows));
    } catch (GraftException e) {
      notices.fail(Problem.of(e));
      return;
    }
    notices.tell(words(file, rows, found, hadClasses));
  }

  /** Where there were no classes, all of them are new, which nobody need be told. */
  private static String words(
      Path file, List<LabelTable.Row> rows, LabelImport found, boolean hadClasses) {
    String name = String.valueOf(file.getFileName());
    if (rows.isEmpty()) {
      return TEXTS.format("labels.empty", name);
    }
    int n = found.lines().size();
    int files = found.unknownFiles().size();
    int made = found.newClasses().size();
    String unknown =
        files == 0
            ? ""
            : TEXTS.format(
                "labels.unknown-files", files, Figures.count(files), found.unknownFiles().get(0));
    String classes =
        made == 0 || !hadClasses
            ? ""
            : TEXTS.format(
                "labels.new-classes", made, Figures.count(made), found.newClasses().get(0));
    return n == 0
        ? TEXTS.format("labels.none", name, n, Figures.count(n), unknown)
        : TEXTS.format("labels.read", name, n, Figures.count(n), unknown, classes);
  }
}
