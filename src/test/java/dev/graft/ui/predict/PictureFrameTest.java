package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Fit;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.HeatMap;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** The map lies over the part of the picture that the network saw. */
class PictureFrameTest {
  private static Explanation map(Fit fit) {
    return new Explanation(0, "x", "l", fit, 200, 100, new HeatMap(1, 1, List.of(1f)));
  }

  @Test
  void aStretchedPictureIsCoveredWhole() {
    assertThat(PictureFrame.covered(map(Fit.STRETCH), 400, 300))
        .isEqualTo(new Rectangle2D(0, 0, 400, 300));
  }

  @Test
  void ofACroppedPictureTheCentre() {
    assertThat(PictureFrame.covered(map(Fit.CENTER_CROP), 400, 300))
        .isEqualTo(new Rectangle2D(125, 0, 150, 300));
  }

  @Test
  void aPaddedPictureAndMore() {
    assertThat(PictureFrame.covered(map(Fit.PAD), 400, 300))
        .isEqualTo(new Rectangle2D(0, -250, 400, 800));
  }
}
