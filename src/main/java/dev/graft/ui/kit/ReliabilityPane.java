package dev.graft.ui.kit;

import dev.graft.evaluation.Reliability;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A reliability diagram: a bar for each bin of certainty, as high as the share that was right, and
 * a mark where the certainty lies; where bar and mark meet, the model is as sure as it is right.
 * Its parts are {@code .bar} and {@code .mark} in the stylesheet.
 */
public final class ReliabilityPane extends Pane {
  private static final double GAP = 2;
  private static final double MARK = 2;

  private final List<Region> bars = new ArrayList<>();
  private final List<Region> marks = new ArrayList<>();
  private final Reliability shown;

  /**
   * Makes the diagram.
   *
   * @param shown what it shows
   * @param words the same in a sentence, for those who cannot see it
   */
  public ReliabilityPane(Reliability shown, String words) {
    this.shown = shown;
    getStyleClass().add("reliability");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(words);
    for (Reliability.Bin bin : shown.bins()) {
      bars.add(part("bar", bin.images() > 0));
      marks.add(part("mark", bin.images() > 0));
    }
    getChildren().addAll(bars);
    getChildren().addAll(marks);
  }

  private static Region part(String styleClass, boolean there) {
    Region part = new Region();
    part.getStyleClass().add(styleClass);
    part.setManaged(false);
    part.setVisible(there);
    return part;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() / Reliability.BINS;
    double height = getHeight();
    for (int b = 0; b < Reliability.BINS; b++) {
      Reliability.Bin bin = shown.bins().get(b);
      double tall = Math.max(1, bin.accuracy() * height);
      bars.get(b).resizeRelocate(b * width, height - tall, Math.max(1, width - GAP), tall);
      double mark = Math.min(height - MARK, (1 - bin.confidence()) * height);
      marks.get(b).resizeRelocate(b * width, mark, Math.max(1, width - GAP), MARK);
    }
  }
}
