package dev.graft.engine;

import dev.graft.errors.GraftException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;

/**
 * Loads TensorFlow's natives once, and tells DJL where they are, so that it never looks for them on
 * the network.
 */
final class TensorFlowRuntime {
  private static boolean there;
  private static boolean loaded;
  private static Optional<String> failure = Optional.empty();

  private TensorFlowRuntime() {}

  /**
   * Loads the natives unless that was done.
   *
   * @throws GraftException if this machine cannot load them
   */
  static synchronized void load() {
    loadLibraries();
    if (!loaded) {
      attempt(() -> NativeProcess.quietly(TensorFlowRuntime::firstRun));
      loaded = true;
    }
  }

  /**
   * The longer half of {@link #load()}, which leaves standard error alone: others may be writing to
   * it.
   *
   * @throws GraftException if this machine cannot load them
   */
  static synchronized void loadLibraries() {
    if (!there) {
      attempt(TensorFlowRuntime::find);
      there = true;
    }
  }

  private static void attempt(Runnable step) {
    if (failure.isPresent()) {
      throw new GraftException(failure.get());
    }
    try {
      step.run();
    } catch (LinkageError | RuntimeException e) {
      // The same classes fail a second time without saying why.
      String sentence =
          "TensorFlow cannot be loaded on this machine ("
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + "): "
              + e.getMessage()
              + ".";
      failure = Optional.of(sentence);
      throw new GraftException(sentence, e);
    }
  }

  private static void find() {
    // JavaCPP would otherwise refuse native memory beyond the Java heap's limit.
    System.setProperty("org.bytedeco.javacpp.maxbytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    NativeProcess.setDefault("TF_CPP_MIN_LOG_LEVEL", "3");
    Optional<Path> known = nativeFolder(System.getProperty("java.library.path", ""));
    // Looking for them on the class path, under every name that they might have, takes as long as
    // loading them. Those of this platform find each other where they lie.
    known
        .filter(folder -> findEachOther())
        .ifPresent(folder -> System.setProperty("org.bytedeco.javacpp.findLibraries", "false"));
    String library = Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
    known
        .or(() -> Optional.ofNullable(Path.of(library).toAbsolutePath().getParent()))
        .ifPresent(folder -> System.setProperty("TENSORFLOW_LIBRARY_PATH", folder.toString()));
  }

  private static boolean findEachOther() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** The first folder of a library path that holds TensorFlow's library for Java. */
  static Optional<Path> nativeFolder(String libraryPath) {
    String name = System.mapLibraryName("jnitensorflow");
    return Stream.of(libraryPath.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).toAbsolutePath())
        .filter(folder -> Files.isRegularFile(folder.resolve(name)))
        .findFirst();
  }

  /** The first run of any graph is where TensorFlow says its line. */
  private static void firstRun() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      session.runner().fetch(Ops.create(graph).constant(0)).run().close();
    }
  }

  /** The versions of what computes, by name. */
  static Map<String, String> versions() {
    load();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("TensorFlow", TensorFlow.version());
    versions.put("DJL", ai.djl.engine.Engine.getDjlVersion());
    versions.put("Java", Runtime.version().toString());
    return versions;
  }
}
