package dev.graft.zoo;

import dev.graft.download.Checksum;
import dev.graft.download.Transfer;
import dev.graft.network.Preprocessing;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of weights that somebody published: what is known of it, and where it is.
 *
 * @param name what it is called in the zoo
 * @param network the name that it shares with the file of the same network with or without its
 *     classifier
 * @param architecture {@code NAME} or {@code NAME:ALPHA}
 * @param classes how many classes it tells apart; 0 without a classifier
 * @param inputSize rows and columns of the pictures that it was trained on
 * @param scaling how those were scaled
 * @param parameters how many, the classifier included if it has one
 * @param licence under what terms
 * @param top1 the share of ImageNet's validation images that the whole network gets right, as
 *     published
 * @param top1Source where that is published
 * @param paper the address of the paper
 * @param url the address of the file
 * @param bytes its length, where that is known
 * @param mostBytes a length that it cannot exceed
 * @param checksum what it is recognised by, where that was published
 */
public record CatalogueEntry(
    String name,
    String network,
    String architecture,
    int classes,
    int inputSize,
    Preprocessing.Scaling scaling,
    long parameters,
    Licence licence,
    Optional<Double> top1,
    Optional<String> top1Source,
    String paper,
    URI url,
    OptionalLong bytes,
    long mostBytes,
    Optional<Checksum> checksum) {
  /**
   * The file's name.
   *
   * @return as it is published, without folders
   */
  public String fileName() {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Whether the file says itself what its layers are.
   *
   * @return true for a SavedModel in a zip, false for weights of a known architecture
   */
  boolean isWholeModel() {
    return fileName().endsWith(".zip");
  }

  /**
   * How to get it where this machine cannot.
   *
   * @return an imperative without a full stop
   */
  public String byHand() {
    return "download %s with a browser and then `graft zoo import %s --name %s`"
        .formatted(url, fileName(), name);
  }

  /**
   * Where imported weights say they are from.
   *
   * @return file, holder and paper
   */
  public String source() {
    return "%s (weights by %s; %s)".formatted(url, licence.holder(), paper);
  }

  /**
   * The transfer of the file.
   *
   * @param folder where it goes
   * @return the wish
   */
  Transfer transfer(Path folder) {
    return new Transfer(url, folder.resolve(fileName()), bytes, mostBytes, checksum, byHand());
  }
}
