package dev.graft.ui.train;

import dev.graft.ui.kit.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs are to be compared with each other once all of them are finished, and why nothing
 * comes of it where one of them is not. Belongs to the JavaFX thread.
 */
final class Joints {
  private static final Texts TEXTS = Texts.in(Joints.class);

  private final RunQueue queue;

  /** Those that did not finish, by run: whoever goes on with one still gets the comparison. */
  private final Map<String, Joint> unfinished = new HashMap<>();

  private Optional<Joint> current = Optional.empty();

  Joints(RunQueue queue) {
    this.queue = queue;
  }

  /** A training begins. */
  void begins(QueuedRun run) {
    current = run.comparison();
  }

  /** An unfinished run goes on. */
  void goesOn(String run) {
    current = Optional.ofNullable(unfinished.remove(run));
  }

  /** The running training has come to its end; all that belong together if it was the last. */
  Optional<List<String>> finished(String run) {
    return current.flatMap(joint -> joint.finished(run));
  }

  /** Why a run that has just finished is not compared and never will be, as a sentence. */
  Optional<String> alone(String run) {
    return current
        .filter(joint -> !unfinished.containsValue(joint))
        .filter(joint -> queue.waiting().stream().noneMatch(q -> q.comparison().equals(current)))
        .map(joint -> TEXTS.format("joint.alone", run));
  }

  /** The running training rests. */
  void rests(String run) {
    current.ifPresent(joint -> unfinished.put(run, joint));
  }

  /** The running training was cancelled; what that means for the comparison, as a sentence. */
  Optional<String> cancelled(String run) {
    rests(run);
    return current.map(joint -> TEXTS.format("joint.cancelled", run));
  }

  /** The running training failed; what that means for the comparison, as a sentence. */
  Optional<String> failed(String run) {
    if (run.isEmpty()) {
      return current.map(joint -> TEXTS.get("joint.not-begun"));
    }
    rests(run);
    return current.map(joint -> TEXTS.format("joint.failed", run));
  }
}
