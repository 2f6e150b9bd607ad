package dev.graft.ui.compare;

import dev.graft.comparison.Comparison;
import dev.graft.comparison.Picture;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** The pictures of the cell that was chosen. */
final class CellCard extends VBox {
  private static final Texts TEXTS = Texts.in(CellCard.class);

  CellCard(CompareViewModel model, Comparison comparison, ThumbnailSource source, Cell cell) {
    super(8);
    setId("cell-card");
    getStyleClass().add("graft-card");
    CompareWords words = new CompareWords(comparison);
    List<Picture> pictures = model.cellPictures();
    String truth = comparison.classes().get(cell.truth());
    String title =
        cell.truth() == cell.said()
            ? TEXTS.format("cell.right", words.run(cell.run()), (long) pictures.size(), truth)
            : TEXTS.format(
                "cell.wrong",
                words.run(cell.run()),
                (long) pictures.size(),
                truth,
                comparison.classes().get(cell.said()));
    getChildren()
        .add(
            Cards.row(
                Cards.title(title),
                Buttons.icon(Action.CLOSE_CELL, () -> model.cellProperty().set(Optional.empty()))));
    if (!pictures.isEmpty()) {
      PictureRow row = new PictureRow(model, words, source, title, pictures);
      row.setId("cell-pictures");
      getChildren().add(row);
    }
  }
}
