package dev.graft.ui.inspection;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.map.Kind;
import dev.graft.ui.map.SignView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Which colour and shape stands for what, and how many points there are of it. */
final class Legend extends FlowPane {
  private static final Texts TEXTS = Texts.in(Legend.class);
  private static final double SIGN = 12;

  /** More lines than these would take the place of the map. */
  private static final int MOST = 24;

  Legend() {
    getStyleClass().add("map-legend");
    setId("map-legend");
    setPrefWrapLength(0);
    setMinWidth(0);
  }

  void show(PointKinds kinds) {
    List<Node> entries = new ArrayList<>();
    int[] counts = kinds.counts();
    for (int i = 0; i < counts.length && entries.size() < MOST; i++) {
      if (counts[i] > 0) {
        entries.add(entry(kinds.kinds().get(i), counts[i]));
      }
    }
    getChildren().setAll(entries);
  }

  private static Node entry(Kind kind, int count) {
    Label label =
        Cards.styled(TEXTS.format("map.kind", kind.name(), Figures.count(count)), "muted");
    label.setGraphic(new SignView(new Kind(kind.name(), kind.ink(), kind.sign()), SIGN));
    return label;
  }
}
