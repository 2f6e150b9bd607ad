package dev.graft.workbench;

import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A training that somebody asks for.
 *
 * @param data folder of class folders
 * @param backbone name in the zoo or path; may be empty only where {@code from} is given
 * @param freezePlan which layers learn
 * @param from run id in the project, or bundle folder, to go on from
 * @param head the new layers; what {@code from} has takes precedence
 * @param optimizer how gradients change weights
 * @param epochs passes over the training images
 * @param batch images in a step
 * @param learningRate the step size; empty for the default of the freeze plan
 * @param validation share of images for validation where no folder gives it
 * @param test share of images kept apart where no folder gives it
 * @param seed of every random choice
 * @param project the project's folder, created if it is not there; empty for the user's own
 * @param out where a copy of the bundle goes; must not exist
 */
public record TrainingRequest(
    Path data,
    Optional<String> backbone,
    FreezePlan freezePlan,
    Optional<String> from,
    Head head,
    Optimizer optimizer,
    int epochs,
    int batch,
    OptionalDouble learningRate,
    double validation,
    double test,
    long seed,
    Optional<Path> project,
    Optional<Path> out) {}
