package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/** The learning rate over the epochs of all phases, small. */
final class SchedulePicture extends Region {
  private static final Texts TEXTS = Texts.in(SchedulePicture.class);
  private static final int POINTS = 160;
  private static final double HEIGHT = 96;
  private static final double MARGIN = 10;
  private static final double FOOT = 20;

  private final Polyline line = new Polyline();
  private final Line ground = new Line();
  private final Label first = Cards.styled("", "muted");
  private final Label last = Cards.styled("", "muted");
  private List<RateStretch> stretches = List.of();

  SchedulePicture() {
    setId("schedule-picture");
    getStyleClass().add("schedule-picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    line.getStyleClass().add("schedule-line");
    ground.getStyleClass().add("schedule-ground");
    line.setManaged(false);
    ground.setManaged(false);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    getChildren().addAll(ground, line, first, last);
  }

  /** How many points a phase is drawn with. */
  static int points() {
    return POINTS;
  }

  void show(List<RateStretch> curve) {
    stretches = curve;
    RateStretch end = curve.get(curve.size() - 1);
    int epochs = end.from() + end.epochs();
    first.setText(TEXTS.get("picture.first"));
    last.setText(TEXTS.format("picture.last", epochs));
    setAccessibleText(TEXTS.format("picture.spoken", epochs, curve.size()));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - 2 * MARGIN;
    double height = getHeight() - FOOT - MARGIN;
    double bottom = getHeight() - FOOT;
    ground.setStartX(MARGIN);
    ground.setEndX(MARGIN + width);
    ground.setStartY(bottom);
    ground.setEndY(bottom);
    line.getPoints().clear();
    if (!stretches.isEmpty() && width > 0) {
      RateStretch end = stretches.get(stretches.size() - 1);
      double epochs = end.from() + (double) end.epochs();
      double top = 0;
      for (RateStretch s : stretches) {
        for (double share : s.shares()) {
          top = Math.max(top, share);
        }
      }
      for (RateStretch s : stretches) {
        int n = s.shares().length;
        for (int i = 0; i < n; i++) {
          double x = s.from() + s.epochs() * (n == 1 ? 0.5 : i / (n - 1.0));
          line.getPoints()
              .addAll(MARGIN + width * x / epochs, bottom - height * s.shares()[i] / top);
        }
      }
    }
    first.autosize();
    last.autosize();
    first.relocate(MARGIN, bottom + 2);
    last.relocate(getWidth() - MARGIN - last.getWidth(), bottom + 2);
  }
}
