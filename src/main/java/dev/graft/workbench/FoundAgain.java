package dev.graft.workbench;

import dev.graft.dataset.labelling.ImageSet;

/**
 * What came of looking for a project's images.
 *
 * @param images the project's images, those that were found at their new places
 * @param found how many had moved and were found
 * @param missing how many are still not where they should be
 */
public record FoundAgain(ImageSet images, int found, int missing) {}
