package dev.graft.engine;

import java.util.concurrent.Executor;

/**
 * The threads that commands run on, one each. What takes minutes has its own, so that a picture is
 * answered at once while a training goes on.
 *
 * @param training trainings and distillations
 * @param indexing looking through training pictures
 * @param answers everything else
 */
public record Lanes(Executor training, Executor indexing, Executor answers) {}
