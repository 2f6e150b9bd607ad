package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The running jobs: how far each is, and a way to stop it. */
final class JobsCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(JobsCard.class);
  private static final double HIGHEST = 420;

  private final Jobs jobs;
  private final VBox rows = new VBox(16);
  private final ScrollPane list;
  private final Label none = Cards.muted(TEXTS.get("jobs.none"));

  // The card goes, the list stays: it must not hold the card.
  private final ListChangeListener<Jobs.Running> changes = c -> refill();

  JobsCard(Jobs jobs, Runnable close) {
    super(Action.SHOW_JOBS.text(), 400, close);
    this.jobs = jobs;
    setId("jobs-card");
    jobs.running().addListener(new WeakListChangeListener<>(changes));
    list = scroll(rows, HIGHEST);
    body(none, list);
    refill();
  }

  private void refill() {
    if (getScene() != null && rows.isFocusWithin()) {
      // Before the focused button goes, or the focus would leave the card, which closes it.
      requestFocus();
    }
    rows.getChildren().setAll(jobs.running().stream().map(Row::new).toList());
    Cards.present(none, jobs.running().isEmpty());
    Cards.present(list, !jobs.running().isEmpty());
  }

  /** One job. */
  private static final class Row extends VBox {
    private final Label what = new Label();
    private final Label left = Cards.styled("", "muted");
    private final Bar bar = new Bar();
    private final Button stop;
    private final ChangeListener<JobStatus> changes = (o, was, is) -> show(is);

    Row(Jobs.Running job) {
      super(8);
      getStyleClass().add("job-row");
      stop = Buttons.icon(Action.STOP_JOB, job::cancel);
      HBox line = new HBox(10, what, Cards.spacer(), left, stop);
      line.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(what, Priority.SOMETIMES);
      left.setMinWidth(USE_PREF_SIZE);
      getChildren().addAll(line, bar);
      job.statusProperty().addListener(new WeakChangeListener<>(changes));
      show(job.statusProperty().get());
    }

    private void show(JobStatus status) {
      what.setText(status.what());
      left.setText(status.timeLeft());
      bar.setShare(status.progress());
      Cards.present(stop, status.cancel().isPresent());
      stop.setAccessibleText(TEXTS.format("jobs.stop", status.what()));
    }
  }
}
