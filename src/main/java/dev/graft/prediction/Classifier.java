package dev.graft.prediction;

import dev.graft.dataset.Fit;
import dev.graft.dataset.PictureReader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.network.Preprocessing;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Runs image files through an open model in small batches, in their order; decoding runs ahead on
 * an executor.
 */
public final class Classifier {
  private static final int BATCH = 32;

  private final Forward model;
  private final ResizeSpec resize;
  private final int outputs;
  private final PictureReader reader;
  private final Executor decoders;

  /** What is computed of the pictures. */
  public interface Forward {
    /**
     * Computes.
     *
     * @param pixels count x height x width x 3, RGB 0..255; more may follow and is ignored
     * @param count the images
     * @param into gets count x outputs
     */
    void run(float[] pixels, int count, float[] into);
  }

  /**
   * Makes a classifier.
   *
   * @param model predicts; not closed here
   * @param description what it wants and says
   * @param reader reads pictures as the model wants them
   * @param decoders runs image decoding
   */
  public Classifier(
      OpenModel model, ModelBundle description, PictureReader reader, Executor decoders) {
    this(model::predict, description, description.classes().size(), reader, decoders);
  }

  private Classifier(
      Forward model,
      ModelBundle description,
      int outputs,
      PictureReader reader,
      Executor decoders) {
    this.model = model;
    this.resize = resizeOf(description);
    this.outputs = outputs;
    this.reader = reader;
    this.decoders = decoders;
  }

  /**
   * Gives features where a classifier gives probabilities.
   *
   * @param model computes them; not closed here
   * @param description what it wants and says
   * @param reader reads pictures as the model wants them
   * @param decoders runs image decoding
   * @return tells its listener {@link ModelBundle#embeddingLength()} numbers for each image
   */
  public static Classifier ofFeatures(
      InnerModel model, ModelBundle description, PictureReader reader, Executor decoders) {
    return new Classifier(
        model::features, description, description.embeddingLength(), reader, decoders);
  }

  /**
   * Gives probabilities and features.
   *
   * @param model computes for each picture the probabilities of all classes, then {@link
   *     ModelBundle#embeddingLength()} numbers
   * @param description what it wants and says
   * @param reader reads pictures as the model wants them
   * @param decoders runs image decoding
   * @return tells its listener what the model computes
   */
  public static Classifier ofBoth(
      Forward model, ModelBundle description, PictureReader reader, Executor decoders) {
    int outputs = description.classes().size() + description.embeddingLength();
    return new Classifier(model, description, outputs, reader, decoders);
  }

  /**
   * How a model wants its pictures.
   *
   * @param description the model
   * @return size and fit
   */
  public static ResizeSpec resizeOf(ModelBundle description) {
    Preprocessing p = description.preprocessing();
    return new ResizeSpec(p.height(), p.width(), Fit.valueOf(p.fit().name()));
  }

  /** Gets the results, one image at a time. */
  public interface Listener {
    /**
     * An image was predicted.
     *
     * @param index its place in the list
     * @param outputs one for each class, or the features; a fresh array
     */
    void predicted(int index, float[] outputs);

    /**
     * An image could not be read.
     *
     * @param index its place in the list
     * @param reason why
     */
    void unreadable(int index, String reason);
  }

  /**
   * Predicts.
   *
   * @param images the files
   * @param listener told in the order of the files
   * @param cancelled asked between batches
   * @return false if it was cancelled
   */
  public boolean run(List<Path> images, Listener listener, BooleanSupplier cancelled) {
    int batches = (images.size() + BATCH - 1) / BATCH;
    int largest = Math.min(BATCH, images.size());
    float[][] ring = new float[Math.min(2, batches)][largest * resize.floats()];
    List<List<CompletableFuture<Optional<String>>>> decoding = new ArrayList<>();
    for (int b = 0; b < batches; b++) {
      while (decoding.size() < Math.min(batches, b + 2)) {
        int k = decoding.size();
        decoding.add(decode(part(images, k), ring[k % 2]));
      }
      List<Optional<String>> problems =
          decoding.get(b).stream().map(CompletableFuture::join).toList();
      if (cancelled.getAsBoolean()) {
        return false;
      }
      float[] all = new float[problems.size() * outputs];
      if (problems.stream().anyMatch(Optional::isEmpty)) {
        model.run(ring[b % 2], problems.size(), all);
      }
      for (int i = 0; i < problems.size(); i++) {
        if (problems.get(i).isPresent()) {
          listener.unreadable(b * BATCH + i, problems.get(i).get());
        } else {
          float[] own = new float[outputs];
          System.arraycopy(all, i * outputs, own, 0, outputs);
          listener.predicted(b * BATCH + i, own);
        }
      }
    }
    return true;
  }

  private static List<Path> part(List<Path> images, int b) {
    return images.subList(b * BATCH, Math.min(images.size(), (b + 1) * BATCH));
  }

  private List<CompletableFuture<Optional<String>>> decode(List<Path> images, float[] pixels) {
    List<CompletableFuture<Optional<String>>> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Path image = images.get(i);
      FloatBuffer place = FloatBuffer.wrap(pixels, i * resize.floats(), resize.floats()).slice();
      all.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  reader.load(image, resize, place);
                  return Optional.empty();
                } catch (UnreadableImageException e) {
                  return Optional.of(e.reason());
                }
              },
              decoders));
    }
    return all;
  }
}
