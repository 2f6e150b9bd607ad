package dev.graft.distillation;

import dev.graft.dataset.Fingerprint;
import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.UnreadableImageException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Fills a block: each photograph is decoded once, its views are drawn at the student's and at every
 * teacher's size, and each teacher looks at each view once. Decoding and drawing run on the
 * executor, some photographs ahead of the teachers, which run on the calling thread.
 */
final class ViewPass {
  private static final int AHEAD = 12;
  private static final int COMPLETE_EVERY = 256;

  private final ViewStore store;
  private final ViewBlock block;
  private final List<Photograph> photographs;
  private final List<Teacher> teachers;
  private final Executor executor;
  private final BooleanSupplier cancelled;
  private final List<float[]> pixels = new ArrayList<>();
  private final List<float[]> outputs = new ArrayList<>();
  private final float[] said;
  private final int batch;
  private final List<Drawn> pending = new ArrayList<>();

  /**
   * A photograph.
   *
   * @param file which
   * @param key a number that its content decides
   */
  record Photograph(Path file, long key) {
    static Photograph of(Path file, String fingerprint) {
      return new Photograph(file, Long.parseUnsignedLong(fingerprint.substring(0, 16), 16));
    }
  }

  /** A view at the student's size and at each teacher's. */
  private record Drawn(byte[] student, List<byte[]> teachers) {}

  /** The views of a photograph, or why there are none. */
  private record Result(List<Drawn> views, String problem) {}

  ViewPass(
      ViewStore store,
      List<Photograph> photographs,
      List<Teacher> teachers,
      Executor executor,
      BooleanSupplier cancelled) {
    this.store = store;
    this.block = store.block();
    this.photographs = photographs;
    this.teachers = teachers;
    this.executor = executor;
    this.cancelled = cancelled;
    this.batch = teachers.get(0).batch();
    for (int t = 0; t < teachers.size(); t++) {
      TeacherShape shape = block.shapes().get(t);
      pixels.add(new float[batch * shape.size() * shape.size() * 3]);
      outputs.add(new float[batch * shape.outputs()]);
    }
    this.said = new float[block.targets()];
  }

  /** Runs to the end; false if it was cancelled, and then what is done is kept. */
  boolean run(LongConsumer done) {
    List<DistillationEvent.Skipped> skipped = new ArrayList<>(store.progress().skipped());
    Deque<CompletableFuture<Result>> drawing = new ArrayDeque<>();
    int next = store.progress().photographs();
    int started = next;
    done.accept(next);
    try {
      while (next < photographs.size()) {
        while (started < photographs.size() && drawing.size() < AHEAD) {
          Photograph photograph = photographs.get(started++);
          drawing.add(CompletableFuture.supplyAsync(() -> draw(photograph), executor));
        }
        Result result = drawing.remove().join();
        if (!result.problem().isEmpty()) {
          skipped.add(
              new DistillationEvent.Skipped(
                  photographs.get(next).file().toString(), result.problem()));
        }
        pending.addAll(result.views());
        next++;
        while (pending.size() >= batch) {
          ask(batch);
        }
        boolean stop = cancelled.getAsBoolean();
        if (stop || next % COMPLETE_EVERY == 0 || next == photographs.size()) {
          ask(pending.size());
          store.complete(next, skipped);
        }
        done.accept(next);
        if (stop) {
          return false;
        }
      }
      return true;
    } finally {
      drawing.forEach(d -> d.cancel(false));
    }
  }

  private Result draw(Photograph photograph) {
    PixelImage image;
    try {
      image = ImageLoader.decode(photograph.file()).pixels();
    } catch (UnreadableImageException e) {
      return new Result(List.of(), e.reason());
    }
    List<Drawn> views = new ArrayList<>();
    for (int v = block.first(); v < block.end(); v++) {
      if (View.takesPart((long) image.width() * image.height(), v)) {
        View view = View.of(block.seed(), photograph.key(), v);
        List<byte[]> seen =
            block.shapes().stream().map(s -> ViewRenderer.render(image, view, s.size())).toList();
        views.add(new Drawn(ViewRenderer.render(image, view, block.size()), seen));
      }
    }
    return new Result(views, "");
  }

  /** Asks the teachers about the first pending views. */
  private void ask(int count) {
    if (count == 0) {
      return;
    }
    for (int t = 0; t < teachers.size(); t++) {
      float[] into = pixels.get(t);
      int at = 0;
      for (int i = 0; i < count; i++) {
        for (byte value : pending.get(i).teachers().get(t)) {
          into[at++] = value & 0xff;
        }
      }
      teachers.get(t).run(into, outputs.get(t));
    }
    for (int i = 0; i < count; i++) {
      int at = 0;
      for (int t = 0; t < teachers.size(); t++) {
        int length = block.shapes().get(t).outputs();
        System.arraycopy(outputs.get(t), i * length, said, at, length);
        at += length;
      }
      store.append(pending.get(i).student(), said, 0);
    }
    pending.subList(0, count).clear();
  }

  /** The fingerprint of many photographs in order. */
  static String fingerprint(List<String> contents) {
    return Fingerprint.of(
        String.join("\n", contents).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
