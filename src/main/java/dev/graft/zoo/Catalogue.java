package dev.graft.zoo;

import dev.graft.download.Checksum;
import dev.graft.download.Digests;
import dev.graft.download.Transfer;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Preprocessing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The weights that others published, of architectures that Graft builds. The facts are in {@code
 * catalogue.json}: addresses and MD5 digests from the source of Keras Applications, licences from
 * its documentation, lengths where they are found in public material.
 */
public final class Catalogue {
  private static final String RESOURCE = "catalogue.json";

  /** HDF5 keeps names and holes besides the values. */
  private static final double OVERHEAD = 1.1;

  private static final long OVERHEAD_BYTES = 1 << 20;

  private final List<CatalogueEntry> entries;
  private final ClassIndexFile classIndex;

  private Catalogue(Document document) {
    List<CatalogueEntry> all = new ArrayList<>();
    document
        .networks()
        .forEach(network -> network.files().forEach(f -> all.add(entry(network, f))));
    this.entries = List.copyOf(all);
    this.classIndex = document.classIndex();
  }

  /** The file as it is written. */
  record Document(ClassIndexFile classIndex, List<NetworkFacts> networks) {}

  record ClassIndexFile(String url, long bytes, String md5) {}

  record NetworkFacts(
      String name,
      String architecture,
      int inputSize,
      String scaling,
      LicenceFacts licence,
      Optional<Double> top1,
      Optional<String> top1Source,
      String paper,
      List<FileFacts> files) {}

  record LicenceFacts(String name, String holder, Optional<String> source, String commercialUse) {}

  record FileFacts(
      String name,
      int classes,
      String url,
      long parameters,
      OptionalLong bytes,
      Optional<String> md5,
      Optional<String> sha1) {}

  /**
   * The catalogue that comes with the program.
   *
   * @return the catalogue
   */
  public static Catalogue official() {
    return Official.CATALOGUE;
  }

  private static final class Official {
    private static final Catalogue CATALOGUE = load();

    private Official() {}

    private static Catalogue load() {
      try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is not beside its class");
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Catalogue(Json.parse(text, Document.class));
      } catch (IOException e) {
        throw new IllegalStateException(RESOURCE + " cannot be read", e);
      }
    }
  }

  /**
   * A catalogue of somebody's own, for instance of copies inside a company.
   *
   * @param file of the form of {@code catalogue.json}
   * @return the catalogue
   * @throws GraftException if it cannot be read
   */
  public static Catalogue read(Path file) {
    try {
      return new Catalogue(Json.read(file, Document.class));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new GraftException(
          file + " is not a catalogue (" + e.getMessage() + "); compare it with Graft's own.", e);
    }
  }

  private static CatalogueEntry entry(NetworkFacts network, FileFacts file) {
    long largest = network.files().stream().mapToLong(FileFacts::parameters).max().orElse(0);
    LicenceFacts licence = network.licence();
    BackboneName.check(file.name());
    return new CatalogueEntry(
        file.name(),
        network.name(),
        network.architecture(),
        file.classes(),
        network.inputSize(),
        Preprocessing.Scaling.of(network.scaling()),
        file.parameters(),
        new Licence(
            licence.name(),
            licence.holder(),
            licence.source(),
            Licence.CommercialUse.valueOf(
                licence.commercialUse().toUpperCase(java.util.Locale.ROOT))),
        network.top1(),
        network.top1Source(),
        network.paper(),
        URI.create(file.url()),
        file.bytes(),
        // Files without a classifier may have been made by taking it out of the file with it, which
        // does not shorten an HDF5 file.
        file.bytes().orElse((long) (largest * Float.BYTES * OVERHEAD) + OVERHEAD_BYTES),
        file.md5()
            .map(hex -> new Checksum(Checksum.Algorithm.MD5, hex))
            .or(() -> file.sha1().map(hex -> new Checksum(Checksum.Algorithm.SHA_1, hex))));
  }

  /**
   * All entries.
   *
   * @return by network, each with its classifier first
   */
  public List<CatalogueEntry> entries() {
    return entries;
  }

  /**
   * Finds by name.
   *
   * @param name the name in the zoo
   * @return the entry, if there is one
   */
  public Optional<CatalogueEntry> find(String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /**
   * The entry whose weights say that they are from there.
   *
   * @param source as {@link CatalogueEntry#source()} gives it
   * @return the entry, if there is one
   */
  Optional<CatalogueEntry> recognise(String source) {
    return entries.stream().filter(e -> e.source().equals(source)).findFirst();
  }

  /** The transfer of the names of ImageNet's classes, in Keras's form. */
  Transfer classIndex(Path folder) {
    return new Transfer(
        URI.create(classIndex.url()),
        folder.resolve("imagenet_class_index.json"),
        OptionalLong.of(classIndex.bytes()),
        classIndex.bytes(),
        Optional.of(new Checksum(Checksum.Algorithm.MD5, classIndex.md5())),
        "download " + classIndex.url() + " with a browser and pass it with --class-names");
  }

  /**
   * Whether a file that a person has is one of the catalogue's, whatever it is called.
   *
   * @param source a file or folder
   * @return what can be said of it
   * @throws GraftException if it bears the name of a published file and is not that
   */
  Finding examine(Path source) {
    if (!Files.isRegularFile(source)) {
      return Finding.NOTHING;
    }
    try {
      long bytes = Files.size(source);
      Digests digests = Digests.of(source);
      Optional<CatalogueEntry> same =
          entries.stream()
              .filter(e -> e.checksum().map(digests::matches).orElse(false))
              .findFirst();
      if (same.isPresent()) {
        return new Finding(same, Optional.empty());
      }
      String name = String.valueOf(source.getFileName());
      Optional<CatalogueEntry> named =
          entries.stream().filter(e -> e.fileName().equals(name)).findFirst();
      return named.map(e -> byName(e, source, bytes, digests)).orElse(Finding.NOTHING);
    } catch (IOException e) {
      throw new GraftException(source + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  private static Finding byName(CatalogueEntry entry, Path source, long bytes, Digests digests) {
    if (entry.checksum().isPresent()) {
      Checksum wanted = entry.checksum().get();
      throw new GraftException(
          "%s has the name of the published file of %s and is not that file, or is damaged: its %s is %s and not %s; get it again from %s, or rename it to import it as your own."
              .formatted(
                  source,
                  entry.name(),
                  wanted.algorithm().standardName(),
                  digests.get(wanted.algorithm()),
                  wanted.hex(),
                  entry.url()));
    }
    if (entry.bytes().isPresent() && entry.bytes().getAsLong() == bytes) {
      return new Finding(Optional.of(entry), Optional.empty());
    }
    String why =
        entry.bytes().isPresent()
            ? "it has %d bytes and the published file %d"
                .formatted(bytes, entry.bytes().getAsLong())
            : "no checksum of that was published";
    return new Finding(
        Optional.empty(),
        Optional.of(
            "It is named like the published file of %s, but nothing shows that it is that (%s), so its licence stays unknown."
                .formatted(entry.name(), why)));
  }

  /**
   * What a comparison with the catalogue led to.
   *
   * @param entry the published file that it is
   * @param note what a person should know
   */
  record Finding(Optional<CatalogueEntry> entry, Optional<String> note) {
    static final Finding NOTHING = new Finding(Optional.empty(), Optional.empty());
  }
}
