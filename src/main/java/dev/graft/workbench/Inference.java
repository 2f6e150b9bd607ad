package dev.graft.workbench;

import dev.graft.prediction.Explanation;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What models say of pictures, and why. Threads and errors as in {@link Workbench}; models are
 * named by a bundle's folder, a name in the zoo or a path.
 */
public interface Inference {
  /**
   * Starts to predict pictures in their order.
   *
   * @param model the model
   * @param images the files
   * @param listener gets each answer as soon as it is known
   * @return to be cancelled or awaited
   */
  Job predict(String model, List<Path> images, Consumer<ImagePrediction> listener);

  /**
   * Where a model looks in a picture for a class (Grad-CAM).
   *
   * @param model the model
   * @param image the file
   * @param classIndex the class, from 0
   * @return the map on the grid of the model's last feature maps
   */
  Explanation explain(String model, Path image, int classIndex);

  /** How far the look through a model's training pictures is; they are looked at only once. */
  interface Progress {
    /**
     * So many are done.
     *
     * @param done pictures
     * @param total pictures
     */
    void looked(long done, long total);
  }

  /**
   * Starts to find the training pictures that pictures are like.
   *
   * @param model the bundle of a run, in the run's own folder
   * @param images the files
   * @param count how many similar ones are wanted for each
   * @param progress told while the training pictures are looked at for the first time
   * @param listener gets each result as soon as it is known
   * @return to be cancelled or awaited
   */
  Job similar(
      String model,
      List<Path> images,
      int count,
      Progress progress,
      Consumer<Neighbourhood> listener);

  /**
   * A model that was written for another program and read again.
   *
   * @param file what was written
   * @param format its format
   * @param pictures how many pictures both were asked about
   * @param largestDifference of two probabilities, over all pictures and classes
   */
  record Exported(Path file, ExportFormat format, int pictures, double largestDifference) {
    /** The largest difference that still counts as the same. */
    public static final double SAME = 1e-4;

    /** Whether both say the same; without a picture that is not known. */
    public boolean same() {
      return pictures > 0 && largestDifference <= SAME;
    }
  }

  /**
   * Writes a model for another program, reads what was written, and compares what both say.
   *
   * @param model the model
   * @param format what to write
   * @param out the file or folder to make; must not be there
   * @param pictures what to compare on, at most 32 of them; where there are none, pictures of the
   *     run
   * @param compared told how many pictures were asked about so far
   * @return what was written, and the difference
   */
  Exported export(
      String model, ExportFormat format, Path out, List<Path> pictures, LongConsumer compared);

  /**
   * Measures whether pictures are of another kind than those that a model knows; some hundred of
   * them are looked at.
   *
   * @param model a bundle's folder
   * @param images the files; they need no labels
   * @return how different they are
   */
  Shift shift(String model, List<Path> images);

  /**
   * Writes a bundle that sees pictures as a model saw those that it learned from.
   *
   * @param model a bundle's folder
   * @param images the files; they need no labels
   * @param how what is changed
   * @param out the folder to make; must not be there
   */
  void adapt(String model, List<Path> images, Adaptation how, Path out);

  /**
   * Keeps a picture that came without a file, such as one from the clipboard.
   *
   * @param png the file's content
   * @return the file, in the cache folder
   */
  Path keep(byte[] png);
}
