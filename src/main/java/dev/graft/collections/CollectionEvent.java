package dev.graft.collections;

import java.nio.file.Path;
import java.util.OptionalLong;

/** What is told of the way of a collection onto this machine. */
public sealed interface CollectionEvent {
  /**
   * Bytes came.
   *
   * @param done how many are here
   * @param total how many there are
   */
  record Downloading(long done, OptionalLong total) implements CollectionEvent {}

  /**
   * The archive is here and verified, and is being unpacked.
   *
   * @param done bytes of it that are read
   * @param total its length
   */
  record Unpacking(long done, long total) implements CollectionEvent {}

  /**
   * It is a folder of class folders.
   *
   * @param collection which
   * @param folder where
   * @param images how many pictures
   * @param alreadyHere whether it was there before
   */
  record Finished(PhotoCollection collection, Path folder, int images, boolean alreadyHere)
      implements CollectionEvent {}
}
