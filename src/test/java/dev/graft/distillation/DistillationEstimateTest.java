package dev.graft.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a distillation will take, told before, and measured while it goes on. */
class DistillationEstimateTest {
  private static final DistillationSpeed SPEED = new DistillationSpeed(100e6, 10e6, true);

  @TempDir private Path folder;

  /** A convolution of 1 x 1 from 3 to 10 channels: 30 multiply-accumulates a pixel. */
  private static Backbone backbone(String name, int size) {
    Network network =
        new Network(
            name,
            List.of(
                new Layer.Input("input", Shape.of(size, size, 3)),
                new Layer.Conv2D(
                    "conv",
                    List.of("input"),
                    10,
                    Extent.ONE,
                    Extent.ONE,
                    Extent.ONE,
                    Padding.SAME,
                    false,
                    Activation.LINEAR),
                new Layer.GlobalPooling2D(
                    "features", List.of("conv"), PoolingKind.AVERAGE, false)));
    return new Backbone(
        name,
        "custom",
        network,
        "features",
        List.of(),
        new Preprocessing(size, size, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.UNIT),
        List.of(),
        "unknown",
        "made by a test",
        "00");
  }

  private void picture(String name, int size) throws IOException {
    ImageIO.write(
        new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve(name).toFile());
  }

  private DistillationRecipe recipe(int size, int first, int views, int epochs) {
    return new DistillationRecipe(
        List.of("teacher"),
        "student",
        List.of(folder),
        size,
        first,
        0.5,
        views,
        epochs,
        64,
        0.002,
        0.1,
        0.02,
        2,
        1,
        0,
        0.99,
        1);
  }

  private DistillationEstimate estimate(DistillationRecipe recipe, long bound) {
    return DistillationEstimate.of(
        recipe, List.of(backbone("teacher", 100)), backbone("student", 64), SPEED, bound);
  }

  @Test
  void countsViewsBytesAndTheTimeOfBothParts() throws IOException {
    picture("a.png", 256);
    picture("b.png", 300);

    DistillationEstimate is = estimate(recipe(64, 64, 4, 5), 1 << 20);

    assertThat(is.photographs()).isEqualTo(2);
    assertThat(is.views()).isEqualTo(8);
    // Pixels, and ten features of four bytes.
    assertThat(is.bytes()).isEqualTo(8 * (64 * 64 * 3 + 40));
    assertThat(is.tooLarge()).isFalse();
    // 300,000 multiply-accumulates and the drawing of a view.
    assertThat(is.teacherSeconds()).isCloseTo(8 * (300e3 + 40e6) / 100e6, within(1e-9));
    double learning = 3 * 30 * 64 * 64 + 5e6;
    assertThat(is.studentSeconds()).isCloseTo(5 * 8 * learning / 10e6, within(1e-9));
    assertThat(is.seconds()).isEqualTo(is.teacherSeconds() + is.studentSeconds());
    assertThat(is.measured()).isTrue();
  }

  @Test
  void smallPicturesMakeFewerViewsAndUnreadableOnesNone() throws IOException {
    picture("small.png", 128);
    assertThat(estimate(recipe(64, 64, 8, 1), 1 << 20).views()).isEqualTo(2 + 1);
    Files.writeString(folder.resolve("broken.png"), "no picture");
    assertThat(estimate(recipe(64, 64, 8, 1), 1 << 20).views()).isEqualTo(2 + 1);
  }

  @Test
  void smallerPicturesAtFirstTakeLess() throws IOException {
    picture("a.png", 256);
    double whole = estimate(recipe(64, 64, 1, 4), 1 << 20).studentSeconds();
    double half = estimate(recipe(64, 32, 1, 4), 1 << 20).studentSeconds();
    double pixels = 3 * 30 * 64 * 64 / 10e6;
    assertThat(whole - half).isCloseTo(2 * pixels * 0.75, within(1e-9));
  }

  @Test
  void saysThatThereIsNoRoom() throws IOException {
    picture("a.png", 256);
    assertThat(estimate(recipe(64, 64, 4, 1), 1000).tooLarge()).isTrue();
  }

  @Test
  void theSpeedIsMeasuredByWhatWasNotStoredYet() {
    DistillationRecipe recipe = recipe(64, 64, 8, 2);
    SpeedMeter meter =
        new SpeedMeter(recipe, List.of(backbone("teacher", 100)), backbone("student", 64));
    meter.accept(new DistillationEvent.Viewing(0, 300), 100);
    // A hundred at once were stored; the others take ten seconds.
    meter.accept(new DistillationEvent.Viewing(100, 300), 100.01);
    meter.accept(new DistillationEvent.Viewing(200, 300), 106.01);
    meter.accept(new DistillationEvent.Viewing(300, 300), 110.01);
    meter.accept(new DistillationEvent.Epoch(1, 64, 1, 1, 0.1, 20), 140);
    meter.accept(new DistillationEvent.Epoch(2, 64, 1, 1, 0.1, 30), 180);
    DistillationEvent.Finished finished =
        new DistillationEvent.Finished("s", "00", 1, 300, 2400, 4800, 80, List.of());

    DistillationSpeed speed = meter.speed(finished, DistillationSpeed.stated(2)).orElseThrow();

    assertThat(speed.measured()).isTrue();
    assertThat(speed.teachers()).isCloseTo(200 * 8 * (300e3 + 40e6) / 10, within(1.0));
    assertThat(speed.student()).isCloseTo(2 * 2400 * (3 * 30 * 64 * 64 + 5e6) / 50, within(1.0));
  }

  @Test
  void whatWasTooQuickKeepsTheSpeedThatWasKnown() {
    SpeedMeter meter =
        new SpeedMeter(
            recipe(64, 64, 8, 2), List.of(backbone("teacher", 100)), backbone("student", 64));
    meter.accept(new DistillationEvent.Epoch(1, 64, 1, 1, 0.1, 2), 10);
    DistillationEvent.Finished finished =
        new DistillationEvent.Finished("s", "00", 1, 1, 8, 16, 80, List.of());
    assertThat(meter.speed(finished, SPEED)).isEmpty();

    meter.accept(new DistillationEvent.Epoch(2, 64, 1, 1, 0.1, 20), 30);
    DistillationSpeed speed = meter.speed(finished, SPEED).orElseThrow();
    assertThat(speed.teachers()).isEqualTo(SPEED.teachers());
    assertThat(speed.student()).isNotEqualTo(SPEED.student());
  }
}
