package dev.graft.training;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.Split;
import dev.graft.dataset.UnreadableImageException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the training graphs say of a few images, run live, to hold a bundle against.
 *
 * @param count the images
 * @param pixels count x height x width x 3, RGB 0..255
 * @param probabilities count x classes
 */
public record ParitySample(int count, float[] pixels, float[] probabilities) {
  private static final Logger LOG = LoggerFactory.getLogger(ParitySample.class);
  private static final int IMAGES = 8;

  /** Asks the graphs about a few validation images, or training images where there are none. */
  static ParitySample take(
      TrainingPlan plan, long[] rows, Optional<Trunk> trunk, Tail tail, int rowLength) {
    int[] validation = Trainer.usable(plan, rows, Split.VALIDATION);
    int[] chosen = validation.length > 0 ? validation : Trainer.usable(plan, rows, Split.TRAINING);
    int batch = trunk.map(Trunk::batch).orElse(IMAGES);
    int limit = Math.min(IMAGES, batch);
    int length = plan.preprocessing().height() * plan.preprocessing().width() * 3;
    float[] pixels = new float[Math.multiplyExact(batch, length)];
    int count = readable(plan, chosen, limit, FloatBuffer.wrap(pixels));
    if (count == 0) {
      // All files have gone since they were learned from; any picture shows a difference.
      count = 1;
      for (int i = 0; i < length; i++) {
        pixels[i] = ((i * 2_654_435_761L) >>> 8) % 256;
      }
    }
    float[] features = pixels;
    if (trunk.isPresent()) {
      features = new float[batch * rowLength];
      trunk.get().run(pixels, features);
    }
    float[] probabilities = new float[count * plan.data().classes().size()];
    tail.predict(features, count, probabilities);
    return new ParitySample(count, pixels, probabilities);
  }

  /** Reads the first images that can be read; files may have gone since they were learned from. */
  private static int readable(TrainingPlan plan, int[] chosen, int limit, FloatBuffer pixels) {
    ResizeSpec resize = Extraction.resizeOf(plan.preprocessing());
    int count = 0;
    for (int i = 0; i < chosen.length && count < limit; i++) {
      Path image = plan.data().items().get(chosen[i]).path();
      try {
        ImageLoader.load(image, resize, pixels);
        count++;
      } catch (UnreadableImageException e) {
        LOG.info("{} is not there for the parity check: {}", image, e.reason());
      }
    }
    return count;
  }
}
