package dev.graft.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons made of actions: words, icon, tooltip and accessible text always come together. */
public final class Buttons {
  private Buttons() {}

  /**
   * A button with icon and words.
   *
   * @param action what it does
   * @param run does it
   * @return a button whose id is the action's name in lower case with dashes
   */
  public static Button of(Action action, Runnable run) {
    Button button = new Button(action.text(), new FontIcon(action.icon()));
    button.setId(action.id());
    button.getProperties().put(Action.class, action);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(e -> run.run());
    action.shortcut().ifPresent(k -> button.setTooltip(new Tooltip(action.tooltip())));
    return button;
  }

  /**
   * The one main button of a room.
   *
   * @param action what it does
   * @param run does it
   * @return a button in the accent colour
   */
  public static Button main(Action action, Runnable run) {
    Button button = of(action, run);
    button.getStyleClass().add(Styles.ACCENT);
    return button;
  }

  /**
   * A button with only an icon.
   *
   * @param action what it does
   * @param run does it
   * @return a flat button with tooltip and accessible text
   */
  public static Button icon(Action action, Runnable run) {
    Button button = of(action, run);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setTooltip(new Tooltip(action.tooltip()));
    button.setAccessibleText(action.text());
    return button;
  }

  /**
   * Words that lead somewhere.
   *
   * @param text the words
   * @param run goes there
   * @return a link that never looks visited
   */
  public static Hyperlink link(String text, Runnable run) {
    Hyperlink link = new Hyperlink(text);
    link.setOnAction(
        e -> {
          link.setVisited(false);
          run.run();
        });
    return link;
  }

  /**
   * What a button of this class does.
   *
   * @param node any node
   * @return the action that it was made of
   */
  public static Optional<Action> action(Node node) {
    return Optional.ofNullable((Action) node.getProperties().get(Action.class));
  }
}
