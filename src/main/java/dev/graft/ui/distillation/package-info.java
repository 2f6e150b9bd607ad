/**
 * Teaching a small network in the window: the choices, the estimate, and the lesson as it goes. A
 * page that the Backbones room leads to. No engine and no files; no other room.
 */
@NullMarked
package dev.graft.ui.distillation;

import org.jspecify.annotations.NullMarked;
