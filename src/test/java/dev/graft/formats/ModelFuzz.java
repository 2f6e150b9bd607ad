package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.testing.TinyKeras3;
import dev.graft.testing.TinyModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Damages small models of every format and reads them: each becomes a model or one sentence that
 * names the file, and nothing appears outside. {@code ./mvnw -Pmodel-fuzz process-test-classes}
 * reads 20,000 of each format; {@code -Dgraft.fuzz="COUNT SEED FORMAT"} chooses others.
 */
public final class ModelFuzz {
  private static final String[] VALUES = {
    "null", "-1", "1e99", "2147483647", "\"\"", "[]", "{}", "\"../../outside\"", "true", "[[1]]"
  };
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    127,
    255,
    65_535,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    1L << 32,
    1L << 40
  };
  private static final String[] NAMES = {
    "../outside",
    "..\\outside",
    "/tmp/outside",
    "a/../../outside",
    "C:\\outside",
    "a\0b",
    "",
    ".",
    "a//b"
  };

  private final Path work;
  private final Form form;
  private final Random random;
  private final List<Map<String, byte[]>> originals;

  /** What is damaged. */
  public enum Form {
    HDF5,
    KERAS,
    TFJS,
    SAVED_MODEL,
    ZIP
  }

  /**
   * What came of it.
   *
   * @param read damaged files that still are models
   * @param refused those that became a sentence
   */
  public record Report(int read, int refused) {}

  private ModelFuzz(Form form, long seed, Path folder) throws IOException {
    this.form = form;
    this.random = new Random(seed);
    this.work = Files.createDirectories(folder.resolve("inner"));
    this.originals = originals(Files.createDirectories(folder.resolve("originals")));
  }

  /**
   * Damages and reads.
   *
   * @param form what
   * @param count how many files
   * @param seed equal seeds give equal files
   * @param folder an empty folder to work in
   * @return what came of it
   * @throws AssertionError that says which file, if one does what it should not
   */
  public static Report run(Form form, int count, long seed, Path folder) throws IOException {
    ModelFuzz fuzz = new ModelFuzz(form, seed, folder);
    int read = 0;
    for (int i = 0; i < count; i++) {
      boolean whole = fuzz.survives(i);
      read += whole ? 1 : 0;
      if (i % 500 == 0 || i == count - 1) {
        fuzz.wantNothingOutside(folder);
      }
    }
    return new Report(read, count - read);
  }

  private List<Map<String, byte[]>> originals(Path folder) throws IOException {
    List<Map<String, byte[]>> all = new ArrayList<>();
    switch (form) {
      case HDF5 -> {
        TinyModels.hdf5(folder.resolve("a.h5"), TinyModels.topology(), TinyModels.weights());
        TinyModels.hdf5Weights(folder.resolve("b.h5"), TinyModels.weights());
        TinyKeras3.hdf5(folder.resolve("c.weights.h5"), TinyKeras3.weights());
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.sorted().toList()) {
            all.add(Map.of("model.h5", Files.readAllBytes(file)));
          }
        }
      }
      case KERAS -> {
        TinyKeras3.folder(folder.resolve("k"), TinyKeras3.topology(), TinyKeras3.weights());
        all.add(contents(folder.resolve("k")));
      }
      case TFJS -> {
        TinyModels.tfjs(folder.resolve("t"), TinyModels.topology(), TinyModels.weights(), 300);
        all.add(contents(folder.resolve("t")));
      }
      case SAVED_MODEL, ZIP -> {
        TinySavedModels.functions(folder.resolve("f"), "Softmax", "NoOp");
        all.add(contents(folder.resolve("f")));
        for (TinySavedModels.Metadata where : TinySavedModels.Metadata.values()) {
          Path model = folder.resolve(where.name());
          TinySavedModels.keras(model, where, TinyModels.topology().toString());
          all.add(contents(model));
        }
        if (form == Form.ZIP) {
          TinyModels.tfjs(folder.resolve("t"), TinyModels.topology(), TinyModels.weights(), 300);
          all.add(contents(folder.resolve("t")));
        }
      }
    }
    return all;
  }

  private static Map<String, byte[]> contents(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        contents.put(name, Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** Reads the next file; false if it became a sentence. */
  private boolean survives(int number) throws IOException {
    Map<String, byte[]> model = new TreeMap<>(originals.get(random.nextInt(originals.size())));
    Path target = work.resolve("case");
    if (form == Form.KERAS || form == Form.ZIP) {
      boolean container = random.nextInt(3) == 0;
      if (!container) {
        damageOne(model);
      }
      byte[] zip = zip(model);
      Files.write(target, container ? damaged(zip) : zip);
    } else if (form == Form.HDF5) {
      Files.write(target, damaged(model.values().iterator().next()));
    } else {
      damageOne(model);
      for (Map.Entry<String, byte[]> file : model.entrySet()) {
        Path path = target.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
    try {
      ModelReader.read(target);
      return true;
    } catch (GraftException e) {
      String sentence = String.valueOf(e.getMessage());
      if (!sentence.startsWith(target.toString()) || sentence.contains("\n")) {
        throw new AssertionError(form + " " + number + " says: " + sentence, e);
      }
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(form + " " + number + " ends in " + e, e);
    } finally {
      Folders.delete(target);
    }
  }

  private void wantNothingOutside(Path folder) throws IOException {
    try (Stream<Path> around = Files.list(folder);
        Stream<Path> inside = Files.list(work)) {
      List<String> names =
          Stream.concat(around, inside).map(p -> p.getFileName().toString()).sorted().toList();
      if (!names.equals(List.of("inner", "originals"))) {
        throw new AssertionError(form + " left files: " + names);
      }
    }
  }

  private void damageOne(Map<String, byte[]> model) {
    List<String> names = List.copyOf(model.keySet());
    String name = names.get(random.nextInt(names.size()));
    byte[] content = model.get(name);
    if (form == Form.ZIP && random.nextInt(5) == 0) {
      model.put(NAMES[random.nextInt(NAMES.length)], content);
      model.remove(name);
    } else if (random.nextInt(20) == 0) {
      model.remove(name);
    } else if (name.endsWith(".json") && random.nextBoolean()) {
      model.put(name, damagedTree(content));
    } else {
      model.put(name, damaged(content));
    }
  }

  private byte[] damagedTree(byte[] json) {
    JsonNode root = Json.parse(new String(json, StandardCharsets.UTF_8), JsonNode.class);
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      JsonNode value = Json.parse(VALUES[random.nextInt(VALUES.length)], JsonNode.class);
      if (!Mutations.replace(root, random.nextInt(200), value)) {
        Mutations.replace(root, random.nextInt(20), value);
      }
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damaged(byte[] file) {
    byte[] out = file.clone();
    for (int changes = random.nextInt(6); changes >= 0 && out.length > 8; changes--) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(8)) {
        case 0 -> out = Arrays.copyOf(out, at + 1);
        case 1 -> out = joined(Arrays.copyOf(out, at), tail(out, at + random.nextInt(40)));
        case 2 -> out = joined(Arrays.copyOf(out, at), tail(out, at - random.nextInt(40)));
        case 3 -> {
          ByteBuffer number = ByteBuffer.allocate(8);
          number.order(random.nextBoolean() ? java.nio.ByteOrder.LITTLE_ENDIAN : number.order());
          number.putLong(NUMBERS[random.nextInt(NUMBERS.length)]);
          int place = Math.min(at, out.length - 8);
          System.arraycopy(number.array(), 0, out, place, random.nextBoolean() ? 8 : 4);
        }
        case 4 -> out[at] ^= (byte) (1 << random.nextInt(8));
        case 5 -> out[at] = (byte) 0xff;
        default -> out[at] = (byte) random.nextInt(256);
      }
    }
    return out;
  }

  private static byte[] tail(byte[] all, int from) {
    return Arrays.copyOfRange(all, Math.max(0, Math.min(from, all.length)), all.length);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private byte[] zip(Map<String, byte[]> model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : model.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Damages every format.
   *
   * @param args how many files of each, the seed, and one format where not all are wanted
   */
  public static void main(String[] args) throws IOException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    List<Form> forms = args.length > 2 ? List.of(Form.valueOf(args[2])) : List.of(Form.values());
    for (Form form : forms) {
      Path temp = Files.createTempDirectory("graft-fuzz-");
      long unpackedBefore = unpacked();
      long start = System.nanoTime();
      long filesBefore = openFiles();
      Path folder = Files.createDirectory(temp.resolve("work"));
      Report report = run(form, count, seed, folder);
      System.gc();
      Runtime r = Runtime.getRuntime();
      System.out.printf(
          "%-11s %d damaged: %d read, %d refused with a sentence; %.0f s; open files %+d; heap %d MB; unpacked folders %+d%n",
          form,
          count,
          report.read(),
          report.refused(),
          (System.nanoTime() - start) / 1e9,
          openFiles() - filesBefore,
          (r.totalMemory() - r.freeMemory()) >> 20,
          unpacked() - unpackedBefore);
      Folders.delete(temp);
    }
  }

  /** Folders that zips were unpacked to and that are still there. */
  static long unpacked() throws IOException {
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return left.filter(p -> p.getFileName().toString().startsWith("graft-zip-")).count();
    }
  }

  /** Descriptors that this process holds; 0 where the system does not say. */
  static long openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.count();
    }
  }
}
