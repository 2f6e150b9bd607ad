package dev.graft.distillation;

import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.util.List;

/**
 * What a student is and how it learns.
 *
 * @param network from the picture to the feature layer
 * @param weights its first weights
 * @param scaling the arithmetic before the first layer
 * @param teachers what each teacher gives, in the order of the targets
 * @param scales how each teacher's features are standardised
 * @param recipe the choices
 */
public record StudentPlan(
    Network network,
    Weights weights,
    Preprocessing.Scaling scaling,
    List<TeacherShape> teachers,
    List<TargetScale> scales,
    DistillationRecipe recipe) {}
