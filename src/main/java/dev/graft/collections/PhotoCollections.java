package dev.graft.collections;

import dev.graft.download.Checksum;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The collections that can be fetched. Addresses and lengths are those of the publishers; the MD5
 * is that of torchvision, the SHA-256 are those of TensorFlow Datasets.
 */
public final class PhotoCollections {
  private static final String RESOURCE = "collections.json";

  /** Names become names of folders on every system. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,60}");

  private final List<PhotoCollection> all;

  private PhotoCollections(Document document) {
    this.all = document.collections().stream().map(PhotoCollections::collection).toList();
  }

  /** The file as it is written. */
  record Document(List<Facts> collections) {}

  record Facts(
      String name,
      String title,
      String about,
      List<String> classes,
      int images,
      String page,
      String licence,
      String terms,
      String url,
      long bytes,
      Optional<String> md5,
      Optional<String> sha256,
      String folder,
      String sorting,
      Optional<String> licenceFile) {}

  /**
   * The collections that Graft knows.
   *
   * @return the list
   */
  public static PhotoCollections official() {
    try (InputStream in = PhotoCollections.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not beside its class");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PhotoCollections(Json.parse(text, Document.class));
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
  }

  /**
   * A list of somebody's own, for instance of copies inside a company.
   *
   * @param file of the form of {@code collections.json}
   * @return the list
   * @throws GraftException if it cannot be read
   */
  public static PhotoCollections read(Path file) {
    try {
      return new PhotoCollections(Json.read(file, Document.class));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new GraftException(
          file
              + " is not a list of collections ("
              + e.getMessage()
              + "); compare it with Graft's own.",
          e);
    }
  }

  private static PhotoCollection collection(Facts facts) {
    requirePlain(facts.name());
    requirePlain(facts.folder());
    facts.classes().forEach(PhotoCollections::requirePlain);
    if (facts.classes().size() < 2
        || new HashSet<>(facts.classes()).size() < facts.classes().size()) {
      throw new IllegalArgumentException(facts.name() + " needs two classes or more, each once");
    }
    Checksum checksum =
        facts
            .sha256()
            .map(hex -> new Checksum(Checksum.Algorithm.SHA_256, hex))
            .or(() -> facts.md5().map(hex -> new Checksum(Checksum.Algorithm.MD5, hex)))
            // Strangers' archives are unpacked only if it is known that they are those.
            .orElseThrow(() -> new IllegalArgumentException(facts.name() + " has no checksum"));
    return new PhotoCollection(
        facts.name(),
        facts.title(),
        facts.about(),
        facts.classes(),
        facts.images(),
        URI.create(facts.page()),
        facts.licence(),
        facts.terms(),
        URI.create(facts.url()),
        facts.bytes(),
        checksum,
        new PhotoCollection.Arrangement(
            facts.folder(), Sorting.of(facts.sorting()), facts.licenceFile()));
  }

  private static void requirePlain(String name) {
    if (!PLAIN.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a folder: " + name);
    }
  }

  /**
   * All of them.
   *
   * @return the smallest download first
   */
  public List<PhotoCollection> all() {
    return all;
  }

  /**
   * One of them.
   *
   * @param name its name
   * @return the collection
   * @throws GraftException if there is none of that name
   */
  public PhotoCollection find(String name) {
    return all.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new GraftException(
                    "There is no collection '"
                        + name
                        + "'; `graft data list` shows those that there are."));
  }
}
