package dev.graft.ui.shell;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The engine, the promise that nothing leaves the machine, and the running jobs. */
final class StatusBar extends HBox {
  private static final Texts TEXTS = Texts.in(StatusBar.class);

  private final ShellViewModel model;
  private final Region light = new Region();
  private final Label job = Cards.styled("", "muted");
  private final Bar bar = new Bar();
  private final Label left = Cards.styled("", "muted");
  private final Label others = Cards.pill("");
  private final Button jobs = new Button();
  private final InvalidationListener progress = o -> show();
  private Optional<Jobs.Running> followed = Optional.empty();

  StatusBar(ShellViewModel model, Commands commands) {
    super(20);
    this.model = model;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    light.getStyleClass().add("engine-light");
    Label engine = Cards.styled("", "muted");
    engine.setId("engine-status");
    engine.setGraphic(light);
    engine.setGraphicTextGap(8);
    engine.textProperty().bind(model.engineTextProperty());
    Tooltip details = new Tooltip();
    details.textProperty().bind(model.engineDetailsProperty());
    engine.setTooltip(details);
    Label local = new Label(TEXTS.get("status.local"), new FontIcon(MaterialDesignL.LOCK_OUTLINE));
    local.getStyleClass().add("muted");
    job.setId("job-status");
    bar.setMinWidth(140);
    bar.setMaxWidth(140);
    left.setMinWidth(USE_PREF_SIZE);
    HBox right = new HBox(12, job, bar, left, others);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMouseTransparent(true);
    jobs.setId(Action.SHOW_JOBS.id());
    jobs.setGraphic(right);
    jobs.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    jobs.getStyleClass().addAll(Styles.FLAT, "status-button");
    jobs.setTooltip(new Tooltip(Action.SHOW_JOBS.tooltip()));
    jobs.setOnAction(e -> commands.run(Action.SHOW_JOBS));
    getChildren().addAll(engine, local, Cards.spacer(), jobs);
    model.jobProperty().addListener(progress);
    model.jobs().running().addListener(progress);
    model.engineProperty().addListener(o -> lamp());
    show();
    lamp();
  }

  /** The button of the jobs, at which their card stands. */
  Button jobs() {
    return jobs;
  }

  private void show() {
    List<Jobs.Running> all = model.jobs().running();
    follow(all.isEmpty() ? Optional.empty() : Optional.of(all.get(0)));
    Optional<JobStatus> status =
        model.jobProperty().get().or(() -> followed.map(r -> r.statusProperty().get()));
    job.setText(status.map(JobStatus::what).orElse(TEXTS.get("status.no-jobs")));
    bar.setShare(status.map(JobStatus::progress).orElse(Double.NaN));
    left.setText(status.map(JobStatus::timeLeft).orElse(""));
    others.setText(TEXTS.format("status.others", all.size() - 1));
    Cards.present(bar, status.isPresent());
    Cards.present(left, status.isPresent() && !left.getText().isEmpty());
    Cards.present(others, all.size() > 1);
    jobs.setAccessibleText(Action.SHOW_JOBS.text() + ": " + job.getText() + " " + left.getText());
  }

  /** Only the one that is shown need tell how far it is. */
  private void follow(Optional<Jobs.Running> next) {
    if (!next.equals(followed)) {
      followed.ifPresent(r -> r.statusProperty().removeListener(progress));
      followed = next;
      followed.ifPresent(r -> r.statusProperty().addListener(progress));
    }
  }

  private void lamp() {
    light.getStyleClass().removeIf(s -> s.startsWith("is-"));
    light.getStyleClass().add("is-" + model.engineProperty().get().name().toLowerCase(Locale.ROOT));
  }
}
