package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu with every action and its keys, by groups. */
final class MainMenu {
  private final Commands commands;

  MainMenu(Commands commands) {
    this.commands = commands;
  }

  /** Whether menus belong at the top of the screen here, and not into the window. */
  static boolean isAtTheTopOfTheScreen() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  }

  /**
   * The menu for the top of the screen.
   *
   * @return a bar that takes no place in the window
   */
  MenuBar systemBar() {
    MenuBar bar = new MenuBar();
    bar.setUseSystemMenuBar(true);
    for (Menu menu : menus()) {
      menu.setOnShowing(
          e -> menu.getItems().forEach(item -> item.setDisable(!commands.can(action(item)))));
      bar.getMenus().add(menu);
    }
    return bar;
  }

  /**
   * Shows the menu at a button. It is made anew each time: what can be done has changed.
   *
   * @param button where
   */
  void showAt(Node button) {
    ContextMenu popup = new ContextMenu();
    popup.setId("main-menu");
    popup.getItems().setAll(menus());
    popup.show(button, Side.BOTTOM, 0, 4);
  }

  /** The menus, each with what can be done now. */
  List<Menu> menus() {
    List<Menu> menus = new ArrayList<>();
    for (Action.Group group : Action.Group.values()) {
      List<MenuItem> items =
          commands.all().stream().filter(a -> a.group() == group).map(this::item).toList();
      if (!items.isEmpty() && group != Action.Group.ITEM) {
        Menu menu = new Menu(group.text());
        menu.getItems().setAll(items);
        menus.add(menu);
      }
    }
    return menus;
  }

  private MenuItem item(Action action) {
    MenuItem item = new MenuItem(action.text(), new FontIcon(action.icon()));
    item.setId("menu-" + action.id());
    item.setUserData(action);
    action.shortcut().ifPresent(item::setAccelerator);
    item.setDisable(!commands.can(action));
    item.setOnAction(e -> commands.run(action));
    return item;
  }

  private static Action action(MenuItem item) {
    return (Action) item.getUserData();
  }
}
