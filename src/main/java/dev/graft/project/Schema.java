package dev.graft.project;

import java.util.List;

/**
 * The database's tables, as the steps, statement by statement, that lead from one version to the
 * next. A step that was ever released is never changed; a change is a new step at the end.
 */
final class Schema {
  /** Marks the database as Graft's: {@code GRFT} in ASCII. */
  static final int APPLICATION_ID = 0x47524654;

  /** Times are ISO-8601 in UTC; recipe and classes are JSON; a share that is not known is NULL. */
  private static final List<String> VERSION_1 =
      List.of(
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            state TEXT NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL,
            backbone TEXT NOT NULL,
            backbone_fingerprint TEXT NOT NULL,
            started_from TEXT,
            frozen TEXT NOT NULL,
            recipe TEXT NOT NULL,
            classes TEXT NOT NULL,
            data_root TEXT NOT NULL,
            epochs INTEGER NOT NULL,
            validation_accuracy REAL,
            cut TEXT,
            seconds REAL,
            extract_seconds REAL,
            train_seconds REAL,
            trainable_parameters INTEGER,
            total_parameters INTEGER,
            peak_resident_bytes INTEGER,
            message TEXT,
            process_id INTEGER,
            process_started TEXT
          )
          """,
          """
          CREATE TABLE epoch (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            train_loss REAL,
            train_accuracy REAL,
            validation_loss REAL,
            validation_accuracy REAL,
            learning_rate REAL,
            seconds REAL,
            PRIMARY KEY (run, epoch)
          )
          """,
          """
          CREATE TABLE skipped (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            file TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (run, file)
          )
          """,
          """
          CREATE TABLE image (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            class TEXT NOT NULL,
            split TEXT NOT NULL,
            PRIMARY KEY (run, path)
          ) WITHOUT ROWID
          """);

  /** Which epoch's weights a finished run has, and whether early stopping ended it. */
  private static final List<String> KEPT_EPOCH =
      List.of(
          "ALTER TABLE run ADD COLUMN kept_epoch INTEGER",
          "ALTER TABLE run ADD COLUMN stopped_early INTEGER NOT NULL DEFAULT 0");

  /** Step {@code i} leads from version {@code i} to {@code i + 1}. */
  static final List<List<String>> STEPS = List.of(VERSION_1, ImageSchema.STEP, KEPT_EPOCH);

  private Schema() {}
}
