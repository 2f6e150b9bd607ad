package dev.graft.training;

import dev.graft.dataset.PictureReader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.Split;
import dev.graft.dataset.UnreadableImageException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the frozen part makes of a few pictures, read from their files and run live, whatever the
 * store holds.
 *
 * @param items the pictures' places in the snapshot; empty where none could be read, and then the
 *     pixels are of a picture that was made up
 * @param learnedFrom whether they are pictures that are learned from, for want of others
 * @param pixels at least count x height x width x 3, RGB 0..255
 * @param features at least count x the size of the cut's output
 */
record LiveSample(int[] items, boolean learnedFrom, float[] pixels, float[] features) {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSample.class);
  private static final int IMAGES = 8;

  /** How many pictures there are. */
  int count() {
    return Math.max(1, items.length);
  }

  /** Takes a few validation images, or training images where there are none. */
  static LiveSample take(
      TrainingPlan plan, long[] rows, Optional<Trunk> trunk, PictureReader reader, int rowLength) {
    int[] validation = Trainer.usable(plan, rows, Split.VALIDATION);
    boolean learnedFrom = validation.length == 0;
    int[] chosen = learnedFrom ? Trainer.usable(plan, rows, Split.TRAINING) : validation;
    int batch = trunk.map(Trunk::batch).orElse(IMAGES);
    int length = plan.preprocessing().height() * plan.preprocessing().width() * 3;
    float[] pixels = new float[Math.multiplyExact(batch, length)];
    int[] read = readable(plan, chosen, Math.min(IMAGES, batch), reader, FloatBuffer.wrap(pixels));
    if (read.length == 0) {
      // All files have gone since they were learned from; any picture shows a difference.
      for (int i = 0; i < length; i++) {
        pixels[i] = ((i * 2_654_435_761L) >>> 8) % 256;
      }
    }
    float[] features = pixels;
    if (trunk.isPresent()) {
      features = new float[batch * rowLength];
      trunk.get().run(pixels, features);
    }
    return new LiveSample(read, learnedFrom, pixels, features);
  }

  /** Reads the first images that can be read; files may have gone since they were learned from. */
  private static int[] readable(
      TrainingPlan plan, int[] chosen, int limit, PictureReader reader, FloatBuffer pixels) {
    ResizeSpec resize = Extraction.resizeOf(plan.preprocessing());
    int[] read = new int[limit];
    int count = 0;
    for (int i = 0; i < chosen.length && count < limit; i++) {
      Path image = plan.data().items().get(chosen[i]).path();
      try {
        reader.load(image, resize, pixels);
        read[count++] = chosen[i];
      } catch (UnreadableImageException e) {
        LOG.info("{} is not there for the parity check: {}", image, e.reason());
      }
    }
    return Arrays.copyOf(read, count);
  }
}
