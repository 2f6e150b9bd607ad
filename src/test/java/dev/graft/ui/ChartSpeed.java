package dev.graft.ui;

import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.shell.Theme;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Measures what a chart of 100,000 points costs: two noisy curves that grow by ten points with
 * every frame, smoothed, drawn in a window of 1280 x 800. Prints milliseconds of an update with its
 * layout and drawing on the JavaFX thread, the same with the rendering of the scene, and the time
 * from pulse to pulse while it runs freely. Takes the number of points and the weight of the
 * smoothing, if given.
 */
public final class ChartSpeed {
  private static final int WARM = 40;
  private static final int FRAMES = 200;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final PrintStream out;
  private final Curve validation = new Curve("validation");
  private final Curve training = new Curve("training");
  private final LineChartPane chart =
      new LineChartPane("step", Figures::percent, validation, training);
  private final Scene scene;
  private final CountDownLatch over = new CountDownLatch(1);

  private ChartSpeed(PrintStream out, int points, double smoothing) {
    this.out = out;
    for (int i = 0; i < points; i++) {
      grow();
    }
    chart.setSmoothing(smoothing);
    scene = new Scene(new StackPane(chart), WIDTH, HEIGHT);
    Theme.DARK.applyTo(scene);
  }

  /**
   * Measures and prints.
   *
   * @param args the number of points in each curve, and the smoothing
   */
  public static void main(String[] args) throws InterruptedException {
    int points = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    double smoothing = args.length > 1 ? Double.parseDouble(args[1]) : 0.6;
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    CountDownLatch over = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          ChartSpeed speed = new ChartSpeed(System.out, points, smoothing);
          speed.run();
          speed.whenOver(over);
        });
    over.await();
    Platform.exit();
  }

  private void whenOver(CountDownLatch other) {
    Thread waiting =
        new Thread(
            () -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              other.countDown();
            },
            "chart-speed");
    waiting.start();
  }

  private void grow() {
    int i = training.size();
    double level = 1 - Math.exp(-i / 2e4);
    training.add(i, 0.9 * level + 0.05 * Math.sin(i * 12.9898) * Math.cos(i * 0.7));
    validation.add(i, 0.88 * level + 0.02 * Math.sin(i * 78.233));
  }

  private void update() {
    for (int i = 0; i < 10; i++) {
      grow();
    }
    chart.setDomain(0, training.size());
    chart.refresh();
  }

  private void run() {
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    out.printf(
        Locale.ROOT,
        "two curves of %,d points, %d x %d, pipeline %s, %d processors%n",
        training.size(),
        WIDTH,
        HEIGHT,
        System.getProperty("prism.order", "of the machine"),
        Runtime.getRuntime().availableProcessors());
    WritableImage image = new WritableImage(WIDTH, HEIGHT);
    double[] drawn = new double[FRAMES];
    double[] rendered = new double[FRAMES];
    for (int i = -WARM; i < FRAMES; i++) {
      long begun = System.nanoTime();
      update();
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      double draw = (System.nanoTime() - begun) / 1e6;
      scene.snapshot(image);
      if (i >= 0) {
        drawn[i] = draw;
        rendered[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    print("update and draw", drawn);
    print("update, draw and render", rendered);
    new Pulses().start();
  }

  private void print(String what, double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-24s median %6.1f ms, 95th percentile %6.1f ms%n",
        what,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)]);
  }

  /** Updates with every pulse and notes how far apart pulses are. */
  private final class Pulses extends AnimationTimer {
    private final double[] apart = new double[FRAMES];
    private int count = -WARM;
    private long last;

    @Override
    public void handle(long now) {
      long moment = System.nanoTime();
      if (count >= FRAMES) {
        stop();
        print("from pulse to pulse", apart);
        over.countDown();
        return;
      }
      if (count >= 0) {
        apart[count] = (moment - last) / 1e6;
      }
      last = moment;
      count++;
      update();
    }
  }
}
