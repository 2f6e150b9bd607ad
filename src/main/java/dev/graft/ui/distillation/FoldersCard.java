package dev.graft.ui.distillation;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** What to look at. */
final class FoldersCard extends VBox {
  private static final Texts TEXTS = Texts.in(FoldersCard.class);

  private final DistillationViewModel model;
  private final VBox rows = new VBox(4);
  private final Hyperlink openImages;

  FoldersCard(DistillationViewModel model) {
    super(10);
    this.model = model;
    getStyleClass().addAll("graft-card");
    Label explanation = Cards.muted(TEXTS.get("folders.explanation"));
    VBox hint = new VBox(explanation);
    hint.getStyleClass().add("drop-hint");
    openImages =
        Buttons.link(
            TEXTS.get("folders.open-images"),
            () -> model.openImages().ifPresent(p -> model.form().add(List.of(p))));
    openImages.setId("add-open-images");
    HBox buttons = new HBox(12, Buttons.of(Action.ADD_FOLDER, this::choose), openImages);
    buttons.setAlignment(Pos.CENTER_LEFT);
    FieldMessage message = new FieldMessage(model.form().problemProperty(Field.FOLDERS));
    message.setId("folders-message");
    getChildren().addAll(Cards.title(TEXTS.get("folders.title")), hint, rows, message, buttons);
    InvalidationListener change = o -> fill();
    model.form().folders().addListener(change);
    model.session().datasetProperty().addListener(change);
    fill();
  }

  private void fill() {
    rows.getChildren().setAll(model.form().folders().stream().map(this::row).toList());
    Cards.present(rows, !rows.getChildren().isEmpty());
    Cards.present(openImages, model.openImages().isPresent());
  }

  private Node row(Path folder) {
    Label name = new Label(folder.toString());
    // The end of a path says more than its beginning.
    name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    name.setTooltip(new Tooltip(folder.toString()));
    Node remove = Buttons.icon(Action.REMOVE_FOLDER, () -> model.form().folders().remove(folder));
    HBox row = Cards.row(name, remove);
    row.getStyleClass().add("folder-row");
    name.setMinWidth(0);
    return row;
  }

  private void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(TEXTS.get("folders.choose"));
    Optional<File> folder = Optional.ofNullable(chooser.showDialog(getScene().getWindow()));
    folder.map(File::toPath).ifPresent(p -> model.form().add(List.of(p)));
  }
}
