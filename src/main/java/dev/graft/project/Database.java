package dev.graft.project;

import dev.graft.errors.GraftException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection to a project's database, used by one thread at a time; other processes may have
 * theirs. Failures of SQLite come out as sentences.
 */
final class Database implements AutoCloseable {
  private static final int BUSY_MILLISECONDS = 15_000;
  private static final int SWITCH_ATTEMPTS = 100;

  private final Path folder;
  private final Handle handle;
  private final boolean readOnly;

  private Database(Path folder, Handle handle, boolean readOnly) {
    this.folder = folder;
    this.handle = handle;
    this.readOnly = readOnly;
  }

  /** Opens the file, made if it is not there, at the newest version of the tables. */
  static Database open(Path folder, Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.enforceForeignKeys(true);
    // Each commit reaches the disk: a run that is said to be registered survives a power cut.
    // Commits are few.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    // A transaction that reads first and writes later would fail, not wait, if another process
    // wrote in between.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return open(folder, config, file.toUri().toASCIIString(), false);
  }

  /**
   * Opens a file that is on a medium that cannot be written to. SQLite makes no files beside it
   * then, and does not look for changes by others.
   */
  static Database openReadOnly(Path folder, Path file) {
    Path newer = file.resolveSibling(file.getFileName() + "-wal");
    if (newer.toFile().length() > 0) {
      throw new GraftException(
          "The project %s was not closed in order and cannot be written to: copy it to a disk that can be and open it there."
              .formatted(folder));
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(folder, config, file.toUri().toASCIIString() + "?immutable=1", true);
  }

  private static Database open(Path folder, SQLiteConfig config, String uri, boolean readOnly) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    // As a URI, since the driver takes a question mark in a plain name for the start of settings.
    source.setUrl("jdbc:sqlite:" + uri);
    try {
      Database database = new Database(folder, Jdbi.create(source).open(), readOnly);
      try {
        database.prepare();
        return database;
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (JdbiException e) {
      throw sentence(folder, e);
    }
  }

  private void prepare() {
    // In one transaction: another process may be making the project at this moment.
    int version = handle.inTransaction(h -> checkedVersion());
    if (readOnly) {
      requireNewest(version);
      return;
    }
    switchToWriteAheadLog();
    if (version < Schema.STEPS.size()) {
      handle.useTransaction(h -> migrate());
    }
  }

  private void requireNewest(int version) {
    if (version < Schema.STEPS.size()) {
      throw new GraftException(
          "The project %s was made by an older Graft and cannot be written to: copy it to a disk that can be and open it there."
              .formatted(folder));
    }
  }

  /** Whether nothing can be written. */
  boolean isReadOnly() {
    return readOnly;
  }

  /** The mode stays in the file, so that this happens once only. */
  private void switchToWriteAheadLog() {
    for (int attempt = 1;
        !"wal".equals(handle.createQuery("PRAGMA journal_mode").mapTo(String.class).one());
        attempt++) {
      try {
        handle.execute("PRAGMA journal_mode=WAL");
        // A file system that cannot do it keeps the old mode, which is slower and just as safe.
        return;
      } catch (JdbiException e) {
        if (code(e) != SQLiteErrorCode.SQLITE_BUSY || attempt == SWITCH_ATTEMPTS) {
          throw e;
        }
        // Another process is making the project too. The busy timeout does not cover the switch,
        // but it covers this.
        handle.useTransaction(h -> checkedVersion());
      }
    }
  }

  private int checkedVersion() {
    int version = pragma("user_version");
    int tables =
        handle.createQuery("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one();
    if (pragma("application_id") != Schema.APPLICATION_ID && (version != 0 || tables > 0)) {
      throw new GraftException(
          "%s holds a project.db that is not Graft's: choose another folder for the project."
              .formatted(folder));
    }
    if (version > Schema.STEPS.size()) {
      throw new GraftException(
          ("The project %s was made by a newer Graft (its database has version %d, this Graft"
                  + " knows %d): update Graft to open it.")
              .formatted(folder, version, Schema.STEPS.size()));
    }
    return version;
  }

  private void migrate() {
    // Asked again inside the transaction: another process may have been faster.
    int from = pragma("user_version");
    for (int version = from; version < Schema.STEPS.size(); version++) {
      Schema.STEPS.get(version).forEach(handle::execute);
    }
    handle.execute("PRAGMA application_id = " + Schema.APPLICATION_ID);
    handle.execute("PRAGMA user_version = " + Schema.STEPS.size());
  }

  private int pragma(String name) {
    return handle.createQuery("PRAGMA " + name).mapTo(Integer.class).one();
  }

  /** Runs a statement or a query. */
  synchronized <T> T with(HandleCallback<T, RuntimeException> work) {
    try {
      return work.withHandle(handle);
    } catch (JdbiException e) {
      throw sentence(folder, e);
    }
  }

  /** Runs statements that count all together or not at all. */
  synchronized <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
    try {
      return handle.inTransaction(work);
    } catch (JdbiException e) {
      throw sentence(folder, e);
    }
  }

  private static GraftException sentence(Path folder, JdbiException e) {
    SQLiteErrorCode code = code(e);
    String what =
        switch (code.code & 0xff) {
          // The primary codes of sqlite3.h.
          case 5, 6 -> "is in use by another program that does not let go of it";
          case 8 -> "cannot be written to: check that you may write there";
          case 13 -> "cannot be written to: there is no room left on the disk";
          case 14 -> cannotOpen(folder);
          case 11, 26 -> "has a damaged project.db: restore it from a copy";
          case 10 -> "cannot be read or written: the disk reports an error";
          default -> "cannot be used: " + code.message;
        };
    return new GraftException("The project " + folder + " " + what + ".", e);
  }

  private static SQLiteErrorCode code(JdbiException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException sqlite) {
        return sqlite.getResultCode();
      }
    }
    return SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static String cannotOpen(Path folder) {
    return Files.isWritable(folder)
        ? "has a project.db that cannot be opened"
        : "cannot be written to: check that you may write there";
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
