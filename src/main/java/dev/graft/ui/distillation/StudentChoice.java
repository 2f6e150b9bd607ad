package dev.graft.ui.distillation;

import dev.graft.zoo.Architecture;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.Variant;
import dev.graft.zoo.ZooEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who learns: an architecture, which begins with random weights, or a backbone, which goes on with
 * its own.
 *
 * @param name of the architecture or backbone
 * @param architecture of it
 * @param widths to choose from; none where there is no choice
 * @param backbone the width and name of a backbone; empty for an architecture
 */
public record StudentChoice(
    String name, Architecture architecture, List<Double> widths, Optional<Variant> backbone) {
  /** The family that gives most for its size. */
  static final String USUAL = "MobileNetV2";

  static StudentChoice of(Architecture architecture) {
    List<Double> widths = architecture.alphas();
    return new StudentChoice(
        architecture.name(),
        architecture,
        widths.size() > 1 ? widths : List.of(),
        Optional.empty());
  }

  /** All that can learn: architectures, the smallest first, then backbones of a known one. */
  static List<StudentChoice> all(List<ZooEntry> entries) {
    List<StudentChoice> all = new ArrayList<>();
    Architectures.list().stream()
        .sorted(Comparator.comparing(a -> !a.name().equals(USUAL)))
        .map(StudentChoice::of)
        .forEach(all::add);
    for (ZooEntry entry : entries) {
      if (entry.available() && entry.isPretrained()) {
        Architectures.known(entry.architecture())
            .map(v -> new StudentChoice(entry.name(), v.architecture(), List.of(), Optional.of(v)))
            .ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  /** The network that it is, of a width that is one of {@link #widths()} where there are any. */
  Variant variant(double width) {
    return backbone.orElseGet(() -> new Variant(architecture, widths.isEmpty() ? 1 : width));
  }

  /** The student in the words of a recipe. */
  String words(double width) {
    return backbone.isPresent() ? name : variant(width).label();
  }
}
