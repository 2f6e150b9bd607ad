package dev.graft.workbench;

import dev.graft.distillation.DistillationRecipe;

/**
 * A distillation that was begun and can go on.
 *
 * @param name of the student when it is taught
 * @param recipe all choices
 */
public record UnfinishedDistillation(String name, DistillationRecipe recipe) {}
