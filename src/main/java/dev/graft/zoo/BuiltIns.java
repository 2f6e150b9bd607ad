package dev.graft.zoo;

import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The backbones that are part of the program. */
final class BuiltIns {
  /** How names of backbones without training begin. */
  static final String UNTRAINED = "untrained-";

  private static final List<BuiltIn> ALL =
      List.of(new BuiltIn(UntrainedMobileNetV2.describe(), UntrainedMobileNetV2::load));

  private BuiltIns() {}

  private record BuiltIn(Backbone backbone, Supplier<PretrainedBackbone> load) {}

  static List<Backbone> list() {
    return ALL.stream().map(BuiltIn::backbone).toList();
  }

  static Optional<Backbone> find(String name) {
    return list().stream().filter(b -> b.name().equals(name)).findFirst();
  }

  static Optional<PretrainedBackbone> load(String name) {
    return ALL.stream()
        .filter(b -> b.backbone().name().equals(name))
        .findFirst()
        .map(b -> b.load().get());
  }
}
