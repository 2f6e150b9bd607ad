package dev.graft.training;

import dev.graft.dataset.Fit;
import dev.graft.dataset.ImageDecoder;
import dev.graft.dataset.PictureReader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.features.KnownContents;
import dev.graft.features.Shelf;
import dev.graft.network.Preprocessing;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Fills a shelf with the features of images that it does not hold yet. Decoding runs on the
 * executor, two batches ahead of the trunk, which runs on the calling thread; memory is bounded by
 * three batches of pixels.
 */
final class Extraction {
  private static final int RING = 3;

  /** The version of everything that turns a file into pixels. */
  static final String DECODER = ImageDecoder.version();

  private final Shelf shelf;
  private final List<Shelf> passing;
  private final KnownContents contents;
  private final Optional<Trunk> trunk;
  private final PictureReader reader;
  private final ResizeSpec resize;
  private final Executor executor;
  private final BooleanSupplier cancelled;
  private final int batch;
  private final int pixelsPerImage;

  /**
   * Prepares.
   *
   * @param shelf of the trunk's output; without a trunk the pixels themselves are stored
   * @param passing of the outputs on the way that the trunk was opened with; they get rows of the
   *     images that it runs over
   */
  Extraction(
      Shelf shelf,
      List<Shelf> passing,
      KnownContents contents,
      Optional<Trunk> trunk,
      PictureReader reader,
      Preprocessing preprocessing,
      Executor executor,
      BooleanSupplier cancelled) {
    this.shelf = shelf;
    this.passing = passing;
    this.contents = contents;
    this.trunk = trunk;
    this.reader = reader;
    this.resize = resizeOf(preprocessing);
    this.executor = executor;
    this.cancelled = cancelled;
    this.batch = trunk.map(Trunk::batch).orElse(32);
    this.pixelsPerImage = preprocessing.height() * preprocessing.width() * 3;
  }

  static ResizeSpec resizeOf(Preprocessing p) {
    return new ResizeSpec(p.height(), p.width(), Fit.valueOf(p.fit().name()));
  }

  /**
   * What became of each image.
   *
   * @param rows the row of each image in the shelf; -1 for none
   * @param problems why an image has none
   * @param fingerprints what identifies each image's content; empty for what cannot be read
   */
  record Outcome(long[] rows, List<Optional<String>> problems, List<String> fingerprints) {}

  /** The fingerprint of each image, or why it cannot be read. */
  private record Hashed(Optional<String> fingerprint, Optional<String> problem) {}

  /**
   * Runs until all images have a row or a problem, or it is cancelled.
   *
   * @return empty if it was cancelled
   */
  Optional<Outcome> run(List<Path> images, LongConsumer done) {
    List<CompletableFuture<Hashed>> hashing =
        images.stream().map(p -> CompletableFuture.supplyAsync(() -> hash(p), executor)).toList();
    String[] fingerprints = new String[images.size()];
    List<Optional<String>> problems =
        new ArrayList<>(Collections.nCopies(images.size(), Optional.empty()));
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Hashed hashed = hashing.get(i).join();
      if (hashed.fingerprint().isPresent()) {
        fingerprints[i] = hashed.fingerprint().get();
        if (shelf.find(fingerprints[i]).isEmpty()) {
          missing.add(i);
        }
      } else {
        problems.set(i, hashed.problem());
      }
      if (i % 64 == 0 && cancelled.getAsBoolean()) {
        hashing.forEach(f -> f.cancel(false));
        return Optional.empty();
      }
    }
    contents.save();
    boolean filled = fill(images, fingerprints, problems, missing, done);
    contents.save();
    if (!filled) {
      return Optional.empty();
    }
    long[] rows = new long[images.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = problems.get(i).isPresent() ? -1 : shelf.find(fingerprints[i]).orElse(-1);
    }
    return Optional.of(
        new Outcome(
            rows, problems, Arrays.stream(fingerprints).map(f -> f == null ? "" : f).toList()));
  }

  private Hashed hash(Path image) {
    Optional<String> settled = contents.settledProblem(image);
    if (settled.isPresent()) {
      return new Hashed(Optional.empty(), settled);
    }
    try {
      return new Hashed(Optional.of(contents.fingerprint(image)), Optional.empty());
    } catch (IOException e) {
      return new Hashed(
          Optional.empty(), Optional.of("The file cannot be read: " + e.getMessage() + "."));
    }
  }

  private boolean fill(
      List<Path> images,
      String[] fingerprints,
      List<Optional<String>> problems,
      List<Integer> missing,
      LongConsumer done) {
    int batches = (missing.size() + batch - 1) / batch;
    float[][] ring = new float[Math.min(RING, batches)][batch * pixelsPerImage];
    List<List<CompletableFuture<Optional<String>>>> decoding = new ArrayList<>();
    float[] features = new float[trunk.isPresent() ? batch * shelf.rowLength() : 0];
    List<float[]> onTheWay =
        passing.stream().map(s -> new float[batches > 0 ? batch * s.rowLength() : 0]).toList();
    long ready = (long) images.size() - missing.size();
    done.accept(ready);
    try {
      for (int b = 0; b < batches; b++) {
        while (decoding.size() < Math.min(batches, b + RING)) {
          int k = decoding.size();
          decoding.add(decode(images, part(missing, k), ring[k % RING], fingerprints));
        }
        trunk.ifPresent(Trunk::prepare);
        List<Integer> members = part(missing, b);
        List<CompletableFuture<Optional<String>>> results = decoding.get(b);
        for (int i = 0; i < members.size(); i++) {
          problems.set(members.get(i), results.get(i).join());
        }
        if (cancelled.getAsBoolean()) {
          return false;
        }
        float[] pixels = ring[b % RING];
        trunk.ifPresent(t -> t.run(pixels, features, onTheWay));
        float[] values = trunk.isPresent() ? features : pixels;
        for (int i = 0; i < members.size(); i++) {
          if (problems.get(members.get(i)).isEmpty()) {
            String fingerprint = fingerprints[members.get(i)];
            shelf.append(fingerprint, values, i * shelf.rowLength());
            for (int p = 0; p < passing.size(); p++) {
              Shelf other = passing.get(p);
              other.append(fingerprint, onTheWay.get(p), i * other.rowLength());
            }
          }
        }
        ready += members.size();
        done.accept(ready);
      }
      return true;
    } finally {
      decoding.forEach(d -> d.forEach(f -> f.cancel(false)));
      shelf.flush();
      passing.forEach(Shelf::flush);
    }
  }

  private List<Integer> part(List<Integer> missing, int b) {
    return missing.subList(b * batch, Math.min(missing.size(), (b + 1) * batch));
  }

  private List<CompletableFuture<Optional<String>>> decode(
      List<Path> images, List<Integer> members, float[] pixels, String[] fingerprints) {
    List<CompletableFuture<Optional<String>>> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Path image = images.get(members.get(i));
      String expected = fingerprints[members.get(i)];
      FloatBuffer place = FloatBuffer.wrap(pixels, i * pixelsPerImage, pixelsPerImage).slice();
      all.add(CompletableFuture.supplyAsync(() -> decode(image, expected, place), executor));
    }
    return all;
  }

  private Optional<String> decode(Path image, String expected, FloatBuffer place) {
    try {
      String fingerprint = reader.load(image, resize, place).fingerprint();
      if (fingerprint.equals(expected)) {
        return Optional.empty();
      }
      contents.forget(image);
      return Optional.of("The file changed while it was being read.");
    } catch (UnreadableImageException e) {
      return Optional.of(e.reason());
    }
  }
}
