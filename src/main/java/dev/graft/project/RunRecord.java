package dev.graft.project;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a project remembers of a run.
 *
 * @param id for instance {@code run-7}
 * @param state where it stands
 * @param created when it was registered
 * @param backbone the backbone's name
 * @param frozen what stays frozen, in words, for instance {@code all} or {@code before block_13}
 * @param classes the classes' names
 * @param epochs how many were asked for
 * @param epochsDone how many are over
 * @param validationAccuracy of the weights in the bundle, or of the last epoch so far
 * @param bundle the bundle's folder, if the run is finished
 * @param message why it failed, if it did
 */
public record RunRecord(
    String id,
    RunState state,
    Instant created,
    String backbone,
    String frozen,
    List<String> classes,
    int epochs,
    int epochsDone,
    Optional<Double> validationAccuracy,
    Optional<Path> bundle,
    Optional<String> message) {}
