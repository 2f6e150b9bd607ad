package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Cards;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The phases in small, only to be looked at; it takes no place while there is but one. */
public final class PhaseStrip extends HBox {
  private static final double NARROWEST = 30;

  private final double room;

  /**
   * Makes the strip.
   *
   * @param model the timeline
   * @param room its width in pixels at normal text
   */
  public PhaseStrip(PhasesModel model, double room) {
    super(3);
    this.room = room;
    setId("phase-strip");
    model.barsProperty().addListener((o, was, is) -> show(is));
    show(model.barsProperty().get());
  }

  private void show(List<PhaseBar> bars) {
    Cards.present(this, bars.size() > 1);
    getChildren().clear();
    int epochs = bars.stream().mapToInt(PhaseBar::epochs).sum();
    double rest = room - bars.size() * (NARROWEST + getSpacing());
    for (PhaseBar bar : bars) {
      Label label = Cards.styled("", "phase");
      PhaseWords.paint(label, bar);
      label.setTooltip(new Tooltip(PhaseWords.spoken(bar)));
      label.setMinWidth(NARROWEST + rest * bar.epochs() / Math.max(1, epochs));
      label.setPrefWidth(label.getMinWidth());
      getChildren().add(label);
    }
  }
}
