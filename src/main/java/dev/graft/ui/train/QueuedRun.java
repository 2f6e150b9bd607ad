package dev.graft.ui.train;

import dev.graft.workbench.TrainingRequest;
import java.util.Optional;

/**
 * A training that waits for its turn.
 *
 * @param request what will be done, as it was when it was put here
 * @param name what it trains
 * @param words how, in a few words
 * @param comparison what it is compared with once all of them are finished
 */
public record QueuedRun(
    TrainingRequest request, String name, String words, Optional<Joint> comparison) {}
