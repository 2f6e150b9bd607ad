package dev.graft.ui.compare;

import dev.graft.comparison.Comparison;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The pictures on which the runs disagree, by who is right. */
final class DisagreementsCard extends VBox {
  private static final Texts TEXTS = Texts.in(DisagreementsCard.class);

  DisagreementsCard(CompareViewModel model, Comparison comparison, ThumbnailSource source) {
    super(8);
    setId("disagreements");
    getStyleClass().add("graft-card");
    getChildren().add(Cards.title(TEXTS.get("disagree.title")));
    CompareWords words = new CompareWords(comparison);
    List<Comparison.Group> groups = comparison.disagreements();
    if (groups.isEmpty()) {
      getChildren().add(Cards.muted(TEXTS.get("disagree.none")));
    }
    for (Comparison.Group group : groups) {
      String who = words.group(group);
      Label title = Cards.styled(who, "muted");
      Label count = Cards.styled(Figures.count(group.pictures().size()), "group-count");
      getChildren()
          .addAll(
              new HBox(8, title, count),
              new PictureRow(model, words, source, who, group.pictures()));
    }
  }
}
