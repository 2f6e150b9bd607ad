package dev.graft.ui.inspection;

import atlantafx.base.theme.Styles;
import dev.graft.ui.inspection.ChecksModel.Doubt;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A label with its picture, what speaks against it, and a button for each answer. */
final class DoubtCell extends ListCell<Doubt> {
  static final double HEIGHT = 122;
  private static final Texts TEXTS = Texts.in(DoubtCell.class);
  private static final double SIDE = 98;
  private static final double DOT = 11;

  private final ChecksModel model;
  private final PictureTile tile;
  private final Label name = Cards.styled("", "muted");
  private final Label given = new Label();
  private final Label suggested = Cards.styled("", "card-title");
  private final Region givenDot = dot();
  private final Region suggestedDot = dot();
  private final HBox line;

  DoubtCell(
      ChecksModel model, ThumbnailSource source, Consumer<Doubt> accept, Consumer<Doubt> keep) {
    this.model = model;
    tile = new PictureTile(source, SIDE);
    VBox words = new VBox(6, name, said(givenDot, given), said(suggestedDot, suggested));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    Button yes = Buttons.of(Action.ACCEPT_LABEL, () -> answer(accept));
    Button no = Buttons.of(Action.KEEP_LABEL, () -> answer(keep));
    yes.getStyleClass().add(Styles.SMALL);
    no.getStyleClass().add(Styles.SMALL);
    // The keys of the list do the same.
    yes.setFocusTraversable(false);
    no.setFocusTraversable(false);
    line = new HBox(14, tile, words, Cards.spacer(), yes, no);
    line.setAlignment(Pos.CENTER_LEFT);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  private static Region dot() {
    Region dot = new Region();
    dot.getStyleClass().add("class-dot");
    dot.setMinSize(DOT, DOT);
    dot.setMaxSize(DOT, DOT);
    return dot;
  }

  private static HBox said(Region dot, Label words) {
    HBox row = new HBox(8, dot, words);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void answer(Consumer<Doubt> how) {
    Optional.ofNullable(getItem()).ifPresent(how);
  }

  @Override
  protected void updateItem(Doubt doubt, boolean empty) {
    super.updateItem(doubt, empty);
    if (empty || doubt == null) {
      tile.clear();
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    ClassPalette.paint(givenDot, model.classIndex(doubt.given()));
    ClassPalette.paint(suggestedDot, model.classIndex(doubt.suggested()));
    name.setText(model.name(doubt.file()));
    String label =
        TEXTS.format("checks.given", doubt.given(), Figures.percent(doubt.givenProbability()));
    // The end of the ranking is of labels that the heads agree with.
    boolean against = doubt.suggestedProbability() > doubt.givenProbability();
    String share = Figures.percent(doubt.suggestedProbability());
    String other =
        against
            ? TEXTS.format("checks.suggested", doubt.suggested(), share)
            : TEXTS.format("checks.second", doubt.suggested(), share);
    suggested.getStyleClass().setAll("label", against ? "card-title" : "muted");
    given.setText(label);
    suggested.setText(other);
    setAccessibleText(name.getText() + ". " + label + ". " + other);
    tile.show(doubt.file(), name.getText(), Optional.empty());
    setGraphic(line);
  }
}
