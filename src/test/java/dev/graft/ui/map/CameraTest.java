package dev.graft.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraTest {
  private static final float[] XS = {-2, 6, 0};
  private static final float[] YS = {10, 12, 14};

  private static Camera camera() {
    Camera camera = new Camera();
    camera.resize(800, 400);
    camera.surround(XS, YS);
    return camera;
  }

  @Test
  void allPointsAreSeenWithTheSameScaleBothWays() {
    Camera camera = camera();
    for (int i = 0; i < XS.length; i++) {
      assertThat(camera.pixelX(XS[i])).isBetween(0.0, 800.0);
      assertThat(camera.pixelY(YS[i])).isBetween(0.0, 400.0);
    }
    assertThat(camera.pixelX(1) - camera.pixelX(0)).isCloseTo(camera.scale(), within(1e-9));
    assertThat(camera.pixelY(10)).as("the y axis points up").isGreaterThan(camera.pixelY(14));
    assertThat(camera.planeX(camera.pixelX(3))).isCloseTo(3, within(1e-9));
    assertThat(camera.planeY(camera.pixelY(11))).isCloseTo(11, within(1e-9));
  }

  @Test
  void whatIsUnderThePointerStaysThereWhileItGrows() {
    Camera camera = camera();
    double x = camera.planeX(100);
    double y = camera.planeY(50);
    camera.zoom(100, 50, 4);
    assertThat(camera.zoom()).isEqualTo(4);
    assertThat(camera.pixelX(x)).isCloseTo(100, within(1e-6));
    assertThat(camera.pixelY(y)).isCloseTo(50, within(1e-6));
    camera.zoom(0, 0, 1e9);
    assertThat(camera.zoom()).as("there is an end to it").isEqualTo(200);
  }

  @Test
  void movingGoesWithThePointerAndANewMapDoesNotTakeThePlaceAway() {
    Camera camera = camera();
    double before = camera.pixelX(0);
    camera.move(30, -7);
    assertThat(camera.pixelX(0)).isCloseTo(before + 30, within(1e-6));
    double seen = camera.planeX(400);
    camera.surround(new float[] {-100, 100}, new float[] {0, 1});
    assertThat(camera.planeX(400)).isCloseTo(seen, within(1e-9));
    camera.showAll();
    assertThat(camera.planeX(400)).isCloseTo(0, within(1e-9));
  }

  @Test
  void aPlaceOutOfViewIsBroughtIn() {
    Camera camera = camera();
    camera.zoom(400, 200, 20);
    camera.reveal(-2, 14);
    assertThat(camera.pixelX(-2)).isBetween(0.0, 800.0);
    assertThat(camera.pixelY(14)).isBetween(0.0, 400.0);
  }

  @Test
  void onePointAndNoneAreNoTrouble() {
    Camera camera = new Camera();
    camera.resize(300, 200);
    camera.surround(new float[] {5}, new float[] {5});
    assertThat(camera.pixelX(5)).isEqualTo(150);
    camera.surround(new float[0], new float[0]);
    assertThat(camera.scale()).isPositive().isFinite();
  }
}
