package dev.graft.ui.session;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All jobs that are running, in the order in which they began. The one that {@link
 * Session#jobProperty} holds, the training as a rule, is one of them; whatever else takes long
 * registers itself. Belongs to the JavaFX thread.
 */
public final class Jobs {
  private final ObservableList<Running> running = FXCollections.observableArrayList();
  private Optional<Running> main = Optional.empty();

  /**
   * Makes an empty list.
   *
   * @param property the main job, which joins the list and leaves it by itself
   */
  Jobs(ObjectProperty<Optional<JobStatus>> property) {
    property.addListener((o, was, is) -> follow(is));
  }

  /** A job on the list. */
  public final class Running {
    private final ReadOnlyObjectWrapper<JobStatus> status = new ReadOnlyObjectWrapper<>();

    private Running(JobStatus first) {
      status.set(first);
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<JobStatus> statusProperty() {
      return status.getReadOnlyProperty();
    }

    /**
     * Tells how far it is.
     *
     * @param now what to show
     */
    public void update(JobStatus now) {
      status.set(now);
    }

    /** Takes it off the list; a second time does nothing. */
    public void end() {
      running.remove(this);
    }

    /** Asks the job to end; it leaves the list when it has. */
    public void cancel() {
      status.get().cancel().ifPresent(Runnable::run);
    }
  }

  /**
   * Puts a job on the list.
   *
   * @param status what to show first
   * @return the job, to be told how far it is and that it has ended
   */
  public Running begin(JobStatus status) {
    Running job = new Running(status);
    running.add(job);
    return job;
  }

  /** The jobs, the oldest first. Only to be read. */
  public ObservableList<Running> running() {
    return running;
  }

  /** Asks all of them to end. */
  public void cancelAll() {
    running.forEach(Running::cancel);
  }

  private void follow(Optional<JobStatus> now) {
    if (now.isEmpty()) {
      main.ifPresent(Running::end);
      main = Optional.empty();
    } else if (main.isPresent()) {
      main.get().update(now.get());
    } else {
      main = Optional.of(begin(now.get()));
    }
  }
}
