package dev.graft.formats;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Weights as a manifest in TensorFlow.js's form, {@code weights.json}, and raw little-endian
 * values, {@code weights.bin}.
 */
final class WeightFiles {
  private static final String MANIFEST = "weights.json";
  private static final String VALUES = "weights.bin";
  private static final String FLOAT32 = "float32";

  private WeightFiles() {}

  private record Entry(String name, Shape shape, String dtype) {
    Entry {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(shape, "shape");
    }
  }

  private record Group(List<String> paths, List<Entry> weights) {
    Group {
      weights = List.copyOf(weights);
    }
  }

  static void write(Weights weights, Path folder, Origin origin) throws IOException {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<String, Tensor> e : weights.tensors().entrySet()) {
      entries.add(new Entry(e.getKey(), e.getValue().shape(), FLOAT32));
      bytes += e.getValue().shape().size() * Float.BYTES;
    }
    if (bytes > Origin.MAX_WEIGHT_BYTES) {
      throw origin.bad("would have more than 2 GB of weights, which is more than Graft can hold");
    }
    Json.write(folder.resolve(MANIFEST), List.of(new Group(List.of(VALUES), entries)));
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(VALUES), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer chunk = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
      for (Tensor tensor : weights.tensors().values()) {
        write(tensor.values(), chunk, channel);
      }
      // The folder is moved into place next: what it promises must be on the disk by then.
      channel.force(true);
    }
  }

  private static void write(FloatBuffer values, ByteBuffer chunk, FileChannel channel)
      throws IOException {
    while (values.hasRemaining()) {
      int n = Math.min(values.remaining(), chunk.capacity() / Float.BYTES);
      chunk.clear();
      chunk.asFloatBuffer().put(values.slice(values.position(), n));
      values.position(values.position() + n);
      chunk.limit(n * Float.BYTES);
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
  }

  /** Checks that there are as many values as the manifest says. */
  static void check(Path folder, Origin origin) {
    try {
      wantLength(group(folder, origin), Files.size(folder.resolve(VALUES)), origin);
    } catch (IOException e) {
      throw damaged(origin, e);
    }
  }

  static Weights map(Path folder, Origin origin) {
    Group group = group(folder, origin);
    try (FileChannel channel = FileChannel.open(folder.resolve(VALUES), StandardOpenOption.READ)) {
      long bytes = wantLength(group, channel.size(), origin);
      FloatBuffer all =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, bytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      int at = 0;
      for (Entry entry : group.weights()) {
        int n = Math.toIntExact(entry.shape().size());
        tensors.put(entry.name(), new Tensor(entry.shape(), all.slice(at, n)));
        at += n;
      }
      return new Weights(tensors);
    } catch (IOException e) {
      throw damaged(origin, e);
    }
  }

  private static GraftException damaged(Origin origin, IOException e) {
    return origin.bad(
        "is damaged: its " + VALUES + " cannot be read (" + e.getMessage() + "); import it again",
        e);
  }

  private static Group group(Path folder, Origin origin) {
    Group[] groups = Json.read(folder.resolve(MANIFEST), Group[].class);
    if (groups.length != 1 || groups[0] == null) {
      throw origin.bad("is damaged: " + MANIFEST + " is not Graft's; import the model again");
    }
    return groups[0];
  }

  private static long wantLength(Group group, long there, Origin origin) {
    long bytes = 0;
    for (Entry entry : group.weights()) {
      if (!FLOAT32.equals(entry.dtype())) {
        throw origin.bad("is damaged: " + entry.name() + " is not float32; import the model again");
      }
      try {
        bytes = Math.addExact(bytes, Math.multiplyExact(entry.shape().size(), Float.BYTES));
      } catch (ArithmeticException e) {
        throw origin.bad("is damaged: " + entry.name() + " has no size; import the model again", e);
      }
    }
    if (bytes != there || bytes > Origin.MAX_WEIGHT_BYTES) {
      throw origin.bad(
          "is damaged: %s has %d bytes and should have %d; import the model again"
              .formatted(VALUES, there, bytes));
    }
    return bytes;
  }
}
