package dev.graft.workbench;

import dev.graft.advice.race.RaceSample;
import dev.graft.dataset.ColourHistogram;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.Split;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * A sample of somebody's pictures.
 *
 * @param classes the classes' names
 * @param items the pictures of the sample
 * @param all pictures that it was drawn from
 */
record SampledImages(List<String> classes, List<LabelledImage> items, int all) {
  private static final int TOLD_EVERY = 16;

  /** Draws from all but the test part, which is kept for the end. */
  static SampledImages of(ImageSet images, int wanted, long seed) {
    Dataset dataset = images.dataset();
    dataset.validateForTraining();
    List<Split> parts = images.assign();
    List<LabelledImage> open =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i) != Split.TEST)
            .mapToObj(i -> dataset.items().get(i))
            .toList();
    int[] labels = open.stream().mapToInt(LabelledImage::classIndex).toArray();
    int[] drawn = RaceSample.draw(labels, dataset.classes().size(), wanted, seed);
    return new SampledImages(
        dataset.classes(), IntStream.of(drawn).mapToObj(open::get).toList(), open.size());
  }

  List<Path> files() {
    return items.stream().map(LabelledImage::file).toList();
  }

  /**
   * The pictures that can be read.
   *
   * @param labels the class of each
   * @param colours the colour histogram of each
   * @param perClass how many of each class
   * @param skipped those that cannot
   */
  record Read(
      List<Path> files,
      int[] labels,
      float[][] colours,
      int[] perClass,
      List<SkippedFile> skipped) {}

  /** Opens each picture once. */
  Read read(LongConsumer done, BooleanSupplier cancelled) {
    List<LabelledImage> usable = new ArrayList<>();
    List<float[]> colours = new ArrayList<>();
    List<SkippedFile> skipped = new ArrayList<>();
    for (LabelledImage item : items) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      try {
        colours.add(ColourHistogram.of(item.file()));
        usable.add(item);
      } catch (UnreadableImageException e) {
        skipped.add(new SkippedFile(item.file(), e.reason()));
      }
      int at = usable.size() + skipped.size();
      if (at % TOLD_EVERY == 0 || at == items.size()) {
        done.accept(at);
      }
    }
    int[] labels = usable.stream().mapToInt(LabelledImage::classIndex).toArray();
    requireTwoClasses(labels, skipped);
    int[] perClass = new int[classes.size()];
    for (int label : labels) {
      perClass[label]++;
    }
    return new Read(
        usable.stream().map(LabelledImage::file).toList(),
        labels,
        colours.toArray(float[][]::new),
        perClass,
        List.copyOf(skipped));
  }

  private static void requireTwoClasses(int[] labels, List<SkippedFile> skipped) {
    Set<Integer> there = new TreeSet<>();
    for (int label : labels) {
      there.add(label);
    }
    if (there.size() < 2) {
      throw new GraftException(
          "Fewer than two classes have pictures that can be read"
              + (skipped.isEmpty()
                  ? "."
                  : "; " + skipped.get(0).file() + ": " + skipped.get(0).reason()));
    }
  }
}
