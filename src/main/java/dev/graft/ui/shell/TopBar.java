package dev.graft.ui.shell;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The program's and the project's name, how much is in it, and the ways to everything else. */
final class TopBar extends HBox {
  private static final Texts TEXTS = Texts.in(TopBar.class);
  private static final int MOST_SHOWN = 99;

  private final ShellViewModel model;
  private final Map<Action, Button> buttons = new EnumMap<>(Action.class);
  private final Button project = new Button();
  private final Label counts = Cards.pill("");
  private final Label readOnly = Cards.pill(TEXTS.get("project.read-only"));
  private final Label badge = Cards.styled("", "badge");

  TopBar(ShellViewModel model, Commands commands) {
    super(6);
    this.model = model;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    project.setId("project-name");
    project.setGraphic(new FontIcon(MaterialDesignC.CHEVRON_DOWN));
    project.setContentDisplay(ContentDisplay.RIGHT);
    project.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    project.setMaxWidth(320);
    project.getStyleClass().addAll(Styles.FLAT, "project-button");
    project.setTooltip(new Tooltip(Action.CHOOSE_PROJECT.tooltip()));
    project.setOnAction(e -> commands.run(Action.CHOOSE_PROJECT));
    buttons.put(Action.CHOOSE_PROJECT, project);
    counts.setId("project-counts");
    Label slash = Cards.styled("/", "muted");
    getChildren()
        .addAll(
            Cards.styled(TEXTS.get("window.title"), "program-name"),
            slash,
            project,
            readOnly,
            counts,
            Cards.spacer(),
            search(commands));
    for (Action action : new Action[] {Action.SHOW_NOTICES, Action.SWITCH_THEME, Action.SETTINGS}) {
      add(action, commands);
    }
    if (!MainMenu.isAtTheTopOfTheScreen()) {
      add(Action.SHOW_MENU, commands);
    }
    readOnly.setId("read-only");
    model.datasetProperty().addListener(o -> show());
    model.readOnlyProperty().addListener(o -> show());
    model.log().unreadProperty().addListener(o -> unread());
    show();
    unread();
  }

  private void add(Action action, Commands commands) {
    Button button = Buttons.icon(action, () -> commands.run(action));
    buttons.put(action, button);
    Node node = button;
    if (action == Action.SHOW_NOTICES) {
      badge.setMouseTransparent(true);
      badge.setMinWidth(USE_PREF_SIZE);
      StackPane.setAlignment(badge, Pos.TOP_RIGHT);
      node = new StackPane(button, badge);
    }
    getChildren().add(node);
  }

  private Button search(Commands commands) {
    Button search = Buttons.of(Action.FIND_ACTION, () -> commands.run(Action.FIND_ACTION));
    search.getStyleClass().add("search-button");
    Label keys = Cards.pill(Action.FIND_ACTION.shortcut().map(k -> k.getDisplayText()).orElse(""));
    keys.setMouseTransparent(true);
    HBox inside =
        new HBox(10, new FontIcon(Action.FIND_ACTION.icon()), new Label(search.getText()), keys);
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.setMouseTransparent(true);
    search.setAccessibleText(search.getText());
    search.setGraphic(inside);
    search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    buttons.put(Action.FIND_ACTION, search);
    HBox.setMargin(search, new javafx.geometry.Insets(0, 8, 0, 0));
    return search;
  }

  /** The button of an action, at which its card stands. */
  Optional<Button> button(Action action) {
    return Optional.ofNullable(buttons.get(action));
  }

  private void show() {
    project.setText(model.title());
    project.setAccessibleText(TEXTS.format("project.switch", model.title()));
    counts.setText(model.counts());
    Cards.present(counts, !model.counts().isEmpty());
    Cards.present(readOnly, model.readOnlyProperty().get().isPresent());
    readOnly.setTooltip(new Tooltip(model.readOnlyProperty().get().orElse("")));
  }

  private void unread() {
    int count = model.log().unreadProperty().get();
    badge.setText(count > MOST_SHOWN ? MOST_SHOWN + "+" : String.valueOf(count));
    Cards.present(badge, count > 0);
    button(Action.SHOW_NOTICES)
        .ifPresent(b -> b.setAccessibleText(TEXTS.format("notices.unread", count)));
  }
}
