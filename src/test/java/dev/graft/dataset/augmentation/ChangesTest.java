package dev.graft.dataset.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic, against figures of PyTorch and torchvision; make_changes.py beside them. */
class ChangesTest {
  private static final int ROWS = 12;
  private static final int COLUMNS = 15;
  private static final Offset<Float> NEAR = within(2e-3f);

  private final JsonNode figures = figures();
  private final float[] picture = floats(figures.get("picture"));

  static JsonNode figures() {
    try (InputStream in = ChangesTest.class.getResourceAsStream("changes.json")) {
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static float[] floats(JsonNode node) {
    float[] all = new float[node.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) node.get(i).asDouble();
    }
    return all;
  }

  private void gives(Warp warp, JsonNode expected) {
    // Some numbers lie before the picture, and stay.
    float[] to = new float[5 + picture.length];
    to[4] = -7;
    warp.apply(picture, to, 5, ROWS, COLUMNS);
    assertThat(to[4]).isEqualTo(-7);
    near(Arrays.copyOfRange(to, 5, to.length), expected);
  }

  private static void near(float[] got, JsonNode expected) {
    float[] wanted = floats(expected);
    assertThat(got).hasSameSizeAs(wanted);
    for (int i = 0; i < got.length; i++) {
      assertThat(got[i]).as("number %d", i).isCloseTo(wanted[i], NEAR);
    }
  }

  private Warp crop() {
    JsonNode c = figures.get("crop");
    return Warp.crop(
        c.get(0).asDouble(),
        c.get(1).asDouble(),
        c.get(2).asDouble(),
        c.get(3).asDouble(),
        COLUMNS,
        ROWS);
  }

  @Test
  void mirrors() {
    gives(Warp.mirror(COLUMNS), figures.get("mirrored"));
  }

  @Test
  void cropsAndResizes() {
    gives(crop(), figures.get("cropped"));
  }

  /** Away from the crop's edges it is the same as cutting first and resizing then. */
  @Test
  void aCropOfWholePixelsIsThatPartResized() {
    float[] to = new float[picture.length];
    Warp.crop(4, 3, 8, 6, COLUMNS, ROWS).apply(picture, to, 0, ROWS, COLUMNS);
    float[] resized = floats(figures.get("wholeCropResized"));
    for (int y = 1; y < ROWS - 1; y++) {
      for (int x = 1; x < COLUMNS - 1; x++) {
        for (int c = 0; c < 3; c++) {
          int i = (y * COLUMNS + x) * 3 + c;
          assertThat(to[i]).as("row %d column %d", y, x).isCloseTo(resized[i], NEAR);
        }
      }
    }
  }

  @Test
  void turns() {
    figures
        .get("turned")
        .properties()
        .forEach(
            turn ->
                gives(
                    Warp.rotation(Double.parseDouble(turn.getKey()), COLUMNS, ROWS),
                    turn.getValue()));
  }

  @Test
  void aQuarterIsCounterClockwise() {
    float[] square = floats(figures.get("square"));
    float[] to = new float[square.length];
    Warp.rotation(90, ROWS, ROWS).apply(square, to, 0, ROWS, ROWS);
    near(to, figures.get("quarter"));
  }

  @Test
  void theChangesTogetherAreOneResampling() {
    gives(
        Warp.rotation(17, COLUMNS, ROWS).then(crop()).then(Warp.mirror(COLUMNS)),
        figures.get("all"));
  }

  @Test
  void farOutsideThePictureIsMirroredOverAndOver() {
    gives(Warp.crop(-31, 40, 33, 20, COLUMNS, ROWS), figures.get("far"));
  }

  @Test
  void nothingIsNothing() {
    float[] to = new float[picture.length];
    Variation.PLAIN.apply(picture, to, 0, ROWS, COLUMNS);
    assertThat(to).isEqualTo(picture);
    new Warp(1, 1e-300, 0, 0, 1, 0).apply(picture, to, 0, ROWS, COLUMNS);
    assertThat(to).as("the way of turned pictures, without a turn").isEqualTo(picture);
  }

  /** How a change of colour is asked for. */
  private interface Change {
    void apply(float[] pixels, int at, int length, float factor);
  }

  @Test
  void changesColours() {
    Map<String, Change> changes =
        Map.of(
            "brightness", Colour::brightness,
            "contrast", Colour::contrast,
            "saturation", Colour::saturation);
    changes.forEach(
        (name, change) ->
            figures
                .get("colours")
                .get(name)
                .properties()
                .forEach(
                    entry -> {
                      float[] pixels = picture.clone();
                      change.apply(pixels, 0, pixels.length, Float.parseFloat(entry.getKey()));
                      near(pixels, entry.getValue());
                    }));
  }

  @Test
  void theOrderIsGeometryBrightnessContrastSaturationErasing() {
    Erased erased = new Erased(0.2, 0.25, 0.4, 0.5, 9);
    Variation all =
        new Variation(17, 0.15, 0.125, 0.6, 0.7, true, 1.2f, 0.7f, 1.4f, Optional.of(erased));
    float[] got = new float[picture.length];
    all.apply(picture, got, 0, ROWS, COLUMNS);

    float[] step = new float[picture.length];
    Warp.rotation(17, COLUMNS, ROWS)
        .then(Warp.crop(0.15 * COLUMNS, 0.125 * ROWS, 0.6 * COLUMNS, 0.7 * ROWS, COLUMNS, ROWS))
        .then(Warp.mirror(COLUMNS))
        .apply(picture, step, 0, ROWS, COLUMNS);
    Colour.brightness(step, 0, step.length, 1.2f);
    Colour.contrast(step, 0, step.length, 0.7f);
    Colour.saturation(step, 0, step.length, 1.4f);
    erased.apply(step, 0, ROWS, COLUMNS);
    assertThat(got).isEqualTo(step);
  }

  @Test
  void erasesARectangleAndNothingElse() {
    float[] pixels = picture.clone();
    new Erased(0.2, 0.25, 0.4, 0.5, 9).apply(pixels, 0, ROWS, COLUMNS);
    int changed = 0;
    for (int y = 0; y < ROWS; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        boolean inside = x >= 3 && x < 9 && y >= 3 && y < 9;
        for (int c = 0; c < 3; c++) {
          int i = (y * COLUMNS + x) * 3 + c;
          if (!inside) {
            assertThat(pixels[i]).isEqualTo(picture[i]);
          }
          assertThat(pixels[i]).isBetween(0f, 255f);
          changed += pixels[i] == picture[i] ? 0 : 1;
        }
      }
    }
    assertThat(changed).as("noise may hit a number by chance").isBetween(100, 108);
  }
}
