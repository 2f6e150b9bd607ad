package dev.graft.ui.session;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Problem;

/** Telling the user something that has no field to stand at. Only on the JavaFX thread. */
public interface Notices {
  /**
   * Tells good or neutral news, in passing.
   *
   * @param sentence one sentence
   */
  void tell(String sentence);

  /**
   * Tells news that something can be done about.
   *
   * @param sentence one sentence
   * @param action the words on the button
   * @param run what it does
   */
  void tell(String sentence, Action action, Runnable run);

  /**
   * Tells of a failure, so that it cannot be missed and its details can be copied.
   *
   * @param problem the failure
   */
  void fail(Problem problem);
}
