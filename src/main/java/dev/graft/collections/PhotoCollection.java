package dev.graft.collections;

import dev.graft.download.Checksum;
import dev.graft.download.Transfer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A public collection of photographs: what is known of it, and where it is.
 *
 * @param name what it is called here
 * @param title what its makers call it
 * @param about what it shows, without a full stop
 * @param classes the class folders that it becomes
 * @param images how many photographs, as published; damaged ones are counted
 * @param page where it is described
 * @param licence an SPDX identifier, or {@code unknown}
 * @param terms what else is known of its terms, as a sentence
 * @param url the address of the archive, a zip or a tar.gz
 * @param bytes the length of the archive
 * @param checksum what the archive is recognised by
 * @param arrangement where in the archive the pictures are
 */
public record PhotoCollection(
    String name,
    String title,
    String about,
    List<String> classes,
    int images,
    URI page,
    String licence,
    String terms,
    URI url,
    long bytes,
    Checksum checksum,
    Arrangement arrangement) {
  /** Copies the list. */
  public PhotoCollection {
    classes = List.copyOf(classes);
  }

  /**
   * The archive's file name.
   *
   * @return without folders
   */
  public String fileName() {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The transfer of the archive. */
  Transfer transfer(Path folder) {
    Path target = folder.resolve(name + "-" + fileName());
    return new Transfer(
        url,
        target,
        OptionalLong.of(bytes),
        bytes,
        Optional.of(checksum),
        "download %s with a browser, save it as %s, and fetch %s again"
            .formatted(url, target, name));
  }

  /**
   * Where in an archive the pictures are.
   *
   * @param folder the folder that holds them all
   * @param sorting how it says what class each is of
   * @param licenceFile a file in that folder that is kept with the pictures
   */
  record Arrangement(String folder, Sorting sorting, Optional<String> licenceFile) {}
}
