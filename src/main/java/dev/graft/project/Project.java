package dev.graft.project;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * A folder with runs: {@code project.db} and {@code runs/run-N/}. Safe for several threads; several
 * processes may have the same project open, each working on its own runs. Runs are named {@code
 * run-N}, and {@code N} alone is understood too. All methods throw {@link GraftException} with one
 * sentence where the folder or the database does not let them.
 */
public final class Project implements AutoCloseable {
  /** Where the folders of the runs are. */
  static final String RUNS = "runs";

  private static final String DATABASE = "project.db";
  private static final Pattern ID = Pattern.compile("(?:run-)?([0-9]{1,18})");

  private final Path folder;
  private final Database database;
  private final RunTable runs;

  private Project(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
    this.runs = new RunTable(this::files);
  }

  /**
   * Opens a project, or makes one where there is nothing or an empty folder.
   *
   * @param folder the project's folder
   * @return the project; to be closed
   * @throws GraftException if the folder holds something else, cannot be made or written, or was
   *     made by a newer Graft
   */
  public static Project openOrCreate(Path folder) {
    Path absolute = folder.toAbsolutePath();
    if (!isProject(absolute)) {
      NewFolder.requireEmpty(absolute);
      try {
        Files.createDirectories(absolute);
      } catch (IOException e) {
        throw new GraftException(
            "The project folder %s cannot be made: check that you may write there."
                .formatted(absolute),
            e);
      }
    }
    return opened(absolute);
  }

  /**
   * Opens a project that is there. One that cannot be written to can be read.
   *
   * @param folder the project's folder
   * @return the project; to be closed
   * @throws GraftException if there is none, it cannot be read, or it was made by a newer Graft
   */
  public static Project open(Path folder) {
    Path absolute = folder.toAbsolutePath();
    if (!isProject(absolute)) {
      throw new GraftException(
          Files.exists(absolute)
              ? absolute + " is not a Graft project: it holds no project.db."
              : "There is no project " + absolute + ".");
    }
    return opened(absolute);
  }

  /**
   * Whether a folder is a project.
   *
   * @param folder any path
   * @return true if it holds a project's database
   */
  public static boolean isProject(Path folder) {
    return Files.isRegularFile(folder.resolve(DATABASE));
  }

  private static Project opened(Path folder) {
    Path file = folder.resolve(DATABASE);
    // Where nothing is there yet, the attempt to make it says what is wrong.
    boolean canWrite = !Files.exists(file) || (Files.isWritable(folder) && Files.isWritable(file));
    return canWrite ? opened(folder, Database.open(folder, file)) : openToLook(folder);
  }

  /** Opens a project on a medium that cannot be written to; whatever would write says so. */
  static Project openToLook(Path folder) {
    return opened(folder, Database.openReadOnly(folder, folder.resolve(DATABASE)));
  }

  private static Project opened(Path folder, Database database) {
    Project project = new Project(folder, database);
    try {
      if (!database.isReadOnly()) {
        project.markInterrupted();
      }
      return project;
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }

  /** Where it is, absolute. */
  public Path folder() {
    return folder;
  }

  /**
   * Registers a run, queued and owned by this process. When this returns, the run is on the disk
   * with its recipe and its images, and survives a power cut.
   *
   * @param plan what is to be done
   * @return the run
   */
  public RunRecord registerRun(RunPlan plan) {
    return database.inTransaction(
        handle -> {
          long run = RunTable.insert(handle, plan, Owner.current());
          RunTable.insertImages(handle, run, plan.dataset());
          // Before the commit, so that there is no run without its files. A folder that is left
          // behind if the commit fails is
          // used again, since its number is.
          files(run).write(plan);
          return runs.find(handle, run).orElseThrow();
        });
  }

  /**
   * Takes over an unfinished run, to go on with it in this process: it is queued again.
   *
   * @param id the run
   * @return the run
   * @throws GraftException if it is finished or a living process works on it
   */
  public RunRecord claim(String id) {
    return database.inTransaction(
        handle -> {
          long run = number(id);
          RunRecord record = require(id);
          if (record.state() == RunState.FINISHED) {
            throw new GraftException(record.id() + " is finished.");
          }
          RunTable.working(handle).stream()
              .filter(w -> w.run() == run && w.owner().isAlive())
              .findFirst()
              .ifPresent(
                  w -> {
                    throw new GraftException(
                        "%s is being worked on by %s: wait until it is over or stop it first."
                            .formatted(
                                record.id(),
                                w.owner().isCurrent()
                                    ? "this Graft"
                                    : "another Graft (process " + w.owner().pid() + ")"));
                  });
          RunTable.setOwner(handle, run, Owner.current());
          RunTable.setState(handle, run, RunState.QUEUED, Optional.empty());
          return runs.find(handle, run).orElseThrow();
        });
  }

  /**
   * Says where a run stands now.
   *
   * @param id the run
   * @param state not failed or finished, which have methods of their own
   */
  public void setState(String id, RunState state) {
    if (state == RunState.FAILED || state == RunState.FINISHED) {
      throw new IllegalArgumentException("use fail or finish");
    }
    change(id, state, Optional.empty());
  }

  /**
   * Says that a run failed.
   *
   * @param id the run
   * @param message why, as one sentence
   */
  public void fail(String id, String message) {
    change(id, RunState.FAILED, Optional.of(message));
  }

  private void change(String id, RunState state, Optional<String> message) {
    update(id, (handle, run) -> RunTable.setState(handle, run, state, message));
  }

  private void update(String id, ObjLongConsumer<Handle> work) {
    long run = number(id);
    database.inTransaction(
        handle -> {
          work.accept(handle, run);
          return true;
        });
  }

  /**
   * Gives a run another batch, which it keeps when it is resumed.
   *
   * @param id the run
   * @param batch images in a step, at least 1
   */
  public void setBatch(String id, int batch) {
    Recipe recipe = plan(id).recipe().withBatch(batch);
    update(id, (handle, run) -> RunTable.setRecipe(handle, run, recipe));
    Json.write(files(id).recipe(), recipe);
  }

  /**
   * Keeps the figures of an epoch; those of the same epoch before an interruption are replaced.
   *
   * @param id the run
   * @param epoch the figures
   */
  public void recordEpoch(String id, TrainingEvent.Epoch epoch) {
    update(id, (handle, run) -> RunTable.recordEpoch(handle, run, epoch));
  }

  /**
   * Remembers images that could not be used.
   *
   * @param id the run
   * @param skipped which and why; those remembered before stay
   */
  public void recordSkipped(String id, List<TrainingEvent.Skipped> skipped) {
    update(id, (handle, run) -> RunTable.recordSkipped(handle, run, skipped));
  }

  /**
   * Says that a run is finished: its bundle is in its folder.
   *
   * @param id the run
   * @param result what came out
   * @return the run
   */
  public RunRecord finish(String id, TrainingEvent.Finished result) {
    long run = number(id);
    return database.inTransaction(
        handle -> {
          RunTable.recordResult(handle, run, result);
          RunTable.setState(handle, run, RunState.FINISHED, Optional.empty());
          return runs.find(handle, run).orElseThrow();
        });
  }

  /**
   * Marks runs that say that they are being worked on, by a process that is gone, as interrupted.
   * Opening a project does it; lists show such runs as interrupted in any case.
   *
   * @return how many
   */
  public int markInterrupted() {
    return database.inTransaction(
        handle -> {
          List<RunTable.Working> gone =
              RunTable.working(handle).stream().filter(w -> !w.owner().isAlive()).toList();
          gone.forEach(
              w -> RunTable.setState(handle, w.run(), RunState.INTERRUPTED, Optional.empty()));
          return gone.size();
        });
  }

  /**
   * All runs.
   *
   * @return oldest first
   */
  public List<RunRecord> runs() {
    return database.with(runs::all);
  }

  /**
   * Finds a run.
   *
   * @param id {@code run-7} or {@code 7}
   * @return the run, if there is one
   */
  public Optional<RunRecord> find(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? database.with(handle -> runs.find(handle, Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }

  /**
   * A run that must be there.
   *
   * @param id {@code run-7} or {@code 7}
   * @return the run
   * @throws GraftException if there is none; the sentence names those that are there
   */
  public RunRecord require(String id) {
    return find(id)
        .orElseThrow(
            () -> {
              List<RunRecord> all = runs();
              String there =
                  all.isEmpty()
                      ? "it has no runs yet"
                      : "its runs are " + all.get(0).id() + " to " + all.get(all.size() - 1).id();
              return new GraftException(
                  "There is no run " + id + " in the project " + folder + "; " + there + ".");
            });
  }

  private long number(String id) {
    return Long.parseLong(require(id).id().substring("run-".length()));
  }

  /**
   * The figures of the epochs so far.
   *
   * @param id the run
   * @return in order
   */
  public List<TrainingEvent.Epoch> epochs(String id) {
    long run = number(id);
    return database.with(handle -> RunTable.epochs(handle, run));
  }

  /**
   * The images that could not be used.
   *
   * @param id the run
   * @return by file name
   */
  public List<TrainingEvent.Skipped> skipped(String id) {
    long run = number(id);
    return database.with(handle -> RunTable.skipped(handle, run));
  }

  /**
   * What a run was registered with.
   *
   * @param id the run
   * @return the plan
   */
  public RunPlan plan(String id) {
    long run = number(id);
    RunTable.PlanRow row = database.with(handle -> RunTable.plan(handle, run));
    return new RunPlan(
        row.backbone(),
        row.fingerprint(),
        row.from(),
        Json.parse(row.recipe(), Recipe.class),
        Json.read(files(run).dataset(), DatasetSnapshot.class));
  }

  /**
   * Says where a run's images are now.
   *
   * @param id the run
   * @param moved the new place of files, by the old one
   */
  public void moveImages(String id, Map<Path, Path> moved) {
    DatasetSnapshot now = plan(id).dataset().moved(moved);
    // The file last: it is what a run goes by.
    update(id, (handle, run) -> RunTable.replaceImages(handle, run, now));
    Json.write(files(id).dataset(), now);
  }

  /**
   * What came out of a run.
   *
   * @param id the run
   * @return its result, if it is finished
   */
  public Optional<TrainingEvent.Finished> result(String id) {
    long run = number(id);
    List<TrainingEvent.Skipped> skipped = skipped(id);
    return database.with(handle -> RunTable.result(handle, run, files(run).bundle(), skipped));
  }

  /** Throws a sentence while a run is under way, by this process or another. */
  void requireRest() {
    database.with(RunTable::working).stream()
        .filter(w -> w.owner().isAlive())
        .findFirst()
        .ifPresent(
            w -> {
              throw new GraftException(
                  "%s is under way: wait until it is over, or stop it, and copy the project then."
                      .formatted(RunTable.name(w.run())));
            });
  }

  /** Copies the database as it is at this moment into another folder. */
  void copyDatabase(Path to) {
    database.with(handle -> handle.execute("VACUUM INTO ?", to.resolve(DATABASE).toString()));
  }

  /** What the project knows of images. */
  public ProjectImages images() {
    return new ProjectImages(database);
  }

  /**
   * Where a run's files are.
   *
   * @param id the run
   * @return paths that need not be there yet
   */
  public RunFolder files(String id) {
    return files(number(id));
  }

  private RunFolder files(long run) {
    return new RunFolder(folder.resolve(RUNS).resolve(RunTable.name(run)));
  }

  @Override
  public void close() {
    database.close();
  }
}
