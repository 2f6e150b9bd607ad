package dev.graft.project;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.ImageProblem;
import dev.graft.dataset.InspectedImage;
import dev.graft.dataset.PerceptualHash;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.Split;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The statements about a project's images; see {@link ImageSchema}. */
final class ImageTable {
  private ImageTable() {}

  /** Puts the set in the place of the one that was kept. */
  static void write(Handle handle, ImageSet set) {
    for (String table : List.of("image_set", "image_class", "labelled_image", "left_out")) {
      handle.execute("DELETE FROM " + table);
    }
    handle.execute(
        "INSERT INTO image_set (id, root, ignored_files, validation, test, seed)"
            + " VALUES (1, ?, ?, ?, ?, ?)",
        text(set.root().map(Path::toString)),
        set.ignoredFiles(),
        set.split().validation(),
        set.split().test(),
        set.split().seed());
    Rows classes = new Rows(handle, "image_class (place, name) VALUES (?, ?)");
    set.classes().forEach(classes::add);
    classes.write();
    Rows images =
        new Rows(
            handle,
            "labelled_image (place, path, name, label, fixed_split, kept_with)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    for (ImageItem item : set.images()) {
      images.add(
          item.file().toString(),
          item.name(),
          text(item.label()),
          text(item.fixedSplit().map(s -> s.name().toLowerCase(Locale.ROOT))),
          text(item.group()));
    }
    images.write();
    Rows leftOut = new Rows(handle, "left_out (place, path, reason) VALUES (?, ?, ?)");
    set.skipped().forEach(s -> leftOut.add(s.file().toString(), s.reason()));
    leftOut.write();
  }

  /** Rows that are numbered in the order in which they come. */
  private static final class Rows {
    private final PreparedBatch batch;
    private int place;

    Rows(Handle handle, String into) {
      batch = handle.prepareBatch("INSERT INTO " + into);
    }

    void add(@Nullable Object... values) {
      @Nullable Object[] row = new Object[values.length + 1];
      row[0] = place++;
      System.arraycopy(values, 0, row, 1, values.length);
      batch.add(row);
    }

    void write() {
      if (place > 0) {
        batch.execute();
      }
    }
  }

  /** The set that was kept, if one was. */
  static Optional<ImageSet> read(Handle handle) {
    List<String> classes =
        handle
            .createQuery("SELECT name FROM image_class ORDER BY place")
            .mapTo(String.class)
            .list();
    List<ImageItem> images =
        handle
            .createQuery("SELECT * FROM labelled_image ORDER BY place")
            .map((row, context) -> item(row))
            .list();
    List<SkippedFile> leftOut =
        handle
            .createQuery("SELECT * FROM left_out ORDER BY place")
            .map(
                (row, context) ->
                    new SkippedFile(Path.of(row.getString("path")), row.getString("reason")))
            .list();
    return handle
        .createQuery("SELECT * FROM image_set")
        .map(
            (row, context) ->
                new ImageSet(
                    string(row, "root").map(Path::of),
                    classes,
                    images,
                    leftOut,
                    row.getInt("ignored_files"),
                    new StratifiedSplit(
                        row.getDouble("validation"), row.getDouble("test"), row.getLong("seed"))))
        .findOne();
  }

  private static ImageItem item(ResultSet row) throws SQLException {
    return new ImageItem(
        Path.of(row.getString("path")),
        row.getString("name"),
        string(row, "label"),
        string(row, "fixed_split").map(s -> Split.valueOf(s.toUpperCase(Locale.ROOT))),
        string(row, "kept_with"));
  }

  /** Remembers what is known of files. */
  static void writeFacts(Handle handle, Collection<InspectedImage> images) {
    if (images.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT OR REPLACE INTO image_facts (path, bytes, modified, fingerprint, hash_columns,"
                + " hash_rows, hash_red, hash_green, hash_blue, width, height, problem, reason)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (InspectedImage image : images) {
      ImageFacts facts = image.facts();
      batch.add(
          image.file().toString(),
          image.bytes(),
          image.modified(),
          text(facts.fingerprint()),
          facts.hash().map(PerceptualHash::columns).orElse(null),
          facts.hash().map(PerceptualHash::rows).orElse(null),
          facts.hash().map(PerceptualHash::red).orElse(null),
          facts.hash().map(PerceptualHash::green).orElse(null),
          facts.hash().map(PerceptualHash::blue).orElse(null),
          facts.width(),
          facts.height(),
          text(facts.problem().map(p -> p.kind().name().toLowerCase(Locale.ROOT))),
          text(facts.problem().map(ImageProblem::reason)));
    }
    batch.execute();
  }

  /** What is known of all files. */
  static List<InspectedImage> facts(Handle handle) {
    return handle
        .createQuery("SELECT * FROM image_facts")
        .map((row, context) -> inspected(row))
        .list();
  }

  private static InspectedImage inspected(ResultSet row) throws SQLException {
    long columns = row.getLong("hash_columns");
    boolean hashed = !row.wasNull();
    Optional<String> reason = string(row, "reason");
    return new InspectedImage(
        Path.of(row.getString("path")),
        row.getLong("bytes"),
        row.getLong("modified"),
        new ImageFacts(
            string(row, "fingerprint"),
            hashed
                ? Optional.of(
                    new PerceptualHash(
                        columns,
                        row.getLong("hash_rows"),
                        row.getLong("hash_red"),
                        row.getLong("hash_green"),
                        row.getLong("hash_blue")))
                : Optional.empty(),
            row.getInt("width"),
            row.getInt("height"),
            string(row, "problem")
                .map(
                    kind ->
                        new ImageProblem(
                            ImageProblem.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                            reason.orElse("")))));
  }

  private static Optional<String> string(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static @Nullable String text(Optional<String> value) {
    return value.orElse(null);
  }
}
