package dev.graft.advice.classical;

import java.util.Optional;

/**
 * A line of a table of heads that learnt from the same pictures and were asked about the same
 * others.
 *
 * @param head which; empty for the neural head, the one that a training with a frozen backbone
 *     learns
 * @param score how it did
 */
public record HeadRow(Optional<ClassicalHead> head, HeadScore score) {}
