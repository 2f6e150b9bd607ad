package dev.graft.project;

import java.util.List;

/**
 * The tables of the images that a project has, with labels, classes and split; those of a run are
 * copies of their own. Order is kept in {@code place}, from 0.
 */
final class ImageSchema {
  /** A NULL label waits for one; a NULL problem is none; hashes are 64 bits each. */
  static final List<String> STEP =
      List.of(
          """
          CREATE TABLE image_set (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            root TEXT,
            ignored_files INTEGER NOT NULL,
            validation REAL NOT NULL,
            test REAL NOT NULL,
            seed INTEGER NOT NULL
          )
          """,
          """
          CREATE TABLE image_class (
            place INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
          )
          """,
          """
          CREATE TABLE labelled_image (
            place INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            label TEXT,
            fixed_split TEXT,
            kept_with TEXT
          )
          """,
          """
          CREATE TABLE left_out (
            place INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            reason TEXT NOT NULL
          )
          """,
          """
          CREATE TABLE image_facts (
            path TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            fingerprint TEXT,
            hash_columns INTEGER,
            hash_rows INTEGER,
            hash_red INTEGER,
            hash_green INTEGER,
            hash_blue INTEGER,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            problem TEXT,
            reason TEXT
          ) WITHOUT ROWID
          """);

  private ImageSchema() {}
}
