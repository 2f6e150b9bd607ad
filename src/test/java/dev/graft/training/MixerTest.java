package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Mix;
import dev.graft.json.Json;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Mixed inputs and targets, against figures of PyTorch; make_mixing.py beside them. */
class MixerTest {
  private static final int CLASSES = 4;

  private final JsonNode figures = figures();
  private final float[] pixels = floats(figures.get("pixels"));
  private final int count = figures.get("labels").size();
  private final int length = pixels.length / count;

  private static JsonNode figures() {
    try (InputStream in = MixerTest.class.getResourceAsStream("mixing.json")) {
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

  private static Mixer mixer(Augmentation augmentation, int largest) {
    return new Mixer(augmentation, 7, 5, 6, CLASSES, largest);
  }

  @Test
  void mixUpIsTheWeightedMean() {
    float[] rows = pixels.clone();
    new Mix.Up(figures.get("upShare").asDouble()).apply(rows, count, length);
    assertThat(rows).usingComparatorWithPrecision(1e-4f).containsExactly(floats(figures.get("up")));
  }

  @Test
  void cutMixIsTheRectangleOfThePartner() {
    JsonNode b = figures.get("box");
    Mix.Cut cut =
        new Mix.Cut(
            b.get(0).asInt(),
            b.get(1).asInt(),
            b.get(2).asInt(),
            b.get(3).asInt(),
            figures.get("rows").asInt(),
            figures.get("columns").asInt());
    float[] rows = pixels.clone();
    cut.apply(rows, count, length);
    assertThat(rows).containsExactly(floats(figures.get("cut")));
    assertThat(cut.share()).isCloseTo(figures.get("cutShare").asDouble(), within(1e-12));
  }

  /** A step's gradient by the logits is weight x (probabilities - targets) / images. */
  @Test
  void mixedTargetsHaveTheGradientOfBothLabels() {
    float[] logits = floats(figures.get("logits"));
    assertThat(figures.get("cases")).hasSize(16);
    for (JsonNode c : figures.get("cases")) {
      Batch batch = new Batch(count, 1, CLASSES);
      Mixer mixer = mixer(Augmentation.NONE, count);
      mixer.begin(count);
      double smoothing = c.get("smoothing").asDouble();
      for (int i = 0; i < count; i++) {
        int label = figures.get("labels").get(i).asInt();
        mixer.label(i, label);
        for (int k = 0; k < CLASSES; k++) {
          batch.targets()[i * CLASSES + k] =
              (float) (smoothing / CLASSES + (k == label ? 1 - smoothing : 0));
        }
        batch.weights()[i] =
            c.get("weighted").asBoolean()
                ? (float) figures.get("weights").get(label).asDouble()
                : 1;
      }
      mixer.mix(batch, c.get("share").asDouble());

      float[] said = softmax(logits);
      double loss = 0;
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
          int at = i * CLASSES + k;
          float target = batch.targets()[at];
          float weight = batch.weights()[i];
          sum += target;
          loss -= weight * target * Math.log(said[at]) / count;
          assertThat(weight * (said[at] - target) / count)
              .as("%s, image %d", c, i)
              .isCloseTo((float) c.get("gradient").get(at).asDouble(), within(1e-6f));
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(mixer.loss(i, said)).isCloseTo(c.get("told").get(i).asDouble(), within(1e-5));
      }
      assertThat(loss).isCloseTo(c.get("loss").asDouble(), within(1e-5));
    }
  }

  private static float[] softmax(float[] logits) {
    float[] said = new float[logits.length];
    for (int at = 0; at < logits.length; at += CLASSES) {
      double sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        sum += Math.exp(logits[at + k]);
      }
      for (int k = 0; k < CLASSES; k++) {
        said[at + k] = (float) (Math.exp(logits[at + k]) / sum);
      }
    }
    return said;
  }

  @Test
  void anAnswerIsRightThatIsTheLabelOfTheLargerPart() {
    Batch batch = new Batch(3, 1, CLASSES);
    Mixer mixer = mixer(Augmentation.NONE, 3);
    mixer.begin(3);
    for (int i = 0; i < 3; i++) {
      mixer.label(i, i);
      batch.weights()[i] = 1;
    }
    assertThat(mixer.isRight(0, 0)).isTrue();
    mixer.mix(batch, 0.4);
    assertThat(mixer.isRight(0, 2)).isTrue();
    assertThat(mixer.isRight(0, 0)).isFalse();
    assertThat(mixer.isRight(1, 1)).as("the middle one is its own partner").isTrue();
    mixer.begin(3);
    assertThat(mixer.isRight(0, 0)).as("each batch begins unmixed").isTrue();
  }

  /** Inputs and targets are mixed in two places; both have to draw the same. */
  @Test
  void inputsAndTargetsAreMixedAlike() {
    Augmentation both = new Augmentation(false, 1, 0, 0, 0, 0, 0, 0.8, 1, 0);
    int size = 5 * 6 * 3;
    Feed whiteForOne =
        (items, from, n, epoch, into) -> {
          for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(into, i * size, (i + 1) * size, items[from + i]);
          }
        };
    int[] items = {1, 0, 1, 1, 0, 0, 0, 1, 1, 0};
    Feed mixed = new MixedFeed(whiteForOne, both, 7, 5, 6, size);
    int changed = 0;
    for (int epoch = 1; epoch < 20; epoch++) {
      for (int from = 0; from < items.length; from += 4) {
        int n = Math.min(4, items.length - from);
        float[] into = new float[4 * size];
        mixed.fill(items, from, n, epoch, into);
        Batch batch = new Batch(4, size, CLASSES);
        Mixer mixer = mixer(both, 4);
        mixer.begin(n);
        for (int i = 0; i < n; i++) {
          mixer.label(i, items[from + i]);
          batch.targets()[i * CLASSES + items[from + i]] = 1;
          batch.weights()[i] = 1;
        }
        mixer.mix(batch, epoch, from);
        for (int i = 0; i < n; i++) {
          double white = 0;
          for (int p = i * size; p < (i + 1) * size; p++) {
            white += into[p] / size;
          }
          float target = batch.targets()[i * CLASSES + 1];
          assertThat(target).isCloseTo((float) white, within(1e-5f));
          changed += target > 0.01 && target < 0.99 ? 1 : 0;
        }
      }
    }
    assertThat(changed).isGreaterThan(30);
  }
}
