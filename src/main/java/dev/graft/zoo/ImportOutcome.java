package dev.graft.zoo;

import dev.graft.network.Backbone;

/**
 * What an import led to.
 *
 * @param backbone the backbone as it is in the library now
 * @param alreadyThere whether the same weights with the same settings were there before under that
 *     name
 */
public record ImportOutcome(Backbone backbone, boolean alreadyThere) {}
