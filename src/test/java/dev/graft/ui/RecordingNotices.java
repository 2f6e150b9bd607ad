package dev.graft.ui;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.session.Notices;
import java.util.ArrayList;
import java.util.List;

/** Notices that a test can read. */
public final class RecordingNotices implements Notices {
  private final List<String> told = new ArrayList<>();
  private final List<Problem> failures = new ArrayList<>();
  private final List<Action> offered = new ArrayList<>();
  private Runnable offer = () -> {};

  @Override
  public void tell(String sentence) {
    told.add(sentence);
  }

  @Override
  public void tell(String sentence, Action action, Runnable run) {
    told.add(sentence);
    offered.add(action);
    offer = run;
  }

  @Override
  public void fail(Problem problem) {
    failures.add(problem);
  }

  /** The sentences told. */
  public List<String> told() {
    return told;
  }

  /** What was offered with them. */
  public List<Action> offered() {
    return offered;
  }

  /** Takes the last offer. */
  public void accept() {
    offer.run();
  }

  /** The failures told. */
  public List<Problem> failures() {
    return failures;
  }
}
