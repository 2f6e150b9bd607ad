package dev.graft.ui.distillation;

/** The fields that a sentence can stand at. */
public enum Field {
  TEACHERS,
  STUDENT,
  FOLDERS,
  SIZE,
  VIEWS,
  EPOCHS,
  NAME
}
