package dev.graft.soak;

import dev.graft.project.Project;
import dev.graft.project.RunRecord;
import dev.graft.testing.SampleDrawings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills a real training process at random moments, as {@code kill -9} does, resumes it in another
 * process, and compares the weights with those of a training that nobody touched. Each trial has a
 * project and a feature store of its own, so that the moment may lie anywhere from the start of the
 * process to the last rename.
 */
final class Kills {
  private static final int KILLS = Integer.getInteger("graft.soak.kills", 100);
  private static final long SEED = Long.getLong("graft.soak.seed", 1);
  private static final int PICTURES = 24;

  private final Path folder;
  private final Path pictures;
  private final Map<String, Integer> moments = new TreeMap<>();

  Kills(Path folder) {
    this.folder = folder;
    this.pictures = folder.resolve("pictures");
  }

  /**
   * What a process left: its exit code, how long it took, and how much of that was over when it
   * said that its run is registered.
   */
  private record Ended(int code, double seconds, double registered) {}

  /**
   * When to kill: so many seconds after the start of the process, or after the run was registered.
   * Most of a short training is the start of the JVM, where there is little to break, so only one
   * kill of ten is drawn from there.
   */
  private record Moment(boolean registered, double seconds) {
    static Moment draw(Random random, Ended whole) {
      boolean registered = random.nextDouble() >= 0.1;
      double longest = registered ? whole.seconds() - whole.registered() : whole.registered();
      return new Moment(registered, random.nextDouble() * longest);
    }
  }

  boolean run() throws Exception {
    SampleDrawings.write(pictures, PICTURES, 96);
    long begun = System.nanoTime();
    Path reference = folder.resolve("unbroken");
    train(reference);
    // Once more, with warm disks: so long does one take.
    Path again = folder.resolve("again");
    Ended whole = train(again);
    byte[] expected = weights(reference);
    if (!java.util.Arrays.equals(expected, weights(again))) {
      Soak.say("kills: two unbroken trainings differ already, so there is nothing to compare with");
      return false;
    }
    Soak.say(
        "kills: %d, seed %d; unbroken it takes %.1f s and is registered after %.1f s",
        KILLS, SEED, whole.seconds(), whole.registered());
    Random random = new Random(SEED);
    int same = 0;
    for (int i = 1; i <= KILLS; i++) {
      Path trial = folder.resolve("trial-" + i);
      boolean equal = trial(i, trial, random, whole, expected);
      same += equal ? 1 : 0;
      if (equal) {
        Soak.remove(trial);
      }
    }
    Soak.say(
        "kills: %d of %d ended in the same weights; %.0f s in all; killed %s",
        same, KILLS, (System.nanoTime() - begun) / 1e9, moments);
    return same == KILLS;
  }

  private boolean trial(int number, Path trial, Random random, Ended whole, byte[] expected)
      throws Exception {
    Moment moment = Moment.draw(random, whole);
    while (!killed(trial, moment)) {
      // It was over before the moment came: not a kill, so another one.
      Soak.remove(trial);
      moment = Moment.draw(random, whole);
    }
    String where = whereItStood(trial);
    moments.merge(where, 1, Integer::sum);
    boolean registered = !where.equals("before it was registered");
    Ended ended = finish(trial, registered ? resuming(trial) : training(trial));
    boolean equal = ended.code() == 0 && java.util.Arrays.equals(expected, weights(trial));
    List<String> left = leftOver(trial);
    Soak.say(
        "kill %3d, %5.2f s after its %s, %s; %s in %.1f s: %s%s",
        number,
        moment.seconds(),
        moment.registered() ? "registration" : "start",
        where,
        registered ? "resumed" : "begun anew",
        ended.seconds(),
        equal ? "the same weights" : "NOT THE SAME (exit code " + ended.code() + ")",
        left.isEmpty() ? "" : ", left over: " + left);
    return equal && left.isEmpty();
  }

  /** What the project says of the run that was killed. */
  private static String whereItStood(Path trial) {
    Path place = project(trial);
    if (!Project.isProject(place)) {
      return "before it was registered";
    }
    try (Project project = Project.open(place)) {
      Optional<RunRecord> run = project.find("1");
      if (run.isEmpty()) {
        return "before it was registered";
      }
      if (Files.exists(project.files("1").bundle())) {
        return "with its bundle there";
      }
      if (run.get().epochsDone() == run.get().epochs()) {
        return "after its last epoch";
      }
      return run.get().epochsDone() > 0 ? "between its epochs" : "before its first epoch's end";
    }
  }

  /** Half-written things must be gone when a run is over. */
  private static List<String> leftOver(Path trial) throws IOException {
    try (Stream<Path> all = Files.walk(project(trial))) {
      return all.map(p -> String.valueOf(p.getFileName()))
          .filter(n -> n.endsWith(".part"))
          .toList();
    }
  }

  private Ended train(Path trial) throws Exception {
    Ended ended = finish(trial, training(trial));
    if (ended.code() != 0) {
      throw new IllegalStateException("the training failed, see " + log(trial));
    }
    return ended;
  }

  private static Path project(Path trial) {
    return trial.resolve("project");
  }

  private static Path log(Path trial) {
    return trial.resolve("log.txt");
  }

  private List<String> training(Path trial) {
    return List.of(
        "train",
        "--data",
        pictures.toString(),
        "--backbone",
        "untrained-mobilenet-v2-0.35",
        "--unfreeze-from",
        "block_13",
        "--epochs",
        "12",
        "--batch",
        "8",
        "--head-dropout",
        "0.2",
        "--seed",
        "3",
        "--project",
        project(trial).toString(),
        "--json");
  }

  private static List<String> resuming(Path trial) {
    return List.of("resume", "1", "--project", project(trial).toString(), "--json");
  }

  private static Process start(Path trial, List<String> arguments) throws IOException {
    Files.createDirectories(trial);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    // A checkpoint after every epoch: so short a training would otherwise have none.
    line.add("-Dgraft.checkpoint.seconds=0");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.graft.Main"));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("XDG_DATA_HOME", trial.resolve("data").toString());
    builder.environment().put("XDG_CACHE_HOME", trial.resolve("cache").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(trial).toFile()));
    return builder.start();
  }

  /** False if it was over before. */
  private boolean killed(Path trial, Moment moment) throws Exception {
    Process process = start(trial, training(trial));
    if (moment.registered()) {
      waitForRegistration(process, trial);
    }
    if (process.waitFor(Math.round(moment.seconds() * 1e6), TimeUnit.MICROSECONDS)) {
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  private static Ended finish(Path trial, List<String> arguments) throws Exception {
    long begun = System.nanoTime();
    Process process = start(trial, arguments);
    waitForRegistration(process, trial);
    double registered = (System.nanoTime() - begun) / 1e9;
    int code = process.waitFor();
    return new Ended(code, (System.nanoTime() - begun) / 1e9, registered);
  }

  /** Until the process says that its run is registered, or is over. */
  private static void waitForRegistration(Process process, Path trial) throws Exception {
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)
        && !Files.readString(log(trial)).contains("\"event\":\"started\"")) {}
  }

  private static byte[] weights(Path trial) throws IOException {
    return Files.readAllBytes(
        project(trial).resolve("runs/run-1/bundle/variables/variables.data-00000-of-00001"));
  }
}
