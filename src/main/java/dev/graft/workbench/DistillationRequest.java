package dev.graft.workbench;

import dev.graft.distillation.DistillationRecipe;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A distillation that somebody asks for.
 *
 * @param name of the student in the library, when it is taught
 * @param recipe all choices
 * @param out where a copy of the student goes; must not exist
 * @param resume whether to go on with an unfinished one of the same name and choices
 */
public record DistillationRequest(
    String name, DistillationRecipe recipe, Optional<Path> out, boolean resume) {}
