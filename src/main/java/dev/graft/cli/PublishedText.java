package dev.graft.cli;

import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.Licence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the catalogue knows, in lines for people. */
final class PublishedText {
  private PublishedText() {}

  static List<String> lines(CatalogueEntry entry) {
    List<String> lines = new ArrayList<>();
    lines.add(entry.name() + " (" + entry.architecture() + "), not on this machine");
    lines.add(
        Words.count(entry.parameters(), "parameter")
            + (entry.classes() > 0
                ? ", tells apart " + Words.count(entry.classes()) + " classes itself"
                : ", no classifier of its own"));
    lines.add(
        "Input: %dx%d, values %s"
            .formatted(entry.inputSize(), entry.inputSize(), entry.scaling().word()));
    entry
        .top1()
        .ifPresent(
            t ->
                lines.add(
                    "Top-1 on ImageNet as published: "
                        + Words.percent(t)
                        + entry.top1Source().map(s -> " (" + s + ")").orElse("")));
    Licence licence = entry.licence();
    lines.add(
        "Licence of the weights: "
            + licence.name()
            + ", holder: "
            + licence.holder()
            + licence.source().map(s -> " (" + s + ")").orElse(""));
    lines.add("Commercial use: " + use(licence.commercialUse()));
    lines.add("Paper: " + entry.paper());
    lines.add("File: " + entry.url());
    lines.add("Size: " + size(entry.bytes()));
    lines.add(
        entry
            .checksum()
            .map(c -> "Checksum: " + c)
            .orElse("Checksum: none published; size and weights are compared instead"));
    lines.add("Get it: graft zoo fetch " + entry.name());
    lines.add("By hand: " + entry.byHand());
    return lines;
  }

  private static String use(Licence.CommercialUse use) {
    return switch (use) {
      case YES -> "the licence of the weights allows it; they were trained on ImageNet";
      case NO -> "the licence of the weights forbids it";
      case UNKNOWN -> "unknown";
    };
  }

  private static String size(OptionalLong bytes) {
    return bytes.isPresent()
        ? Words.megabytes(bytes.getAsLong()) + " (" + Words.count(bytes.getAsLong()) + " bytes)"
        : "not published";
  }
}
