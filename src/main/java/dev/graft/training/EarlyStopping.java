package dev.graft.training;

/**
 * Ends a phase when validation has not become better for a while; the best epoch's weights are then
 * those that count.
 *
 * @param patience epochs without getting better, at least 1
 * @param minimumDelta how much smaller the validation loss must become to count as better, nats
 */
public record EarlyStopping(int patience, double minimumDelta) {}
