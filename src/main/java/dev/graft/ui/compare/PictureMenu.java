package dev.graft.ui.compare;

import dev.graft.comparison.Picture;
import dev.graft.ui.kit.Texts;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What every run says of a picture, and what can be done to it. */
final class PictureMenu {
  private static final Texts TEXTS = Texts.in(PictureMenu.class);

  private PictureMenu() {}

  /**
   * A menu for a picture.
   *
   * @param model relabels and takes out
   * @param words has the words of the comparison
   * @param picture the picture
   * @return a menu to be shown
   */
  static ContextMenu of(CompareViewModel model, CompareWords words, Picture picture) {
    ContextMenu menu = new ContextMenu();
    Label said = new Label(words.picture(picture));
    said.getStyleClass().add("picture-says");
    CustomMenuItem head = new CustomMenuItem(said, false);
    head.getStyleClass().add("picture-head");
    menu.getItems().addAll(head, new SeparatorMenuItem());
    if (!model.isOpen(picture)) {
      MenuItem closed = new MenuItem(TEXTS.get("picture.closed"));
      closed.setDisable(true);
      menu.getItems().add(closed);
      return menu;
    }
    Menu relabel = new Menu(TEXTS.get("picture.relabel"));
    relabel.setId("picture-relabel");
    for (String name : model.classes()) {
      MenuItem item = new MenuItem(name);
      item.setMnemonicParsing(false);
      item.setOnAction(e -> model.relabel(picture, name));
      relabel.getItems().add(item);
    }
    MenuItem remove = new MenuItem(TEXTS.get("picture.remove"));
    remove.setId("picture-remove");
    remove.setOnAction(e -> model.takeOut(picture));
    menu.getItems().addAll(relabel, remove);
    return menu;
  }

  /** Shows it at a node. */
  static void show(
      Node at, CompareViewModel model, CompareWords words, Picture picture, double x, double y) {
    of(model, words, picture).show(at, x, y);
  }
}
