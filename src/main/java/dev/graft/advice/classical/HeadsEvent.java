package dev.graft.advice.classical;

import dev.graft.dataset.SkippedFile;
import java.util.List;

/** What a comparison of heads tells while it goes on. */
public sealed interface HeadsEvent {
  /**
   * The backbone is looking at the pictures.
   *
   * @param done pictures that have features
   * @param total all
   */
  record Extracting(long done, long total) implements HeadsEvent {}

  /**
   * The features are there, and the heads begin to learn.
   *
   * @param learnt pictures to learn from
   * @param held pictures to be asked about
   * @param skipped pictures that cannot be read
   */
  record Started(int learnt, int held, List<SkippedFile> skipped) implements HeadsEvent {}

  /** A head has learnt and was measured. */
  record Learnt(HeadRow row) implements HeadsEvent {}
}
