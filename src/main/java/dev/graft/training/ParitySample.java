package dev.graft.training;

import dev.graft.dataset.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the training graphs say of a few images, run live, to hold a bundle against.
 *
 * @param count the images
 * @param pixels count x height x width x 3, RGB 0..255
 * @param probabilities count x classes
 */
public record ParitySample(int count, float[] pixels, float[] probabilities) {
  private static final int IMAGES = 32;

  /** Asks the graphs about a few validation images, or training images where there are none. */
  static ParitySample take(
      TrainingPlan plan, long[] rows, Optional<Trunk> trunk, Tail tail, int rowLength) {
    int[] validation = Trainer.usable(plan, rows, Split.VALIDATION);
    int[] chosen = validation.length > 0 ? validation : Trainer.usable(plan, rows, Split.TRAINING);
    int batch = trunk.map(Trunk::batch).orElse(IMAGES);
    List<Path> images =
        IntStream.of(chosen)
            .limit(Math.min(IMAGES, batch))
            .mapToObj(i -> plan.data().items().get(i).path())
            .toList();
    float[] pixels = Extraction.pixels(images, plan.preprocessing(), batch);
    float[] features = pixels;
    if (trunk.isPresent()) {
      features = new float[batch * rowLength];
      trunk.get().run(pixels, features);
    }
    float[] probabilities = new float[images.size() * plan.data().classes().size()];
    tail.predict(features, images.size(), probabilities);
    return new ParitySample(images.size(), pixels, probabilities);
  }
}
