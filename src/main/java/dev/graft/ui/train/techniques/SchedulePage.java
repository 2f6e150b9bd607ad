package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;

/** How the learning rate goes. */
final class SchedulePage extends Page {
  private static final Texts TEXTS = Texts.in(SchedulePage.class);

  private final TechniquesModel model;
  private final Choices<ScheduleKind> kinds;
  private final SchedulePicture picture = new SchedulePicture();
  private final DialGrid dials;

  SchedulePage(TechniquesModel model) {
    this.model = model;
    TechniquesForm form = model.form();
    kinds =
        new Choices<>(
            "schedule-kinds",
            List.of(ScheduleKind.values()),
            ScheduleKind::label,
            ScheduleKind::help,
            TEXTS.get("choices.none"),
            form.scheduleProperty()::set);
    dials = new DialGrid(form);
    getChildren().addAll(kinds, picture, dials);
    InvalidationListener draw = o -> draw();
    form.techniquesProperty().addListener(draw);
    model.basics().addListener(draw);
    model.session().datasetProperty().addListener(draw);
    form.scheduleProperty().addListener(o -> show());
    show();
    draw();
  }

  private void show() {
    ScheduleKind kind = model.form().scheduleProperty().get();
    kinds.show(Optional.of(kind));
    List<Dial> all = new ArrayList<>(List.of(Dial.WARM_UP));
    all.addAll(kind.dials());
    dials.show(all);
  }

  private void draw() {
    picture.show(model.rateCurve(SchedulePicture.points()));
  }
}
