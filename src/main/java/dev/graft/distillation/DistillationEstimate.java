package dev.graft.distillation;

import dev.graft.dataset.ImageFolder;
import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.network.Backbone;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a distillation will probably take. Views that are stored already make it shorter.
 *
 * @param photographs in the folders
 * @param views that they make; small pictures make fewer
 * @param bytes that the views take on disk
 * @param bound bytes that stored views may take
 * @param teacherSeconds for the teachers to look at all views
 * @param studentSeconds for all epochs
 * @param measured whether the speed was measured on this machine, by an earlier distillation
 */
public record DistillationEstimate(
    long photographs,
    long views,
    long bytes,
    long bound,
    double teacherSeconds,
    double studentSeconds,
    boolean measured) {
  /** Photographs of a folder whose size is looked at. */
  private static final int LOOKED_AT = 12;

  /**
   * Estimates.
   *
   * @param recipe the choices; the first size is decided
   * @param teachers in the recipe's order
   * @param student for pictures of the recipe's size
   * @param speed of this machine
   * @param bound bytes that stored views may take
   * @return the estimate
   * @throws dev.graft.errors.GraftException if a folder cannot be read or holds no image
   */
  public static DistillationEstimate of(
      DistillationRecipe recipe,
      List<Backbone> teachers,
      Backbone student,
      DistillationSpeed speed,
      long bound) {
    long photographs = 0;
    double views = 0;
    for (Path folder : recipe.images()) {
      List<Path> files = ImageFolder.images(folder);
      photographs += files.size();
      views += files.size() * viewsOfOne(files, recipe.views());
    }
    double looking = teachers.stream().mapToDouble(DistillationSpeed::looking).sum();
    double learning = 0;
    for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
      learning += DistillationSpeed.learning(student, recipe.sizeIn(epoch));
    }
    long said = teachers.stream().mapToLong(DistillationEstimate::outputs).sum();
    return new DistillationEstimate(
        photographs,
        Math.round(views),
        Math.round(views * (3.0 * recipe.size() * recipe.size() + Float.BYTES * said)),
        bound,
        views * looking / speed.teachers(),
        views * learning / speed.student(),
        speed.measured());
  }

  /** Both parts together, in seconds. */
  public double seconds() {
    return teacherSeconds + studentSeconds;
  }

  /** Whether the views would take more than they may. */
  public boolean tooLarge() {
    return bytes > bound;
  }

  /** The mean over a few photographs, spread evenly over all. */
  private static double viewsOfOne(List<Path> files, int wanted) {
    int n = Math.min(LOOKED_AT, files.size());
    long views = 0;
    for (int i = 0; i < n; i++) {
      views += views(files.get((int) ((long) i * files.size() / n)), wanted);
    }
    return (double) views / n;
  }

  private static long views(Path file, int wanted) {
    PixelImage image;
    try {
      image = ImageLoader.decode(file).pixels();
    } catch (UnreadableImageException e) {
      // It makes no views; the pass over all photographs will name it.
      return 0;
    }
    long pixels = (long) image.width() * image.height();
    return IntStream.range(0, wanted).filter(v -> View.takesPart(pixels, v)).count();
  }

  private static long outputs(Backbone teacher) {
    long classes = teacher.hasClassifier() ? teacher.network().outputShape().channels() : 0;
    return classes + teacher.network().shape(teacher.featureLayer()).channels();
  }
}
