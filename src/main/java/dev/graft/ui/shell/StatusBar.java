package dev.graft.ui.shell;

import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.session.JobStatus;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The engine, the promise that nothing leaves the machine, and the running job. */
final class StatusBar extends HBox {
  private final ShellViewModel model;
  private final Region light = new Region();
  private final Label job = Cards.styled("No jobs", "muted");
  private final Bar bar = new Bar();
  private final Label left = Cards.styled("", "muted");

  StatusBar(ShellViewModel model) {
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
    Label local =
        new Label("Nothing leaves this machine", new FontIcon(MaterialDesignL.LOCK_OUTLINE));
    local.getStyleClass().add("muted");
    job.setId("job-status");
    bar.setMinWidth(140);
    bar.setMaxWidth(140);
    HBox right = new HBox(12, job, bar, left);
    right.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(engine, local, Cards.spacer(), right);
    model.jobProperty().addListener((o, was, is) -> show(is));
    model.engineProperty().addListener(o -> lamp());
    show(model.jobProperty().get());
    lamp();
  }

  private void show(Optional<JobStatus> status) {
    job.setText(status.map(JobStatus::what).orElse("No jobs"));
    bar.setShare(status.map(JobStatus::progress).orElse(Double.NaN));
    left.setText(status.map(JobStatus::timeLeft).orElse(""));
    Cards.present(bar, status.isPresent());
    Cards.present(left, status.isPresent() && !left.getText().isEmpty());
  }

  private void lamp() {
    light.getStyleClass().removeIf(s -> s.startsWith("is-"));
    light.getStyleClass().add("is-" + model.engineProperty().get().name().toLowerCase(Locale.ROOT));
  }
}
