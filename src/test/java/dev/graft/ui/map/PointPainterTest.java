package dev.graft.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointPainterTest {
  private static final int SIDE = 120;

  private final Camera camera = new Camera();
  private final PointPainter painter = new PointPainter();
  private final int[] picture = new int[SIDE * SIDE];

  private static int colour(Ink ink) {
    return switch (ink) {
      case CLASS_0 -> 0xffff0000;
      case CLASS_1 -> 0xff0000ff;
      case SELECTED -> 0xff00ff00;
      default -> 0xff808080;
    };
  }

  private void paint(float[] xs, float[] ys, int[] kinds, int selected, int hidden) {
    camera.resize(SIDE, SIDE);
    camera.surround(xs, ys);
    Kind[] styles = {
      new Kind("cats", Ink.CLASS_0, Sign.of(0)), new Kind("dogs", Ink.CLASS_1, Sign.of(1))
    };
    painter.paint(
        picture,
        SIDE,
        SIDE,
        1,
        camera,
        new PointPainter.Scene(xs, ys, kinds, styles, i -> i != hidden, i -> i == selected, 6),
        PointPainterTest::colour);
  }

  private int at(float x, float y) {
    int row = (int) camera.pixelY(y);
    return picture[row * SIDE + (int) camera.pixelX(x)];
  }

  @Test
  void eachPointHasTheColourOfItsKind() {
    paint(new float[] {0, 1}, new float[] {0, 1}, new int[] {0, 1}, -1, -1);
    assertThat(at(0, 0)).isEqualTo(0xffff0000);
    assertThat(at(1, 1)).isEqualTo(0xff0000ff);
    assertThat(at(0.5f, 0.5f)).as("nothing between them").isZero();
    assertThat(Arrays.stream(picture).filter(p -> p == 0xff00ff00)).isEmpty();
  }

  @Test
  void theSelectedOneLiesOnTopWithARing() {
    paint(new float[] {0, 0, 1}, new float[] {0, 0, 1}, new int[] {0, 1, 1}, 0, -1);
    assertThat(at(0, 0)).isEqualTo(0xffff0000);
    assertThat(Arrays.stream(picture).filter(p -> p == 0xff00ff00)).isNotEmpty();
  }

  @Test
  void ofWhatIsNotShownATraceIsLeft() {
    paint(new float[] {0, 1}, new float[] {0, 1}, new int[] {0, 1}, -1, 0);
    assertThat(at(0, 0) >>> 24).isBetween(1, 128);
  }

  @Test
  void layingOverKeepsWhatIsOpaqueAndWhatIsNotThere() {
    assertThat(Sprite.over(0xff123456, 0xffffffff)).isEqualTo(0xff123456);
    assertThat(Sprite.over(0, 0xffabcdef)).isEqualTo(0xffabcdef);
    int half = Sprite.over(0x80000080, 0xffffffff);
    assertThat(half >>> 24).isEqualTo(255);
    assertThat(half >> 16 & 0xff).isBetween(126, 128);
    assertThat(half & 0xff).isEqualTo(255);
  }

  @Test
  void signsHaveAboutTheSameArea() {
    for (Sign sign : List.of(Sign.SQUARE, Sign.TRIANGLE, Sign.DIAMOND, Sign.PLUS, Sign.WEDGE)) {
      int in = 0;
      for (int i = 0; i < 400 * 400; i++) {
        in += sign.covers(i % 400 / 100.0 - 2, (i - i % 400) / 400.0 / 100.0 - 2) ? 1 : 0;
      }
      assertThat(in / 1e4).as(sign.name()).isBetween(2.5, 3.8);
    }
  }
}
