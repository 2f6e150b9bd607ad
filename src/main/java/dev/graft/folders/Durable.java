package dev.graft.folders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts folders in their place so that a power cut finds them there whole or not at all: what is in
 * them reaches the disk before the name does.
 */
public final class Durable {
  private Durable() {}

  /**
   * Gives a complete folder its name.
   *
   * @param part the folder under a temporary name, on the same disk
   * @param place its name; must not be there
   * @throws IOException if that fails; the folder keeps its temporary name then
   */
  public static void move(Path part, Path place) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(part)) {
      // What is in a folder before the folder.
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      if (Files.isDirectory(path)) {
        forceNames(path);
      } else {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    forceNames(place.toAbsolutePath().getParent());
  }

  /**
   * Makes the names in a folder reach the disk, where the system lets a folder be opened for that;
   * Windows does not, and its file system keeps a journal of names itself.
   *
   * @param folder the folder
   * @throws IOException if it cannot be opened or the disk refuses
   */
  public static void forceNames(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Removes a folder with all that is in it.
   *
   * @param folder need not be there
   * @throws IOException if that fails; some of it may be gone then
   */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    }
  }
}
