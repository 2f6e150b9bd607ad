package dev.graft.ui.layers;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * "What this choice costs", in figures that follow from the network, and one sentence that says
 * what they mean.
 */
final class CostCard extends VBox {
  private final LayersViewModel model;
  private final VBox rows = new VBox();
  private final Label sentence = Cards.muted("");

  CostCard(LayersViewModel model) {
    super(10);
    this.model = model;
    setId("cost-card");
    getStyleClass().add("graft-card");
    sentence.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(Cards.title("What this choice costs"), rows, sentence);
    model.costProperty().addListener(o -> show());
    show();
  }

  private void show() {
    model.costProperty().get().ifPresent(this::show);
  }

  private void show(ChoiceCost cost) {
    List<Node> lines = new ArrayList<>();
    lines.add(
        line(
            "Learns",
            Figures.count(cost.learning()) + " of " + Figures.count(cost.total()) + " parameters"));
    lines.add(
        line("Cut after", cost.cutIsInput() ? "nothing: all runs in each epoch" : cost.cut()));
    lines.add(line("Runs once per image", Figures.percent(share(cost)) + " of the arithmetic"));
    lines.add(line("Kept on disk", kept(cost)));
    rows.getChildren().setAll(lines);
    sentence.setText(meaning(cost));
  }

  private static double share(ChoiceCost cost) {
    return cost.totalMacs() == 0 ? 0 : cost.trunkMacs() / (double) cost.totalMacs();
  }

  private String kept(ChoiceCost cost) {
    if (cost.cutIsInput()) {
      return "nothing";
    }
    String each = Figures.bytes(cost.bytesPerImage()) + " per image";
    return model.images() == 0
        ? each
        : Figures.bytes(cost.bytesPerImage() * model.images()) + " (" + each + ")";
  }

  private static String meaning(ChoiceCost cost) {
    if (cost.cutIsInput()) {
      return "Every image runs through the whole network in every epoch. This learns most and "
          + "takes longest.";
    }
    return share(cost) > 0.95
        ? "The first pass does nearly all the work; every epoch after it is quick."
        : "The frozen part runs once and is kept; only what is right of the line runs in every "
            + "epoch.";
  }

  private static HBox line(String name, String value) {
    Label right = new Label(value);
    HBox row = Cards.row(Cards.styled(name, "muted"), right);
    row.getStyleClass().add("figure-row");
    return row;
  }
}
