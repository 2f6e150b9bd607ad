package dev.graft.ui.shell;

import dev.graft.ui.backbones.BackbonesView;
import dev.graft.ui.backbones.BackbonesViewModel;
import dev.graft.ui.images.ImagesView;
import dev.graft.ui.images.ImagesViewModel;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.layers.LayersView;
import dev.graft.ui.layers.LayersViewModel;
import dev.graft.ui.pictures.ThumbnailSource;
import dev.graft.ui.predict.PredictView;
import dev.graft.ui.predict.PredictViewModel;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.TrainView;
import dev.graft.ui.train.TrainViewModel;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The window: wires session, view models and views, and moves between rooms. Made on the JavaFX
 * thread.
 */
public final class GraftWindow {
  private final Session session;
  private final ShellViewModel shell;
  private final ImagesViewModel images;
  private final BackbonesViewModel backbones;
  private final LayersViewModel layers;
  private final TrainViewModel train;
  private final PredictViewModel predict;
  private final ThumbnailSource thumbnails;
  private final Map<Room, Node> rooms = new EnumMap<>(Room.class);
  private final BorderPane frame = new BorderPane();
  private final StackPane root = new StackPane(frame);

  /**
   * Makes the window, without asking the workbench anything yet.
   *
   * @param workbench does the work
   * @param executor does it in the background
   * @param thumbnails where small pictures come from
   * @param project the project's folder; empty for the user's own
   * @param clock the time in seconds from any beginning
   */
  public GraftWindow(
      Workbench workbench,
      TaskExecutor executor,
      ThumbnailSource thumbnails,
      Optional<Path> project,
      DoubleSupplier clock) {
    WindowNotices notices = new WindowNotices();
    this.thumbnails = thumbnails;
    session = new Session(project);
    shell = new ShellViewModel(session, workbench, executor);
    images = new ImagesViewModel(session, workbench, executor);
    backbones = new BackbonesViewModel(session, workbench, executor, notices);
    layers = new LayersViewModel(session, workbench, executor);
    train = new TrainViewModel(session, workbench, executor, notices, clock);
    predict = new PredictViewModel(session, backbones.all(), workbench, executor);

    root.getStyleClass().add("graft-window");
    frame.setTop(new TopBar(shell));
    frame.setLeft(new Rail(shell));
    frame.setBottom(new StatusBar(shell));
    notices.installOn(root);
    session.roomProperty().addListener((o, was, is) -> enter(is));
    enter(session.roomProperty().get());
  }

  /**
   * Asks the workbench for what the rooms show first: engine, backbones, runs, and the sample
   * project if there is one.
   *
   * @param sample the sample project's folder of class folders, absolute
   */
  public void begin(Optional<Path> sample) {
    session.sampleProperty().set(sample);
    sample.ifPresent(
        folder -> {
          train.recipe().forSample();
          images.open(folder);
        });
    backbones.load();
    train.loadRuns();
    shell.askEngine();
  }

  /**
   * Makes the scene.
   *
   * @param width in pixels
   * @param height in pixels
   * @return the scene, themed, with its shortcuts
   */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(root, width, height);
    shell.themeProperty().addListener((o, was, is) -> is.applyTo(scene));
    shell.themeProperty().get().applyTo(scene);
    for (Room room : Room.values()) {
      shortcut(scene, room.action(), () -> session.roomProperty().set(room));
    }
    shortcut(scene, Action.OPEN_FOLDER, () -> in(Room.IMAGES, ImagesView.class).choose());
    shortcut(scene, Action.IMPORT_FILE, () -> in(Room.BACKBONES, BackbonesView.class).importFile());
    shortcut(
        scene, Action.IMPORT_FOLDER, () -> in(Room.BACKBONES, BackbonesView.class).importFolder());
    shortcut(scene, Action.OPEN_PICTURES, () -> in(Room.PREDICT, PredictView.class).choose());
    shortcut(scene, Action.TRAIN, this::goAndTrain);
    shortcut(scene, Action.CANCEL, train::cancel);
    shortcut(
        scene,
        Action.SWITCH_THEME,
        () -> shell.themeProperty().set(shell.themeProperty().get().other()));
    return scene;
  }

  private void goAndTrain() {
    session.roomProperty().set(Room.TRAIN);
    train.train();
  }

  private static void shortcut(Scene scene, Action action, Runnable run) {
    action.shortcut().ifPresent(keys -> scene.getAccelerators().put(keys, run));
  }

  private <T extends Node> T in(Room room, Class<T> type) {
    session.roomProperty().set(room);
    return type.cast(room(room));
  }

  private void enter(Room room) {
    frame.setCenter(room(room));
  }

  /** Rooms are made when they are first entered: the window is there sooner. */
  private Node room(Room room) {
    return rooms.computeIfAbsent(room, this::make);
  }

  private Node make(Room room) {
    return switch (room) {
      case IMAGES -> new ImagesView(images, thumbnails, this::goAndTrain);
      case BACKBONES -> new BackbonesView(backbones);
      case LAYERS -> new LayersView(layers, () -> session.roomProperty().set(Room.BACKBONES));
      case TRAIN -> new TrainView(train);
      case PREDICT -> new PredictView(predict, thumbnails);
    };
  }

  /** The shared state, for tests and for whoever embeds the window. */
  public Session session() {
    return session;
  }

  /** Dark or light. */
  public void setTheme(Theme theme) {
    shell.themeProperty().set(theme);
  }
}
