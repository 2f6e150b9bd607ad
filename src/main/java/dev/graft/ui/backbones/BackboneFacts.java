package dev.graft.ui.backbones;

import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.Licence;
import dev.graft.zoo.ZooEntry;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One backbone as the room lists it: one of this machine, or a published network, whose files with
 * and without a classifier are one line together.
 *
 * @param name the name in the zoo; for what is not here, the network's
 * @param place where its weights are
 * @param entry its line in the zoo's list
 * @param files what can be downloaded, the one with the classifier first; empty if it is here
 * @param bytes what it takes on disk, or is to be downloaded; 0 if it takes nothing
 * @param rough whether the bytes are those of the values alone, because the length is not published
 * @param top1 the published share of ImageNet that it gets right
 * @param licence the licence as far as it is known
 */
record BackboneFacts(
    String name,
    Place place,
    ZooEntry entry,
    List<CatalogueEntry> files,
    long bytes,
    boolean rough,
    OptionalDouble top1,
    Licence licence) {
  /** Where the weights are. */
  enum Place {
    /** Part of the program. */
    BUILT_IN,
    /** In the user's library. */
    IMPORTED,
    /** In the user's library, but not usable. */
    DAMAGED,
    /** Elsewhere. */
    TO_DOWNLOAD
  }

  BackboneFacts {
    files = List.copyOf(files);
  }

  /** All lines: what is here in the zoo's order, then the published networks in the catalogue's. */
  static List<BackboneFacts> all(List<ZooEntry> entries) {
    List<BackboneFacts> all = new ArrayList<>();
    Map<String, List<ZooEntry>> published = new LinkedHashMap<>();
    for (ZooEntry entry : entries) {
      if (entry.published().isPresent()) {
        String network = entry.published().get().network();
        published.computeIfAbsent(network, n -> new ArrayList<>()).add(entry);
      } else {
        all.add(here(entry));
      }
    }
    published.values().forEach(lines -> all.add(published(lines)));
    return List.copyOf(all);
  }

  private static BackboneFacts here(ZooEntry entry) {
    Place place =
        !entry.available() ? Place.DAMAGED : entry.embedded() ? Place.BUILT_IN : Place.IMPORTED;
    return new BackboneFacts(
        entry.name(),
        place,
        entry,
        List.of(),
        entry.bytes(),
        false,
        top1(entry.recognised()),
        entry
            .recognised()
            .map(CatalogueEntry::licence)
            .orElseGet(() -> Licence.named(entry.licence())));
  }

  private static BackboneFacts published(List<ZooEntry> lines) {
    List<CatalogueEntry> files = lines.stream().flatMap(e -> e.published().stream()).toList();
    CatalogueEntry first = files.get(0);
    return new BackboneFacts(
        first.network(),
        Place.TO_DOWNLOAD,
        lines.get(0),
        files,
        size(first),
        first.bytes().isEmpty(),
        top1(Optional.of(first)),
        first.licence());
  }

  private static OptionalDouble top1(Optional<CatalogueEntry> file) {
    Optional<Double> top1 = file.flatMap(CatalogueEntry::top1);
    return top1.isPresent() ? OptionalDouble.of(top1.get()) : OptionalDouble.empty();
  }

  /** The length of a file; where it is not published, what the values alone take. */
  static long size(CatalogueEntry file) {
    return file.bytes().orElse(file.parameters() * Float.BYTES);
  }

  /** Whether it can be chosen now. */
  boolean isHere() {
    return place == Place.BUILT_IN || place == Place.IMPORTED;
  }

  /** {@code MobileNetV2:0.35} as people write it. */
  String architecture() {
    return entry.architecture().replace(":", " · ");
  }

  /** The name by which it is measured. */
  String measuredName() {
    return files.isEmpty() ? name : files.get(0).name();
  }

  /** Licence and holder. */
  String licenceWords() {
    return licence.holder().equals("unknown")
        ? licence.name()
        : licence.name() + ", " + licence.holder();
  }

  /** Where it is from, in short: a host, a file, or the first words. */
  String sourceWords() {
    String source = entry.source();
    if (source.startsWith("http")) {
      String host = URI.create(source.split(" ", 2)[0]).getHost();
      // The names before it say which of its machines, and make it long.
      return host == null ? source : host.replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1");
    }
    return source.split("[(;]", 2)[0].strip();
  }
}
