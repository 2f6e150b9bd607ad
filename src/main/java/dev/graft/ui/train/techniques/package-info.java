/**
 * What a recipe adds to plain training, as it is chosen: augmentation, learning rate, stopping,
 * regularisation, classes, phases. The form knows no nodes; each group has a pane. Belongs to the
 * Train room and sees nothing of it.
 */
@NullMarked
package dev.graft.ui.train.techniques;

import org.jspecify.annotations.NullMarked;
