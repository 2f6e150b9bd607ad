package dev.graft.ui.images;

import atlantafx.base.theme.Styles;
import dev.graft.dataset.labelling.Edit;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/**
 * A class: its colour, name, count, key, and how many images it has beside the largest one.
 * Pressing it shows only its images; it is renamed in place; pictures, files and other classes are
 * dropped on it.
 */
final class ClassCard extends VBox {
  private static final Texts TEXTS = Texts.in(ClassCard.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int KEYS = 9;

  private final ImagesViewModel model;
  private final Label name = Cards.styled("", "card-title");
  private final TextField field = new TextField();
  private final Label number = Cards.styled("", "muted");
  private final Label key = Cards.pill("");
  private final Bar bar = new Bar();
  private final MenuButton menu = new MenuButton();
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private String shown = "";

  ClassCard(ImagesViewModel model) {
    super(10);
    this.model = model;
    getStyleClass().addAll("graft-card", "class-card");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    number.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(0);
    field.getStyleClass().add(Styles.SMALL);
    field.setAccessibleText(TEXTS.get("class.name"));
    Cards.present(field, false);
    StackPane title = new StackPane(name, field);
    title.setAlignment(Pos.CENTER_LEFT);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    menu.setGraphic(new FontIcon(MaterialDesignD.DOTS_VERTICAL));
    menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow", "class-menu");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, title, number, key, menu);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, new FieldMessage(problem), bar);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    setOnDragDetected(
        e -> {
          Dragging.ofClass(this, shown);
          e.consume();
        });
    Dragging.takesPictures(this, () -> model.labelSelected(Optional.of(shown)));
    Dragging.takesClass(this, other -> merge(other, shown));
    DropTarget.install(this, paths -> model.addTo(shown, paths));
    field.setOnAction(e -> rename());
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (was && field.isVisible()) {
                rename();
              }
            });
  }

  void show(ClassCount count, List<ClassCount> all, boolean selected) {
    if (!shown.equals(count.name())) {
      edit(false);
    }
    shown = count.name();
    ClassPalette.paint(this, count.index());
    pseudoClassStateChanged(SELECTED, selected);
    name.setText(shown);
    name.setTooltip(new Tooltip(shown));
    number.setText(Figures.count(count.images()));
    boolean hasKey = count.index() < KEYS;
    key.setText(hasKey ? Integer.toString(count.index() + 1) : "");
    Cards.present(key, hasKey);
    bar.setShare(count.share());
    menu.setAccessibleText(TEXTS.format("class.menu", shown));
    menu.setTooltip(new Tooltip(TEXTS.format("class.menu", shown)));
    fillMenu(all);
    setAccessibleText(TEXTS.format("class.words", shown, count.images()));
  }

  private void fillMenu(List<ClassCount> all) {
    MenuItem rename = new MenuItem(TEXTS.get("class.rename"));
    rename.setOnAction(e -> edit(true));
    Menu merge = new Menu(TEXTS.get("class.merge"));
    for (ClassCount other : all) {
      if (!other.name().equals(shown)) {
        MenuItem into = new MenuItem(other.name());
        into.setMnemonicParsing(false);
        into.setOnAction(e -> merge(shown, other.name()));
        merge.getItems().add(into);
      }
    }
    merge.setDisable(merge.getItems().isEmpty());
    MenuItem label = new MenuItem(TEXTS.get("class.label-selected"));
    label.setOnAction(e -> model.labelSelected(Optional.of(shown)));
    MenuItem delete = new MenuItem(TEXTS.get("class.delete"));
    delete.setOnAction(e -> delete());
    menu.getItems().setAll(label, rename, merge, delete);
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    requestFocus();
    if (event.getClickCount() == 2) {
      edit(true);
    } else {
      toggle();
    }
    event.consume();
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() == field) {
      if (event.getCode() == KeyCode.ESCAPE) {
        edit(false);
        requestFocus();
        event.consume();
      }
      return;
    }
    if (event.getTarget() != this) {
      return;
    }
    switch (event.getCode()) {
      case ENTER, SPACE -> toggle();
      case F2 -> edit(true);
      case DELETE, BACK_SPACE -> delete();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void toggle() {
    Optional<String> now = model.gallery().filterProperty().get().label();
    model
        .gallery()
        .showClass(now.equals(Optional.of(shown)) ? Optional.empty() : Optional.of(shown));
  }

  /** Begins to rename the class, or ends it without a change. */
  void edit(boolean on) {
    problem.set(Optional.empty());
    Cards.present(field, on);
    Cards.present(name, !on);
    if (on) {
      field.setText(shown);
      field.requestFocus();
      field.selectAll();
    }
  }

  private void rename() {
    String typed = field.getText().strip();
    if (typed.equals(shown) || typed.isEmpty()) {
      edit(false);
      return;
    }
    Optional<String> sentence = model.tried(new Edit.RenameClass(shown, typed));
    if (sentence.isEmpty()) {
      edit(false);
    }
    problem.set(sentence);
  }

  private void merge(String from, String into) {
    model.apply(new Edit.MergeClasses(from, into));
  }

  private void delete() {
    model.apply(new Edit.DeleteClass(shown));
  }
}
