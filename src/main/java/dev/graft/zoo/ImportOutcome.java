package dev.graft.zoo;

import dev.graft.network.Backbone;

/** Placeholder until the zoo package lands. */
public record ImportOutcome(Backbone backbone, boolean alreadyThere) {}
