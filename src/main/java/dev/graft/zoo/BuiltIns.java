package dev.graft.zoo;

import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The backbones that are part of the program: those that lie beside it, then the untrained one. */
final class BuiltIns {
  /** How names of backbones without training begin. */
  static final String UNTRAINED = "untrained-";

  private BuiltIns() {}

  static List<Backbone> list() {
    List<Backbone> all = new ArrayList<>();
    EmbeddedBackbone.in(EmbeddedBackbone.folder()).forEach(e -> all.add(e.describe()));
    all.add(UntrainedMobileNetV2.describe());
    return List.copyOf(all);
  }

  static Optional<Backbone> find(String name) {
    return list().stream().filter(b -> b.name().equals(name)).findFirst();
  }

  /** What one takes on disk; 0 for the one that is made. */
  static long bytes(String name) {
    Path folder = EmbeddedBackbone.folder();
    return EmbeddedBackbone.in(folder).stream()
        .filter(e -> e.name().equals(name))
        .mapToLong(e -> e.bytes(folder))
        .sum();
  }

  static Optional<PretrainedBackbone> load(String name) {
    if (UntrainedMobileNetV2.describe().name().equals(name)) {
      return Optional.of(UntrainedMobileNetV2.load());
    }
    Path folder = EmbeddedBackbone.folder();
    return EmbeddedBackbone.in(folder).stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .map(e -> e.load(folder));
  }
}
