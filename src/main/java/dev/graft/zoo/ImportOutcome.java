package dev.graft.zoo;

import dev.graft.network.Backbone;
import java.util.Optional;

/**
 * What an import led to.
 *
 * @param backbone the backbone as it is in the library now
 * @param alreadyThere whether the same weights with the same settings were there before under that
 *     name
 * @param published the published file that it was recognised as
 * @param note what a person should know of where it is from
 */
public record ImportOutcome(
    Backbone backbone,
    boolean alreadyThere,
    Optional<CatalogueEntry> published,
    Optional<String> note) {
  /**
   * An import of something that nobody published.
   *
   * @param backbone the backbone as it is in the library now
   * @param alreadyThere whether it was there before under that name
   */
  public ImportOutcome(Backbone backbone, boolean alreadyThere) {
    this(backbone, alreadyThere, Optional.empty(), Optional.empty());
  }
}
