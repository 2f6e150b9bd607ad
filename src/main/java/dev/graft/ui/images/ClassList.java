package dev.graft.ui.images;

import dev.graft.dataset.labelling.Edit;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The classes, what waits for one, and the place where new ones are made. */
final class ClassList extends VBox {
  private static final Texts TEXTS = Texts.in(ClassList.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final ImagesViewModel model;
  private final VBox cards = new VBox(12);
  private final List<ClassCard> made = new ArrayList<>();
  private final Label waiting = Cards.styled("", "muted");
  private final Button unlabelled = new Button();
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());

  ClassList(ImagesViewModel model) {
    super(12);
    this.model = model;
    getChildren().addAll(cards, unlabelled(), newClass());
    InvalidationListener change = o -> fill();
    model.gallery().classes().addListener(change);
    model.gallery().countsProperty().addListener(change);
    model.gallery().filterProperty().addListener(change);
    fill();
  }

  private void fill() {
    Gallery gallery = model.gallery();
    List<ClassCount> all = List.copyOf(gallery.classes());
    while (made.size() < all.size()) {
      made.add(new ClassCard(model));
    }
    while (made.size() > all.size()) {
      made.remove(made.size() - 1);
    }
    if (cards.getChildren().size() != made.size()) {
      cards.getChildren().setAll(made);
    }
    Optional<String> chosen = gallery.filterProperty().get().label();
    for (int i = 0; i < made.size(); i++) {
      made.get(i).show(all.get(i), all, chosen.equals(Optional.of(all.get(i).name())));
    }
    int n = gallery.countsProperty().get().unlabelled();
    waiting.setText(Figures.count(n));
    unlabelled.setAccessibleText(TEXTS.format("unlabelled.words", n));
    Cards.present(unlabelled, n > 0);
    unlabelled.pseudoClassStateChanged(
        SELECTED, gallery.filterProperty().get().show() == Show.UNLABELLED);
  }

  private Node unlabelled() {
    unlabelled.setId("unlabelled");
    unlabelled.getStyleClass().setAll("button", "graft-card", "unlabelled-card");
    Label key = Cards.pill("0");
    var line = Cards.row(Cards.title(TEXTS.get("unlabelled.title")), waiting);
    line.getChildren().add(key);
    line.prefWidthProperty().bind(unlabelled.widthProperty().subtract(34));
    unlabelled.setGraphic(line);
    unlabelled.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    unlabelled.setMaxWidth(Double.MAX_VALUE);
    unlabelled.setOnAction(
        e ->
            model
                .gallery()
                .show(
                    model.gallery().filterProperty().get().show() == Show.UNLABELLED
                        ? Show.ALL
                        : Show.UNLABELLED));
    Dragging.takesPictures(unlabelled, () -> model.labelSelected(Optional.empty()));
    return unlabelled;
  }

  private Node newClass() {
    TextField name = new TextField();
    name.setId("new-class");
    name.setPromptText(TEXTS.get("new-class.prompt"));
    name.setAccessibleText(TEXTS.get("new-class.prompt"));
    name.setOnAction(
        e -> {
          problem.set(model.tried(new Edit.AddClass(name.getText())));
          if (problem.get().isEmpty()) {
            name.clear();
          }
        });
    name.textProperty().addListener(o -> problem.set(Optional.empty()));
    VBox box = new VBox(6, name, new FieldMessage(problem));
    box.setId("new-class-card");
    box.getStyleClass().addAll("drop-hint", "new-class");
    DropTarget.install(box, model::addAsNewClass);
    return box;
  }
}
