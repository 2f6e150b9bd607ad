package dev.graft.project;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.graft.json.Json;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The statements about runs. Each takes the handle of whoever decides where transactions begin and
 * end.
 */
final class RunTable {
  private static final String SELECT =
      "SELECT *, (SELECT coalesce(max(epoch), 0) FROM epoch WHERE run = run.id) AS epochs_done FROM"
          + " run ";

  private final LongFunction<RunFolder> folders;

  RunTable(LongFunction<RunFolder> folders) {
    this.folders = folders;
  }

  static long insert(Handle handle, RunPlan plan, Owner owner) {
    String now = now();
    return handle
        .createUpdate(
            """
            INSERT INTO run (state, created, updated, backbone, backbone_fingerprint, started_from,
              frozen, recipe, classes, data_root, epochs, process_id, process_started)
            VALUES (:state, :now, :now, :backbone, :fingerprint, :from,
              :frozen, :recipe, :classes, :root, :epochs, :pid, :started)
            """)
        .bind("state", RunState.QUEUED.word())
        .bind("now", now)
        .bind("backbone", plan.backbone())
        .bind("fingerprint", plan.backboneFingerprint())
        .bind("from", plan.from())
        .bind("frozen", FrozenWords.of(plan.recipe().freezePlan()))
        .bind("recipe", Json.line(plan.recipe()))
        .bind("classes", Json.line(plan.dataset().classes()))
        .bind("root", plan.dataset().root().toString())
        .bind("epochs", plan.recipe().totalEpochs())
        .bind("pid", owner.pid())
        .bind("started", owner.started().map(Instant::toString))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  static void insertImages(Handle handle, long run, DatasetSnapshot dataset) {
    if (dataset.items().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO image (run, path, class, split) VALUES (?, ?, ?, ?)");
    for (DatasetSnapshot.Item item : dataset.items()) {
      batch.add(
          run,
          item.path().toString(),
          dataset.classes().get(item.classIndex()),
          item.split().name().toLowerCase(Locale.ROOT));
    }
    batch.execute();
  }

  static void replaceImages(Handle handle, long run, DatasetSnapshot dataset) {
    handle.execute("DELETE FROM image WHERE run = ?", run);
    insertImages(handle, run, dataset);
  }

  static void setState(Handle handle, long run, RunState state, Optional<String> message) {
    handle
        .createUpdate(
            "UPDATE run SET state = :state, message = :message, updated = :now WHERE id = :run")
        .bind("state", state.word())
        .bind("message", message)
        .bind("now", now())
        .bind("run", run)
        .execute();
  }

  static void setRecipe(Handle handle, long run, Recipe recipe) {
    handle
        .createUpdate("UPDATE run SET recipe = :recipe, updated = :now WHERE id = :run")
        .bind("recipe", Json.line(recipe))
        .bind("now", now())
        .bind("run", run)
        .execute();
  }

  static void setOwner(Handle handle, long run, Owner owner) {
    handle
        .createUpdate(
            "UPDATE run SET process_id = :pid, process_started = :started WHERE id = :run")
        .bind("pid", owner.pid())
        .bind("started", owner.started().map(Instant::toString))
        .bind("run", run)
        .execute();
  }

  static void recordEpoch(Handle handle, long run, TrainingEvent.Epoch epoch) {
    // A resumed run repeats the epoch that it was interrupted in. SQLite stores NaN as NULL by
    // itself.
    handle.execute(
        """
        INSERT OR REPLACE INTO epoch (run, epoch, train_loss, train_accuracy, validation_loss,
          validation_accuracy, learning_rate, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        run,
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.trainAccuracy(),
        epoch.validationLoss(),
        epoch.validationAccuracy(),
        epoch.learningRate(),
        epoch.seconds());
    handle.execute(
        """
        UPDATE run SET updated = ?, validation_accuracy =
          (SELECT validation_accuracy FROM epoch WHERE run = run.id ORDER BY epoch DESC LIMIT 1)
        WHERE id = ?
        """,
        now(),
        run);
  }

  static void recordSkipped(Handle handle, long run, List<TrainingEvent.Skipped> skipped) {
    for (TrainingEvent.Skipped s : skipped) {
      handle.execute(
          "INSERT OR REPLACE INTO skipped (run, file, reason) VALUES (?, ?, ?)",
          run,
          s.file(),
          s.reason());
    }
  }

  static void recordResult(Handle handle, long run, TrainingEvent.Finished result) {
    handle.execute(
        """
        UPDATE run SET validation_accuracy = ?, cut = ?, seconds = ?, extract_seconds = ?,
          train_seconds = ?, trainable_parameters = ?, total_parameters = ?, peak_resident_bytes = ?,
          kept_epoch = ?, stopped_early = ?
        WHERE id = ?
        """,
        result.validationAccuracy(),
        result.cut(),
        result.seconds(),
        result.extractSeconds(),
        result.trainSeconds(),
        result.trainableParameters(),
        result.totalParameters(),
        result.peakResidentBytes(),
        result.keptEpoch(),
        result.stoppedEarly(),
        run);
    recordSkipped(handle, run, result.skipped());
  }

  List<RunRecord> all(Handle handle) {
    return handle.createQuery(SELECT + "ORDER BY id").map(this::run).list();
  }

  Optional<RunRecord> find(Handle handle, long run) {
    return handle.createQuery(SELECT + "WHERE id = :run").bind("run", run).map(this::run).findOne();
  }

  /** Who works on a run, for runs that say that somebody does. */
  static List<Working> working(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT * FROM run WHERE state IN ('queued', 'extracting', 'training') ORDER BY id
            """)
        .map((row, context) -> working(row))
        .list();
  }

  /** A run that says that somebody works on it. */
  record Working(long run, RunState state, Owner owner) {}

  private static Working working(ResultSet row) throws SQLException {
    return new Working(
        row.getLong("id"),
        state(row),
        new Owner(
            row.getLong("process_id"),
            Optional.ofNullable(row.getString("process_started")).map(Instant::parse)));
  }

  private static boolean isWork(RunState state) {
    return state == RunState.QUEUED || state == RunState.EXTRACTING || state == RunState.TRAINING;
  }

  private static RunState state(ResultSet row) throws SQLException {
    return RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  private RunRecord run(ResultSet row, StatementContext context) throws SQLException {
    long id = row.getLong("id");
    Working working = working(row);
    // The process may have been killed a moment ago, with the project open here all the while.
    RunState state =
        isWork(working.state()) && !working.owner().isAlive()
            ? RunState.INTERRUPTED
            : working.state();
    double accuracy = row.getDouble("validation_accuracy");
    Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(accuracy);
    return new RunRecord(
        name(id),
        state,
        Instant.parse(row.getString("created")),
        row.getString("backbone"),
        row.getString("frozen"),
        strings(row.getString("classes")),
        row.getInt("epochs"),
        row.getInt("epochs_done"),
        known,
        state == RunState.FINISHED ? Optional.of(folders.apply(id).bundle()) : Optional.empty(),
        Optional.ofNullable(row.getString("message")));
  }

  static List<TrainingEvent.Epoch> epochs(Handle handle, long run) {
    return handle
        .createQuery("SELECT * FROM epoch WHERE run = :run ORDER BY epoch")
        .bind("run", run)
        .map(
            (row, context) ->
                new TrainingEvent.Epoch(
                    row.getInt("epoch"),
                    number(row, "train_loss"),
                    number(row, "train_accuracy"),
                    number(row, "validation_loss"),
                    number(row, "validation_accuracy"),
                    number(row, "learning_rate"),
                    number(row, "seconds")))
        .list();
  }

  static List<TrainingEvent.Skipped> skipped(Handle handle, long run) {
    return handle
        .createQuery("SELECT file, reason FROM skipped WHERE run = :run ORDER BY file")
        .bind("run", run)
        .map((row, context) -> new TrainingEvent.Skipped(row.getString(1), row.getString(2)))
        .list();
  }

  static Optional<TrainingEvent.Finished> result(
      Handle handle, long run, Path bundle, List<TrainingEvent.Skipped> skipped) {
    return handle
        .createQuery("SELECT * FROM run WHERE id = :run AND state = :state")
        .bind("run", run)
        .bind("state", RunState.FINISHED.word())
        .map(
            (row, context) ->
                new TrainingEvent.Finished(
                    name(run),
                    bundle,
                    number(row, "validation_accuracy"),
                    number(row, "seconds"),
                    number(row, "extract_seconds"),
                    number(row, "train_seconds"),
                    row.getString("cut"),
                    row.getLong("trainable_parameters"),
                    row.getLong("total_parameters"),
                    row.getLong("peak_resident_bytes"),
                    skipped,
                    epoch(row),
                    row.getBoolean("stopped_early")))
        .findOne();
  }

  private static Optional<Integer> epoch(ResultSet row) throws SQLException {
    int epoch = row.getInt("kept_epoch");
    return row.wasNull() ? Optional.empty() : Optional.of(epoch);
  }

  /** The columns that a plan is made of again, beside the snapshot in the run's folder. */
  record PlanRow(String backbone, String fingerprint, Optional<String> from, String recipe) {}

  static PlanRow plan(Handle handle, long run) {
    return handle
        .createQuery(
            "SELECT backbone, backbone_fingerprint, started_from, recipe FROM run WHERE id = :run")
        .bind("run", run)
        .map(
            (row, context) ->
                new PlanRow(
                    row.getString(1),
                    row.getString(2),
                    Optional.ofNullable(row.getString(3)),
                    row.getString(4)))
        .one();
  }

  static String name(long run) {
    return "run-" + run;
  }

  private static double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  private static List<String> strings(String json) {
    try {
      return Json.mapper().readValue(json, new TypeReference<List<String>>() {});
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("not a list in the database: " + json, e);
    }
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
