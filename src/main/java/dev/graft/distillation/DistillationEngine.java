package dev.graft.distillation;

import dev.graft.network.PretrainedBackbone;

/** What distillation needs of an engine. */
public interface DistillationEngine {
  /**
   * Opens a teacher.
   *
   * @param teacher the backbone, with its classifier if it has one
   * @return the teacher; the caller closes it
   */
  Teacher openTeacher(PretrainedBackbone teacher);

  /**
   * Opens a student that learns.
   *
   * @param plan what it is and how it learns
   * @return the student; the caller closes it
   */
  Student openStudent(StudentPlan plan);

  /** Everything numeric that decides what a teacher says, besides its weights and the pixels. */
  String numerics();
}
