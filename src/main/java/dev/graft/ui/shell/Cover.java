package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.OverlayPane;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.ui.settings.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;

/**
 * What lies around the rooms and over them: bars, menu, search, and the cards for projects, jobs,
 * notifications, settings and help.
 */
final class Cover {
  private static final Texts TEXTS = Texts.in(Cover.class);
  private static final int NORMAL_TEXT = 100;

  private final ShellViewModel shell;
  private final Session session;
  private final Commands commands;
  private final WindowNotices notices;
  private final Surroundings around;
  private final ProjectSwitch projects;
  private final OverlayPane overlay = new OverlayPane();
  private final MainMenu menu;
  private final TopBar top;
  private final StatusBar bottom;
  private final BorderPane frame = new BorderPane();
  private InvalidationListener dressing = o -> {};

  Cover(
      ShellViewModel shell,
      Session session,
      Commands commands,
      WindowNotices notices,
      TaskExecutor executor,
      Surroundings around) {
    this.shell = shell;
    this.session = session;
    this.commands = commands;
    this.notices = notices;
    this.around = around;
    projects =
        new ProjectSwitch(
            session,
            around,
            executor,
            notices,
            (running, agreed) ->
                overlay.show(
                    new ConfirmCard(
                        running,
                        () -> {
                          overlay.hide();
                          agreed.run();
                        },
                        overlay::hide)));
    menu = new MainMenu(commands);
    top = new TopBar(shell, commands);
    bottom = new StatusBar(shell, commands);
  }

  /** Lays bars around the rooms and the cards over them. */
  void layOver(StackPane root, BorderPane rooms) {
    if (MainMenu.isAtTheTopOfTheScreen()) {
      frame.setTop(menu.systemBar());
      frame.setCenter(top);
      rooms.setTop(frame);
    } else {
      rooms.setTop(top);
    }
    rooms.setBottom(bottom);
    root.getChildren().add(overlay);
  }

  ProjectSwitch projects() {
    return projects;
  }

  /** Keeps a scene in the look that the user chose. */
  void dress(Scene scene) {
    Runnable dress =
        () -> {
          Settings settings = around.settings().get();
          shell.themeProperty().get().applyTo(scene, settings.textPercent());
          notices.reduceMotion(settings.reduceMotion());
          session.reducedMotionProperty().set(settings.reduceMotion());
        };
    dressing = o -> dress.run();
    shell.themeProperty().addListener(dressing);
    around.settings().settingsProperty().addListener(dressing);
    dress.run();
  }

  void close() {
    around.settings().settingsProperty().removeListener(dressing);
  }

  void tell(String sentence) {
    notices.tell(sentence);
  }

  /** How the actions of the window are done. */
  void actions() {
    commands.on(Action.CHOOSE_PROJECT, () -> at(Action.CHOOSE_PROJECT, this::projectsCard));
    commands.on(
        Action.NEW_PROJECT, () -> chooseFolder(TEXTS.get("project.choose-new"), projects::create));
    commands.on(
        Action.OPEN_PROJECT, () -> chooseFolder(TEXTS.get("project.choose"), projects::open));
    commands.on(
        Action.COPY_PROJECT,
        () ->
            chooseFolder(
                TEXTS.get("project.choose-copy"), to -> projects.copy(shell.projectFolder(), to)));
    commands.on(Action.SAMPLE_PROJECT, projects::sample);
    commands.on(Action.QUIT, projects::quit);
    commands.on(Action.FIND_ACTION, () -> overlay.showAbove(new Palette(commands, overlay::hide)));
    commands.on(Action.SHOW_MENU, () -> top.button(Action.SHOW_MENU).ifPresent(menu::showAt));
    commands.on(
        Action.SHOW_JOBS,
        () -> overlay.showAt(new JobsCard(session.jobs(), overlay::hide), bottom.jobs()));
    commands.on(
        Action.SHOW_NOTICES,
        () -> at(Action.SHOW_NOTICES, () -> new NoticesCard(shell.log(), overlay::hide)));
    commands.on(
        Action.SETTINGS, () -> overlay.show(new SettingsCard(shell, commands, overlay::hide)));
    commands.on(
        Action.ABOUT,
        () -> overlay.show(new AboutCard(new AboutFacts(shell), shell, overlay::hide)));
    commands.on(Action.HELP, this::explainHere);
    commands.on(Action.SWITCH_THEME, () -> shell.choose(shell.themeProperty().get().other()));
    commands.on(
        Action.LARGER_TEXT,
        () -> shell.chooseText(text() + Settings.STEP),
        () -> text() < Settings.LARGEST);
    commands.on(
        Action.SMALLER_TEXT,
        () -> shell.chooseText(text() - Settings.STEP),
        () -> text() > Settings.SMALLEST);
    commands.on(Action.NORMAL_TEXT, () -> shell.chooseText(NORMAL_TEXT));
  }

  private int text() {
    return around.settings().get().textPercent();
  }

  private Region projectsCard() {
    return new ProjectsCard(projects, shell, commands, overlay::hide);
  }

  private void at(Action action, Supplier<Region> card) {
    top.button(action).ifPresent(button -> overlay.showAt(card.get(), button));
  }

  private void explainHere() {
    Optional.ofNullable(overlay.getScene().lookup(".room-help"))
        .ifPresent(anchor -> explain(session.roomProperty().get(), anchor));
  }

  /** Shows what a room is for. */
  void explain(Room room, Node anchor) {
    List<Action> its =
        commands.all().stream().filter(a -> Commands.room(a).equals(Optional.of(room))).toList();
    overlay.showAt(new HelpCard(room, its, overlay::hide), anchor);
  }

  private void chooseFolder(String title, Consumer<Path> chosen) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    Optional.ofNullable(chooser.showDialog(overlay.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(chosen);
  }

  /** The sentence for an action that its room cannot do just now. */
  static String refusal(Action action) {
    return TEXTS.format("action.not-now", action.text().replace("…", ""));
  }
}
