package dev.graft.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a model out of a zip, by way of a temporary folder that is gone afterwards. */
final class ZippedModel {
  private static final int MAX_ENTRIES = 10_000;
  private static final long MAX_BYTES = 4L << 30;

  private final Path zip;
  private final Origin origin;
  private long bytes;

  private ZippedModel(Path zip, Origin origin) {
    this.zip = zip;
    this.origin = origin;
  }

  static ImportedModel read(Path zip, Origin origin) {
    return new ZippedModel(zip, origin).read();
  }

  private ImportedModel read() {
    try {
      Path folder = Files.createTempDirectory("graft-zip-").toRealPath();
      try {
        unpack(folder);
        return ModelReader.read(modelFolder(folder), zip, origin);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw origin.bad("cannot be unpacked (" + e.getMessage() + "); get it again", e);
    }
  }

  private void unpack(Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      if (file.size() > MAX_ENTRIES) {
        throw origin.bad("holds too many files for a model; is it the right file?");
      }
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
          Path target = target(folder, entry.getName());
          Files.createDirectories(target.getParent());
          try (InputStream in = file.getInputStream(entry);
              OutputStream out = Files.newOutputStream(target)) {
            copy(in, out);
          }
        }
      }
    }
  }

  private Path target(Path folder, String name) {
    try {
      Path target = folder.resolve(name.replace('\\', '/')).normalize();
      if (target.startsWith(folder) && !target.equals(folder)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw origin.bad("holds a file with a name that cannot be: " + name, e);
    }
    throw origin.bad("holds a file that would be unpacked outside its folder (" + name + ")");
  }

  /** Counts what really comes out, since what the zip says of sizes may be false. */
  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      bytes += n;
      if (bytes > MAX_BYTES) {
        throw origin.bad("unpacks to more than 4 GB, which is too much for a model");
      }
      out.write(chunk, 0, n);
    }
  }

  private Path modelFolder(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root, 8)) {
      List<Path> models =
          all.filter(Files::isDirectory).filter(f -> ModelReader.isModelFolder(f, origin)).toList();
      if (models.size() == 1) {
        return models.get(0);
      }
      throw origin.bad(
          models.isEmpty()
              ? "holds no model that Graft knows; a model.json, a Keras HDF5 file or a TensorFlow SavedModel is wanted in it"
              : "holds several models; unpack it and choose one");
    }
  }
}
