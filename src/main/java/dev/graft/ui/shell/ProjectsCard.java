package dev.graft.ui.shell;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.settings.RecentProject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The projects of late, and the ways to others. */
final class ProjectsCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(ProjectsCard.class);
  private static final double HIGHEST = 380;
  private static final DateTimeFormatter OPENED =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private final ProjectSwitch projects;
  private final Runnable close;
  private final VBox rows = new VBox(4);
  private final ScrollPane list;
  private final Label none = Cards.muted(TEXTS.get("projects.none"));

  ProjectsCard(ProjectSwitch projects, ShellViewModel model, Commands commands, Runnable close) {
    super(TEXTS.get("projects.title"), 500, close);
    this.projects = projects;
    this.close = close;
    setId("projects-card");
    Label where = Cards.muted(model.place());
    where.setId("project-place");
    FlowPane ways = new FlowPane(8, 8);
    for (Action action :
        new Action[] {Action.NEW_PROJECT, Action.OPEN_PROJECT, Action.SAMPLE_PROJECT}) {
      ways.getChildren()
          .add(
              Buttons.of(
                  action,
                  () -> {
                    close.run();
                    commands.run(action);
                  }));
    }
    list = scroll(rows, HIGHEST);
    body(where, none, list, ways);
    refill();
  }

  private void refill() {
    rows.getChildren().setAll(projects.recent().stream().map(this::row).toList());
    Cards.present(none, rows.getChildren().isEmpty());
    Cards.present(list, !rows.getChildren().isEmpty());
  }

  private Node row(RecentProject project) {
    Label name = Cards.styled(project.name(), "card-title");
    Label path = Cards.styled(project.folder().toString(), "muted");
    path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    String opened = OPENED.format(project.opened().atZone(ZoneId.systemDefault()));
    Label time = Cards.styled(opened, "notice-time");
    VBox words = new VBox(2, Cards.row(name, time), path);
    words.setMouseTransparent(true);
    Button open = new Button();
    open.setGraphic(words);
    open.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    open.getStyleClass().addAll(Styles.FLAT, "project-row");
    open.setAccessibleText(TEXTS.format("projects.open", project.name(), project.folder()));
    open.setMaxWidth(Double.MAX_VALUE);
    open.setOnAction(
        e -> {
          close.run();
          projects.open(project.folder());
        });
    words.prefWidthProperty().bind(open.widthProperty().subtract(26));
    words.setMinWidth(0);
    path.setMinWidth(0);
    Button forget =
        Buttons.icon(
            Action.FORGET,
            () -> {
              requestFocus();
              projects.forget(project.folder());
              refill();
            });
    forget.setAccessibleText(TEXTS.format("projects.forget", project.name()));
    open.setMinWidth(0);
    HBox.setHgrow(open, Priority.ALWAYS);
    HBox row = new HBox(4, open, forget);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
