package dev.graft;

import com.sun.prism.GraphicsPipeline;
import dev.graft.network.Backbone;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.FxTaskExecutor;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.pictures.DecodedThumbnails;
import dev.graft.ui.session.Room;
import dev.graft.ui.shell.GraftWindow;
import dev.graft.workbench.GraftWorkbench;
import dev.graft.workbench.Threads;
import dev.graft.workbench.UserFolders;
import dev.graft.workbench.Workbench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * Measures the window, prints what it finds, and asserts nothing: other work on the machine is in
 * every figure. {@code docs/howto/measure-the-window.md} says how to run it.
 */
public final class WindowSpeed {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final int SECONDS = Integer.getInteger("graft.speed.seconds", 30);
  private static final int THUMBNAILS = Integer.getInteger("graft.speed.thumbnails", 10_000);
  private static final int STARTS = Integer.getInteger("graft.speed.starts", 5);
  private static final Pattern SHOWN =
      Pattern.compile("window shown (\\d+) ms after .* for (-?\\d+) ms");

  private final Path folder;
  private final ExecutorService background = Threads.asNeeded("background");
  private final TaskExecutor executor = new FxTaskExecutor(background);

  private WindowSpeed(Path folder) {
    this.folder = folder;
  }

  /**
   * Measures.
   *
   * @param args any of {@code training}, {@code thumbnails}, {@code start}; all of them without any
   */
  public static void main(String[] args) throws Exception {
    List<String> what =
        args.length == 0 ? List.of("training", "thumbnails", "start") : List.of(args);
    Path folder = Files.createTempDirectory("graft-speed");
    WindowSpeed speed = new WindowSpeed(folder);
    try {
      if (what.contains("start")) {
        speed.start();
      }
      if (what.contains("training") || what.contains("thumbnails")) {
        CountDownLatch up = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(up::countDown);
        up.await();
        System.out.println(
            "machine: "
                + Runtime.getRuntime().availableProcessors()
                + " processors, load "
                + String.format(
                    Locale.ROOT,
                    "%.1f",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                + " before");
      }
      if (what.contains("thumbnails")) {
        speed.thumbnails();
      }
      if (what.contains("training")) {
        speed.training();
      }
    } finally {
      speed.background.shutdownNow();
      remove(folder);
    }
    System.exit(0);
  }

  private static String pipeline() {
    return GraphicsPipeline.getPipeline().getClass().getName().replaceAll(".*\\.", "")
        + ", "
        + (int) WIDTH
        + "x"
        + (int) HEIGHT;
  }

  private record Opened(GraftWindow window, Scene scene, Stage stage) {}

  private Opened open(Workbench workbench) throws Exception {
    return fx(
        () -> {
          GraftWindow window =
              new GraftWindow(
                  workbench,
                  executor,
                  new DecodedThumbnails(executor),
                  Optional.of(folder.resolve("project")),
                  () -> System.nanoTime() * 1e-9);
          Scene scene = window.scene(WIDTH, HEIGHT);
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(WIDTH);
          stage.setHeight(HEIGHT);
          stage.show();
          return new Opened(window, scene, stage);
        });
  }

  private void training() throws Exception {
    UserFolders folders = new UserFolders(folder.resolve("data"), folder.resolve("cache"));
    Path sample = Path.of("sample-data", "dogs-vs-cats").toAbsolutePath();
    try (Workbench workbench = GraftWorkbench.withChild(folders, Main.engineCommandLine())) {
      Backbone backbone = workbench.backbone("untrained-mobilenet-v2-0.35");
      Opened opened = open(workbench);
      fx(
          () -> {
            opened.window().begin(Optional.of(sample));
            opened.window().warmUp();
            return true;
          });
      until(() -> opened.window().session().datasetProperty().get().isPresent());
      until(() -> opened.window().session().backboneProperty().get().isPresent());
      // All of it learns, from the pixels on: that is what keeps all processors busy.
      fx(
          () -> {
            opened.window().session().choose(backbone);
            opened.window().session().frozenBlocksProperty().set(0);
            opened.window().session().roomProperty().set(Room.TRAIN);
            return true;
          });
      until(() -> opened.scene().lookup("#recipe-epochs") != null);
      fx(
          () -> {
            ((TextField) opened.scene().lookup("#recipe-epochs")).setText("500");
            ((Button) opened.scene().lookup("#train")).fire();
            return true;
          });
      until(
          () ->
              opened
                  .window()
                  .session()
                  .jobProperty()
                  .get()
                  .map(j -> j.what().contains("epoch 2"))
                  .orElse(false));
      measure("training on all processors", new Walk(opened, Room.values()), SECONDS, 33, 100);
      fx(
          () -> {
            opened.window().session().jobs().cancelAll();
            opened.stage().hide();
            return true;
          });
    }
  }

  private void thumbnails() throws Exception {
    Path root = folder.resolve("many");
    for (int c = 0; c < 2; c++) {
      Path of = Files.createDirectories(root.resolve(c == 0 ? "cats" : "dogs"));
      for (int i = 0; i < THUMBNAILS / 2; i++) {
        Samples.picture(of.resolve("%05d.png".formatted(i)), c, i);
      }
    }
    UserFolders folders = new UserFolders(folder.resolve("data2"), folder.resolve("cache2"));
    try (Workbench workbench = GraftWorkbench.withChild(folders, Main.engineCommandLine())) {
      Opened opened = open(workbench);
      fx(
          () -> {
            opened.window().begin(Optional.of(root));
            return true;
          });
      until(() -> opened.window().session().datasetProperty().get().isPresent());
      until(() -> opened.scene().lookup(".picture-tile") != null);
      measure(
          THUMBNAILS + " thumbnails scrolled",
          new Walk(opened, Room.IMAGES),
          SECONDS,
          50,
          Double.POSITIVE_INFINITY);
      fx(
          () -> {
            opened.stage().hide();
            return true;
          });
    }
  }

  private static void measure(String what, Walk walk, int seconds, double limit95, double limitMax)
      throws Exception {
    Pulses pulses = fx(() -> new Pulses(walk::now));
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    fx(
        () -> {
          walk.start();
          pulses.start();
          return true;
        });
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> over.complete(true));
    over.get();
    String report =
        fx(
            () -> {
              walk.stop();
              pulses.stop();
              return pulses.report(what, limit95, limitMax);
            });
    System.out.println(pipeline() + ", " + seconds + " s" + walk.words());
    System.out.println(report);
  }

  /** Goes through rooms, two seconds each, and scrolls whatever list is there, every frame. */
  private static final class Walk extends AnimationTimer {
    private static final long STAY = 2_000_000_000L;
    private static final int LOOKING = 30;
    private final Opened opened;
    private final Room[] rooms;
    private long entered;
    private int at = -1;
    private int visits;
    private int frame;
    private int enteredFrame;
    private Set<Node> lists = Set.of();

    Walk(Opened opened, Room... rooms) {
      this.opened = opened;
      this.rooms = rooms;
    }

    @Override
    public void handle(long now) {
      if (at < 0 || (rooms.length > 1 && now - entered > STAY)) {
        at = (at + 1) % rooms.length;
        entered = now;
        enteredFrame = frame;
        visits++;
        opened.window().session().roomProperty().set(rooms[at]);
      }
      frame++;
      if (frame % LOOKING == 2) {
        // Looking through the whole window takes a millisecond or two, which is not the window's.
        lists = opened.scene().getRoot().lookupAll(".list-view");
      }
      for (Node node : lists) {
        if (node instanceof ListView<?> list && list.getItems().size() > 1 && isSeen(list)) {
          scroll(list);
        }
      }
    }

    /** Not in a room that is in the scene and out of sight. */
    private static boolean isSeen(Node node) {
      return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** A row every third frame, to the end and back to the beginning. */
    private void scroll(ListView<?> list) {
      int rows = list.getItems().size();
      int step = frame / 3 % (2 * rows);
      list.scrollTo(step < rows ? step : 2 * rows - 1 - step);
    }

    /** Where it is, and for how many frames. */
    String now() {
      return (at < 0 ? "before" : rooms[at].toString()) + " frame " + (frame - enteredFrame);
    }

    String words() {
      return rooms.length > 1 ? ", " + visits + " changes of room, lists scrolled" : "";
    }
  }

  /** A start in milliseconds: of the clock on the wall, and of the processors. */
  private record Started(long wall, long cpu) {}

  /** Starts the packaged program several times and reads when its window was there. */
  private void start() throws Exception {
    Path program = Path.of("target", "graft", "bin", "graft").toAbsolutePath();
    if (!Files.isExecutable(program)) {
      System.out.println("start: " + program + " is not there; run ./mvnw -q -DskipTests package.");
      return;
    }
    Optional<VirtualDisplay> display =
        System.getenv("DISPLAY") == null ? VirtualDisplay.start() : Optional.empty();
    if (System.getenv("DISPLAY") == null && display.isEmpty()) {
      System.out.println(
          "start: there is no display and no Xvfb; on Debian: apt-get install xvfb.");
      return;
    }
    List<Started> times = new ArrayList<>();
    try {
      for (int i = 0; i < STARTS; i++) {
        times.add(startOnce(program, display.map(VirtualDisplay::name)));
      }
    } finally {
      display.ifPresent(VirtualDisplay::close);
    }
    List<Long> wall = times.stream().map(Started::wall).sorted().toList();
    List<Long> cpu = times.stream().map(Started::cpu).sorted().toList();
    System.out.println(
        "start of the packaged program to its window"
            + (display.isPresent() ? ", on a virtual display" : "")
            + ": median "
            + wall.get(wall.size() / 2)
            + " ms of "
            + wall
            + ", of which the processors computed "
            + cpu.get(cpu.size() / 2)
            + " ms");
  }

  private Started startOnce(Path program, Optional<String> display) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.environment().put("GRAFT_LOG", "INFO");
    builder.environment().put("XDG_DATA_HOME", folder.resolve("start-data").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("start-cache").toString());
    display.ifPresent(d -> builder.environment().put("DISPLAY", d));
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher shown = SHOWN.matcher(line);
        if (shown.find()) {
          return new Started(Long.parseLong(shown.group(1)), Long.parseLong(shown.group(2)));
        }
      }
      throw new IOException("the program ended before its window was there");
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static <T> T fx(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result.get();
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!fx(holds)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not so after five minutes");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
