/**
 * Random changes of pictures for training: what a recipe can ask for, how much of it is drawn for
 * each picture as a function of seed, epoch and picture, and the arithmetic on pixels. Nothing here
 * knows of networks.
 */
@NullMarked
package dev.graft.dataset.augmentation;

import org.jspecify.annotations.NullMarked;
