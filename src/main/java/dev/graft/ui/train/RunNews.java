package dev.graft.ui.train;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Optional;

/** Tells of finished runs: where they are compared, in the room or by a notice elsewhere. */
final class RunNews {
  private static final Texts TEXTS = Texts.in(RunNews.class);

  private final Session session;
  private final Notices notices;
  private final Joints joints;
  private final RunQueue queue;

  RunNews(Session session, Notices notices, Joints joints, RunQueue queue) {
    this.session = session;
    this.notices = notices;
    this.joints = joints;
    this.queue = queue;
  }

  /** A run is finished, with an accuracy that may be NaN. */
  void finished(String run, double accuracy) {
    Optional<List<String>> all = joints.finished(run);
    Optional<String> alone = all.isPresent() ? Optional.empty() : joints.alone(run);
    boolean here = session.roomProperty().get() == Room.TRAIN;
    if (all.isPresent() && here) {
      compare(all.get());
    } else if (all.isPresent()) {
      notices.tell(
          TEXTS.format("notice.both", String.join(", ", all.get())),
          Action.COMPARE_RUNS,
          () -> compare(all.get()));
    } else if (alone.isPresent()) {
      notices.tell(alone.get());
    } else if (!here || !queue.waiting().isEmpty()) {
      notices.tell(
          Double.isNaN(accuracy)
              ? TEXTS.format("notice.finished", run)
              : TEXTS.format("notice.accuracy", run, Figures.percent(accuracy)),
          Action.TRY_IT,
          () -> session.tryOut(run));
    }
  }

  /** Shows runs beside each other in the Compare room. */
  void compare(List<String> wanted) {
    session.wantedComparisonProperty().set(wanted);
    session.roomProperty().set(Room.COMPARE);
  }
}
