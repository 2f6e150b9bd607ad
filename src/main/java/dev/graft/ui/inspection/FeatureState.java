package dev.graft.ui.inspection;

import dev.graft.inspection.Embeddings;

/** How far it is with the features that all pages need. */
public sealed interface FeatureState {
  /** There are no pictures to look at. */
  record NoPictures() implements FeatureState {}

  /** There is no backbone to look with. */
  record NoBackbone() implements FeatureState {}

  /** Nobody has asked for them yet, or somebody stopped it. */
  record Asleep() implements FeatureState {}

  /**
   * The backbone is looking at the pictures.
   *
   * @param backbone its name
   * @param done pictures that have features
   * @param total pictures; 0 while that is not known
   */
  record Reading(String backbone, long done, long total) implements FeatureState {}

  /**
   * They are there.
   *
   * @param embeddings the pictures that can be read, with their features
   * @param unreadable how many cannot
   */
  record Ready(Embeddings embeddings, int unreadable) implements FeatureState {}

  /**
   * They could not be had.
   *
   * @param sentence why, and what helps
   */
  record Failed(String sentence) implements FeatureState {}
}
