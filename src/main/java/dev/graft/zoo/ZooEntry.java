package dev.graft.zoo;

import dev.graft.network.Backbone;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One line of the list of backbones.
 *
 * @param name the name to type
 * @param embedded whether it is part of the program
 * @param available whether it can be used now
 * @param parameters how many, the classifier included
 * @param inputSize rows of the picture that it wants
 * @param licence the licence as far as it is known, else {@code unknown}
 * @param architecture for instance {@code MobileNetV2:0.35}; {@code custom} if not recognised
 * @param classes how many classes it tells apart by itself; 0 if it has no classifier
 * @param source where the weights came from
 * @param problem why it cannot be used, as a sentence; empty if it can
 * @param published what the catalogue knows of one that is not on this machine
 * @param bytes what it takes on disk; 0 if it is not on disk, because it is made when it is needed
 *     or is not here
 * @param recognised the published file that its weights are, if they are one
 */
public record ZooEntry(
    String name,
    boolean embedded,
    boolean available,
    long parameters,
    int inputSize,
    String licence,
    String architecture,
    int classes,
    String source,
    Optional<String> problem,
    Optional<CatalogueEntry> published,
    long bytes,
    Optional<CatalogueEntry> recognised) {
  /** One that is on this machine, usable or damaged. */
  public ZooEntry(
      String name,
      boolean embedded,
      boolean available,
      long parameters,
      int inputSize,
      String licence,
      String architecture,
      int classes,
      String source,
      Optional<String> problem) {
    this(
        name,
        embedded,
        available,
        parameters,
        inputSize,
        licence,
        architecture,
        classes,
        source,
        problem,
        Optional.empty(),
        0,
        Optional.empty());
  }

  /**
   * The same with what is known of its files.
   *
   * @param onDisk bytes
   * @param file the published file that its weights are, if they are one
   * @return a copy
   */
  public ZooEntry stored(long onDisk, Optional<CatalogueEntry> file) {
    return new ZooEntry(
        name,
        embedded,
        available,
        parameters,
        inputSize,
        licence,
        architecture,
        classes,
        source,
        problem,
        published,
        onDisk,
        file);
  }

  /**
   * One that is in the catalogue only.
   *
   * @param entry what is known of it
   * @return a line that says that it is not here
   */
  public static ZooEntry of(CatalogueEntry entry) {
    return new ZooEntry(
        entry.name(),
        false,
        false,
        entry.parameters(),
        entry.inputSize(),
        entry.licence().name(),
        entry.architecture(),
        entry.classes(),
        entry.url().toString(),
        Optional.empty(),
        Optional.of(entry),
        0,
        Optional.empty());
  }

  /**
   * Whether its weights have learned anything.
   *
   * @return false for the honest baseline of random numbers
   */
  public boolean isPretrained() {
    return !source.equals(Backbone.RANDOM);
  }

  /**
   * The backbone to begin with where nobody has chosen one: an embedded one that has learned
   * something, else any that has, else any that can be used.
   *
   * @param entries the list of backbones
   * @return the choice; empty if none can be used
   */
  public static Optional<ZooEntry> firstChoice(List<ZooEntry> entries) {
    List<ZooEntry> usable = entries.stream().filter(ZooEntry::available).toList();
    Predicate<ZooEntry> pretrained = ZooEntry::isPretrained;
    return first(usable, pretrained.and(ZooEntry::embedded))
        .or(() -> first(usable, pretrained))
        .or(() -> first(usable, e -> true));
  }

  private static Optional<ZooEntry> first(List<ZooEntry> entries, Predicate<ZooEntry> wanted) {
    return entries.stream().filter(wanted).findFirst();
  }

  static ZooEntry of(Backbone backbone, boolean embedded) {
    return new ZooEntry(
        backbone.name(),
        embedded,
        true,
        backbone.network().parameters(),
        backbone.preprocessing().height(),
        backbone.licence(),
        backbone.architecture(),
        backbone.classNames().size(),
        backbone.source(),
        Optional.empty());
  }

  static ZooEntry broken(String name, String problem) {
    return new ZooEntry(
        name, false, false, 0, 0, "unknown", "unknown", 0, "unknown", Optional.of(problem));
  }
}
