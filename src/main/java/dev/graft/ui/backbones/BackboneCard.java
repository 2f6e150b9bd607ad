package dev.graft.ui.backbones;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.session.BlockShape;
import dev.graft.zoo.ZooEntry;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** A backbone to choose. */
final class BackboneCard extends Button {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  BackboneCard(ZooEntry entry, List<BlockShape> outline, boolean chosen, Runnable choose) {
    getStyleClass().setAll("button", "graft-card", "backbone-card");
    setId("backbone-" + entry.name());
    pseudoClassStateChanged(SELECTED, chosen);
    Label name = Cards.styled(entry.name(), "backbone-name");
    name.setTooltip(new Tooltip(entry.name()));
    Node badge = badge(entry);
    VBox content = new VBox(10);
    content.getChildren().add(new BackboneOutline(outline));
    content.getChildren().add(Cards.row(name, badge));
    content.getChildren().add(facts(entry));
    entry.problem().map(Cards::muted).ifPresent(content.getChildren()::add);
    content.prefWidthProperty().bind(widthProperty().subtract(34));
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setDisable(!entry.available());
    setAccessibleText(
        entry.name()
            + ", "
            + Figures.rounded(entry.parameters())
            + " parameters, licence "
            + entry.licence()
            + (chosen ? ", chosen" : ""));
    setOnAction(e -> choose.run());
  }

  private static Node badge(ZooEntry entry) {
    if (!entry.available()) {
      Label pill = Cards.pill("not usable");
      pill.getStyleClass().add("muted");
      return pill;
    }
    Label pill = Cards.pill(entry.embedded() ? "built in" : "imported");
    pill.getStyleClass().add("here");
    return pill;
  }

  private static Node facts(ZooEntry entry) {
    Facts facts = new Facts();
    facts.add("Architecture", architecture(entry.architecture()));
    if (entry.available()) {
      facts.add("Parameters", Figures.rounded(entry.parameters()));
      facts.add("Input", entry.inputSize() + " × " + entry.inputSize());
      facts.add("Own classes", entry.classes() == 0 ? "none" : Figures.count(entry.classes()));
    }
    facts.add("Licence", entry.licence());
    return facts;
  }

  /** {@code MobileNetV2:0.35} as people write it. */
  static String architecture(String words) {
    return words.replace(":", " · ");
  }
}
