/**
 * A race of backbones on a sample of somebody's pictures: who may run, what is measured, who is
 * ahead. Pure functions and records without words; the workbench lets them run.
 */
@NullMarked
package dev.graft.advice.race;

import org.jspecify.annotations.NullMarked;
