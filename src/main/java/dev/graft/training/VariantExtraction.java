package dev.graft.training;

import dev.graft.dataset.Fingerprint;
import dev.graft.dataset.PictureReader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Variation;
import dev.graft.features.KnownContents;
import dev.graft.features.Shelf;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Fills a shelf with the features of changed variants that it does not hold yet. A picture is
 * decoded once for all of its variants, on the executor and some pictures ahead of the trunk, which
 * runs on the calling thread; memory is bounded by four batches of pixels, or the variants of three
 * pictures.
 */
final class VariantExtraction {
  private static final int BATCHES_AHEAD = 3;

  private final Shelf shelf;
  private final List<Shelf> passing;
  private final KnownContents contents;
  private final Trunk trunk;
  private final PictureReader reader;
  private final ResizeSpec resize;
  private final Augmentation augmentation;
  private final long seed;
  private final Executor executor;
  private final BooleanSupplier cancelled;
  private final float[] pixels;
  private final float[] features;
  private final List<float[]> onTheWay;

  /** As an {@link Extraction}, {@code passing} gets what the trunk tells on the way. */
  VariantExtraction(
      Shelf shelf,
      List<Shelf> passing,
      KnownContents contents,
      Trunk trunk,
      PictureReader reader,
      ResizeSpec resize,
      Augmentation augmentation,
      long seed,
      Executor executor,
      BooleanSupplier cancelled) {
    this.shelf = shelf;
    this.passing = passing;
    this.contents = contents;
    this.trunk = trunk;
    this.reader = reader;
    this.resize = resize;
    this.augmentation = augmentation;
    this.seed = seed;
    this.executor = executor;
    this.cancelled = cancelled;
    pixels = new float[trunk.batch() * resize.floats()];
    features = new float[trunk.batch() * shelf.rowLength()];
    onTheWay = passing.stream().map(s -> new float[trunk.batch() * s.rowLength()]).toList();
  }

  /**
   * What a variant's row is called.
   *
   * @param fingerprint of the image
   * @param variant from 1
   * @return in the form of a fingerprint
   */
  static String key(String fingerprint, int variant) {
    return Fingerprint.of((fingerprint + "#v" + variant).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An image.
   *
   * @param path the file
   * @param fingerprint of its content
   */
  record Image(Path path, String fingerprint) {}

  /** A variant that is missing, with its pixels. */
  private record Variant(String key, float[] pixels) {}

  /** The variants of an image, or why there are none. */
  private record Drawn(List<Variant> variants, Optional<String> problem) {}

  /**
   * Runs until all variants of all images have a row, or it is cancelled.
   *
   * @param images of which variants are wanted
   * @param done told how many images have all of theirs
   * @return why an image has none, for each; nothing if it was cancelled
   */
  Optional<List<Optional<String>>> run(List<Image> images, LongConsumer done) {
    int each = augmentation.variants() - 1;
    int ahead = Math.max(2, (BATCHES_AHEAD * trunk.batch() + each - 1) / each);
    Deque<CompletableFuture<Drawn>> drawing = new ArrayDeque<>();
    Deque<Variant> waiting = new ArrayDeque<>();
    List<Optional<String>> problems = new ArrayList<>();
    int started = 0;
    try {
      for (int i = 0; i < images.size(); i++) {
        while (started < images.size() && drawing.size() < ahead) {
          drawing.add(begin(images.get(started++)));
        }
        Drawn drawn = drawing.remove().join();
        problems.add(drawn.problem());
        waiting.addAll(drawn.variants());
        // What is stored already costs no time that is worth a question.
        if (!drawn.variants().isEmpty() && cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        while (waiting.size() >= trunk.batch()) {
          ask(waiting);
        }
        if (i + 1 == images.size() && !waiting.isEmpty()) {
          ask(waiting);
        }
        done.accept(i + 1 - (waiting.size() + each - 1) / each);
      }
      return Optional.of(problems);
    } finally {
      drawing.forEach(d -> d.cancel(false));
      shelf.flush();
      passing.forEach(Shelf::flush);
      contents.save();
    }
  }

  private CompletableFuture<Drawn> begin(Image image) {
    List<Integer> missing = new ArrayList<>();
    for (int v = 1; v < augmentation.variants(); v++) {
      if (shelf.find(key(image.fingerprint(), v)).isEmpty()) {
        missing.add(v);
      }
    }
    return missing.isEmpty()
        ? CompletableFuture.completedFuture(new Drawn(List.of(), Optional.empty()))
        : CompletableFuture.supplyAsync(() -> draw(image, missing), executor);
  }

  private Drawn draw(Image image, List<Integer> missing) {
    float[] plain = new float[resize.floats()];
    try {
      String read = reader.load(image.path(), resize, FloatBuffer.wrap(plain)).fingerprint();
      if (!read.equals(image.fingerprint())) {
        contents.forget(image.path());
        return new Drawn(List.of(), Optional.of("The file changed while it was being read."));
      }
    } catch (UnreadableImageException e) {
      return new Drawn(List.of(), Optional.of(e.reason()));
    }
    List<Variant> variants = new ArrayList<>();
    for (int v : missing) {
      float[] changed = new float[plain.length];
      Variation.draw(augmentation, seed, Variation.image(image.fingerprint()), v, 0)
          .apply(plain, changed, 0, resize.height(), resize.width());
      variants.add(new Variant(key(image.fingerprint(), v), changed));
    }
    return new Drawn(variants, Optional.empty());
  }

  /** Sends a batch of those that wait, or all of them if they are fewer, through the trunk. */
  private void ask(Deque<Variant> waiting) {
    List<String> keys = new ArrayList<>();
    while (keys.size() < trunk.batch() && !waiting.isEmpty()) {
      Variant variant = waiting.remove();
      System.arraycopy(variant.pixels(), 0, pixels, keys.size() * resize.floats(), resize.floats());
      keys.add(variant.key());
    }
    trunk.run(pixels, features, onTheWay);
    for (int i = 0; i < keys.size(); i++) {
      shelf.append(keys.get(i), features, i * shelf.rowLength());
      for (int p = 0; p < passing.size(); p++) {
        passing.get(p).append(keys.get(i), onTheWay.get(p), i * passing.get(p).rowLength());
      }
    }
  }
}
