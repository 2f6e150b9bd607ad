package dev.graft;

import dev.graft.cli.GraftCommand;
import dev.graft.cli.SampleTraining;
import dev.graft.cli.Terminal;
import dev.graft.ui.shell.GraftApp;
import dev.graft.ui.shell.NoDisplayException;
import dev.graft.ui.shell.Program;
import dev.graft.workbench.EngineProcess;
import dev.graft.workbench.GraftWorkbench;
import dev.graft.workbench.LogFile;
import dev.graft.workbench.Threads;
import dev.graft.workbench.UserFolders;
import dev.graft.workbench.Workbench;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Picks window, command line or engine process, and wires it. */
public final class Main {
  /** The argument that makes this process the window's engine. */
  private static final String ENGINE_PROCESS = "--engine-process";

  /** How the start script begins the option that only a window is given. */
  private static final String WINDOW_ONLY = "-XX:TieredStopAtLevel=";

  /** The commands that open model bundles. */
  private static final Set<String> OPENING_BUNDLES = Set.of("predict", "evaluate", "export");

  /** The commands that train: their engine is loaded while they look at what is asked. */
  private static final Set<String> TRAINING = Set.of("train", "resume");

  private static final Path NICE = Path.of("/usr/bin/nice");

  private Main() {}

  /**
   * Starts Graft.
   *
   * @param args the command line; nothing opens the window
   * @throws IOException if this is an engine process and its commands cannot be read
   */
  public static void main(String[] args) throws IOException {
    UserFolders folders =
        UserFolders.find(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")));
    boolean engine = args.length == 1 && args[0].equals(ENGINE_PROCESS);
    LogFile.start(folders, engine ? "engine-process" : args.length == 0 ? "window" : "command");
    // After the log: whoever asks for a logger while another thread sets logging up gets none.
    if (trains(List.of(args))) {
      EngineProcess.preload();
    }
    if (engine) {
      serve(folders);
    } else if (args.length == 0) {
      System.exit(window(folders));
    } else {
      System.exit(
          GraftCommand.run(
              args, () -> commandWorkbench(args, folders), Terminal.system(), version()));
    }
  }

  private static boolean trains(List<String> args) {
    return args.size() > 1
        && TRAINING.contains(args.get(0))
        && Collections.disjoint(args, List.of("-h", "--help"));
  }

  /**
   * A bundle may come from a stranger, and TensorFlow parses it: it is opened in a process of its
   * own, whose death is a sentence. What is trained here runs here.
   */
  private static Workbench commandWorkbench(String[] args, UserFolders folders) {
    if (OPENING_BUNDLES.contains(args[0])) {
      return GraftWorkbench.withChild(folders, engineCommandLine(List.of()));
    }
    return GraftWorkbench.inProcess(folders);
  }

  private static int window(UserFolders folders) {
    Path sample = home().resolve("sample-data").resolve("dogs-vs-cats").toAbsolutePath();
    ExecutorService background = Threads.asNeeded("background");
    try (Workbench workbench = GraftWorkbench.withChild(folders, engineCommandLine())) {
      GraftApp.launch(
          workbench,
          background,
          new Program(version(), folders),
          Optional.of(sample).filter(Files::isDirectory));
      return 0;
    } catch (NoDisplayException e) {
      return trainSample(folders, sample);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      background.shutdownNow();
    }
  }

  private static int trainSample(UserFolders folders, Path sample) {
    return new SampleTraining(() -> GraftWorkbench.inProcess(folders), Terminal.system())
        .run(new SampleTraining.Sample(sample, folders.project()));
  }

  private static Path home() {
    return Path.of(System.getProperty("graft.home", ""));
  }

  private static void serve(UserFolders folders) throws IOException {
    // The events own standard output: whatever a library prints goes to standard error instead.
    System.setOut(System.err);
    try (FileInputStream commands = new FileInputStream(FileDescriptor.in);
        FileOutputStream events = new FileOutputStream(FileDescriptor.out)) {
      EngineProcess.serve(folders, commands, events);
    }
  }

  /** This program once more, as an engine. */
  static List<String> engineCommandLine() {
    // The window must stay fluent while all processors train.
    return engineCommandLine(
        Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "10") : List.of());
  }

  private static List<String> engineCommandLine(List<String> before) {
    List<String> line = new ArrayList<>(before);
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(forEngine(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(Main.class.getName());
    line.add(ENGINE_PROCESS);
    return line;
  }

  /**
   * The window does without the second compiler and starts sooner; an engine computes for hours.
   */
  static List<String> forEngine(List<String> options) {
    return options.stream().filter(o -> !o.startsWith(WINDOW_ONLY)).toList();
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "from source" : version;
  }
}
