package dev.graft.ui;

import dev.graft.ui.map.Ink;
import dev.graft.ui.map.Kind;
import dev.graft.ui.map.MapListener;
import dev.graft.ui.map.PointMap;
import dev.graft.ui.map.Sign;
import dev.graft.ui.shell.Theme;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Measures what a map costs in a window of 1280 x 800: milliseconds of a frame with its layout and
 * painting on the JavaFX thread, and the same with the rendering of the scene, while it is zoomed
 * and while a tenth of its points is selected. Takes the number of points, if given.
 */
public final class MapSpeed {
  private static final int WARM = 60;
  private static final int FRAMES = 200;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final PrintStream out;
  private final PointMap map =
      new PointMap(
          new MapListener() {
            @Override
            public void selected(int[] points, How how) {}

            @Override
            public void opened(int point) {}

            @Override
            public void menu(double screenX, double screenY) {}
          });
  private final Scene scene = new Scene(new StackPane(map), WIDTH, HEIGHT);

  private MapSpeed(PrintStream out, int points) {
    this.out = out;
    Random random = new Random(1);
    float[] xs = new float[points];
    float[] ys = new float[points];
    int[] kinds = new int[points];
    for (int i = 0; i < points; i++) {
      kinds[i] = i % 10;
      xs[i] = (float) (random.nextGaussian() + kinds[i] % 4 * 3);
      ys[i] = (float) (random.nextGaussian() + kinds[i] / 4 * 3);
    }
    map.setPoints(xs, ys, false);
    List<Kind> styles =
        IntStream.range(0, 10)
            .mapToObj(i -> new Kind("class " + i, Ink.ofClass(i), Sign.of(i)))
            .toList();
    map.setKinds(styles, kinds);
    map.setSelection(i -> true, i -> i % 10 == 3, 3);
    Theme.DARK.applyTo(scene);
  }

  /**
   * Measures and prints.
   *
   * @param args the number of points
   */
  public static void main(String[] args) throws InterruptedException {
    int points = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    CountDownLatch over = new CountDownLatch(1);
    Platform.startup(
        () -> {
          new MapSpeed(System.out, points).run(points);
          over.countDown();
        });
    over.await();
    Platform.exit();
  }

  private void run(int points) {
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    out.printf(
        Locale.ROOT,
        "%,d points, %d x %d, pipeline %s, %d processors%n",
        points,
        WIDTH,
        HEIGHT,
        System.getProperty("prism.order", "of the machine"),
        Runtime.getRuntime().availableProcessors());
    WritableImage image = new WritableImage(WIDTH, HEIGHT);
    double[] painted = new double[FRAMES];
    double[] rendered = new double[FRAMES];
    for (int i = -WARM; i < FRAMES; i++) {
      long begun = System.nanoTime();
      map.zoom(i % 40 < 20 ? 1.05 : 1 / 1.05);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      double paint = (System.nanoTime() - begun) / 1e6;
      scene.snapshot(image);
      if (i >= 0) {
        painted[i] = paint;
        rendered[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    print("lay out and paint", painted);
    print("the same and render", rendered);
  }

  private void print(String what, double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-24s median %6.1f ms, 95th percentile %6.1f ms, most %6.1f ms%n",
        what,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }
}
