package dev.graft.zoo;

import dev.graft.network.Backbone;

/** Networks as they are known before their weights are here. */
public final class Blueprints {
  private Blueprints() {}

  /**
   * What a published backbone is made of.
   *
   * @param entry a file of the catalogue
   * @return its layers and blocks up to the feature layer, without a classifier; it has no
   *     fingerprint, since it has no weights
   * @throws dev.graft.errors.GraftException if the entry's architecture is not known
   */
  public static Backbone of(CatalogueEntry entry) {
    return Students.describe(
        Architectures.parse(entry.architecture()),
        entry.name(),
        entry.inputSize(),
        entry.licence().name(),
        entry.source(),
        "");
  }
}
