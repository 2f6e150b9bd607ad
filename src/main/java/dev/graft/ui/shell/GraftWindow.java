package dev.graft.ui.shell;

import dev.graft.ui.advice.AdviceViewModel;
import dev.graft.ui.advice.HeadsViewModel;
import dev.graft.ui.backbones.BackbonesView;
import dev.graft.ui.backbones.BackbonesViewModel;
import dev.graft.ui.compare.CompareView;
import dev.graft.ui.compare.CompareViewModel;
import dev.graft.ui.distillation.DistillationView;
import dev.graft.ui.distillation.DistillationViewModel;
import dev.graft.ui.images.ImagesView;
import dev.graft.ui.images.ImagesViewModel;
import dev.graft.ui.images.LabelFiles;
import dev.graft.ui.images.MissingImages;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.layers.LayersView;
import dev.graft.ui.layers.LayersViewModel;
import dev.graft.ui.pictures.ThumbnailSource;
import dev.graft.ui.predict.PredictView;
import dev.graft.ui.predict.PredictViewModel;
import dev.graft.ui.session.NoticeLog;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.TrainView;
import dev.graft.ui.train.TrainViewModel;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
  private final LabelFiles labels;
  private final BackbonesViewModel backbones;
  private final DistillationViewModel distillation;
  private final LayersViewModel layers;
  private final TrainViewModel train;
  private final AdviceViewModel advice;
  private final HeadsViewModel heads;
  private final ProjectGuard guard;
  private final MissingImages missing;
  private final CompareViewModel compare;
  private final PredictViewModel predict;
  private final ThumbnailSource thumbnails;
  private final Map<Room, Node> rooms = new EnumMap<>(Room.class);
  private final TaskExecutor executor;
  private final Commands commands;
  private final Cover cover;
  private Optional<Node> lesson = Optional.empty();
  private final BorderPane frame = new BorderPane();
  private final StackPane root = new StackPane(frame);
  private final StackPane stage = new StackPane();

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
    this(workbench, executor, thumbnails, project, clock, Surroundings.none(executor));
  }

  /**
   * Makes the window of one project, without asking the workbench anything yet.
   *
   * @param workbench does the work
   * @param executor does it in the background
   * @param thumbnails where small pictures come from
   * @param project the project's folder; empty for the user's own
   * @param clock the time in seconds from any beginning
   * @param around what outlives the window
   */
  public GraftWindow(
      Workbench workbench,
      TaskExecutor executor,
      ThumbnailSource thumbnails,
      Optional<Path> project,
      DoubleSupplier clock,
      Surroundings around) {
    NoticeLog log = new NoticeLog();
    WindowNotices notices = new WindowNotices(log, () -> LocalDateTime.now(ZoneId.systemDefault()));
    this.executor = executor;
    this.thumbnails = thumbnails;
    session = new Session(project);
    shell = new ShellViewModel(session, workbench, executor, notices, log, around);
    images = new ImagesViewModel(session, workbench, executor);
    labels = new LabelFiles(session.images(), executor, notices);
    backbones = new BackbonesViewModel(session, workbench, executor, notices);
    layers = new LayersViewModel(session, workbench, executor);
    distillation =
        new DistillationViewModel(session, workbench, executor, notices, clock, backbones::load);
    train = new TrainViewModel(session, workbench, executor, notices, clock);
    advice = new AdviceViewModel(session, workbench, executor, notices, train.desk());
    heads = new HeadsViewModel(session, workbench, executor, train.desk());
    guard = new ProjectGuard(session, workbench, executor, notices);
    missing =
        new MissingImages(
            session,
            workbench,
            executor,
            notices,
            then -> in(Room.IMAGES, ImagesView.class).askWhereTheyAre(then));
    compare = new CompareViewModel(session, workbench, executor, notices);
    predict = new PredictViewModel(session, backbones.all(), workbench, executor);

    root.getStyleClass().add("graft-window");
    commands = new Commands(new RoomsOfThis(notices));
    cover = new Cover(shell, session, commands, notices, executor, around);
    cover.layOver(root, frame);
    frame.setLeft(new Rail(shell));
    frame.setCenter(stage);
    notices.installOn(root);
    session.roomProperty().addListener((o, was, is) -> enter(is));
    session.distillingProperty().addListener(o -> enter(session.roomProperty().get()));
    backbones.loadedProperty().addListener(o -> executor.nextFrame(this::layOutCards));
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
    guard.begin(() -> images.begin(sample, () -> train.recipe().forSample(), missing::look));
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
    cover.dress(scene);
    for (Room room : Room.values()) {
      shortcut(scene, room.action(), () -> session.roomProperty().set(room));
    }
    shortcut(scene, Action.OPEN_FOLDER, () -> in(Room.IMAGES, ImagesView.class).choose());
    shortcut(scene, Action.ADD_FOLDER, () -> in(Room.IMAGES, ImagesView.class).addFolder());
    shortcut(scene, Action.ADD_PICTURES, () -> in(Room.IMAGES, ImagesView.class).addPictures());
    shortcut(
        scene, Action.GET_PHOTOGRAPHS, () -> in(Room.IMAGES, ImagesView.class).getPhotographs());
    BooleanSupplier any = () -> !session.images().set().images().isEmpty();
    commands.on(Action.IMPORT_LABELS, () -> in(Room.IMAGES, ImagesView.class).importLabels(), any);
    commands.on(Action.EXPORT_LABELS, () -> in(Room.IMAGES, ImagesView.class).exportLabels(), any);
    shortcut(scene, Action.IMPORT_FILE, () -> in(Room.BACKBONES, BackbonesView.class).importFile());
    shortcut(
        scene, Action.IMPORT_FOLDER, () -> in(Room.BACKBONES, BackbonesView.class).importFolder());
    shortcut(scene, Action.OPEN_PICTURES, () -> in(Room.PREDICT, PredictView.class).choose());
    shortcut(scene, Action.TRAIN, this::goAndTrain);
    shortcut(scene, Action.CANCEL, train::cancel);
    cover.actions();
    for (Action action : commands.all()) {
      action
          .shortcut()
          .ifPresent(keys -> scene.getAccelerators().put(keys, () -> commands.run(action)));
    }
    return scene;
  }

  private void goAndTrain() {
    session.roomProperty().set(Room.TRAIN);
    train.train();
  }

  /** How an action is done; what a room's own button does need not be said. */
  private void shortcut(Scene scene, Action action, Runnable run) {
    commands.on(action, run);
    action.shortcut().ifPresent(keys -> scene.getAccelerators().put(keys, run));
  }

  private <T extends Node> T in(Room room, Class<T> type) {
    session.distillingProperty().set(false);
    session.roomProperty().set(room);
    return type.cast(room(room));
  }

  private void enter(Room room) {
    boolean distilling = room == Room.BACKBONES && session.distillingProperty().get();
    Node there = distilling ? lesson() : room(room);
    Optional<Node> staying = Optional.ofNullable(rooms.get(Room.BACKBONES));
    stage.getChildren().removeIf(n -> n != there && !staying.equals(Optional.of(n)));
    if (!stage.getChildren().contains(there)) {
      stage.getChildren().add(0, there);
    }
    staying.ifPresent(n -> show(n, n == there));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** A page of the Backbones room; like a room, it is made when it is first entered. */
  private Node lesson() {
    if (lesson.isEmpty()) {
      lesson = Optional.of(new DistillationView(distillation));
    }
    distillation.show();
    return lesson.orElseThrow();
  }

  /** Rooms are made when they are first entered: the window is there sooner. */
  private Node room(Room room) {
    return rooms.computeIfAbsent(
        room,
        r -> {
          Node node = make(r);
          if (node instanceof RoomPane pane) {
            pane.explainWith(anchor -> cover.explain(r, anchor));
          }
          return node;
        });
  }

  /**
   * Makes the rooms that nobody has entered yet, one at a time between two frames, and lays each
   * out once out of sight: the first visit is then as quick as the second, also while a training
   * wants all processors.
   */
  public void warmUp() {
    for (Room room : Room.values()) {
      if (!rooms.containsKey(room)) {
        Node node = room(room);
        if (node instanceof RoomPane pane) {
          layOutOfSight(pane);
        }
        if (room == Room.BACKBONES) {
          stay(node);
        }
        executor.nextFrame(this::warmUp);
        return;
      }
    }
  }

  /**
   * In the window's own scene, whose styles are found once for all, and gone before it is drawn.
   */
  private void layOutOfSight(RoomPane pane) {
    StackPane place = new StackPane(pane);
    place.setManaged(false);
    place.resize(root.getWidth(), root.getHeight());
    root.getChildren().add(0, place);
    place.applyCss();
    place.layout();
    root.getChildren().remove(place);
    place.getChildren().clear();
  }

  /**
   * A room that stays in the scene keeps its styles. The cards of the backbones are too many to
   * find theirs anew at each visit.
   */
  private void stay(Node node) {
    stage.getChildren().add(node);
    node.applyCss();
    show(node, false);
  }

  /** The cards of the backbones come after their room was made, and most of its cost with them. */
  private void layOutCards() {
    if (rooms.get(Room.BACKBONES) instanceof RoomPane pane && !pane.isVisible()) {
      pane.applyCss();
      pane.layout();
    }
  }

  /** The rooms as the menu sees them. */
  private final class RoomsOfThis implements Commands.Rooms {
    private final WindowNotices notices;

    RoomsOfThis(WindowNotices notices) {
      this.notices = notices;
    }

    @Override
    public Optional<Node> made(Room room) {
      return Optional.ofNullable(rooms.get(room));
    }

    @Override
    public void enter(Room room, Runnable then) {
      session.roomProperty().set(room);
      // A room that was never there has its buttons in place only when it has been laid out.
      executor.nextFrame(then);
    }

    @Override
    public void refuse(Action action) {
      notices.tell(Cover.refusal(action));
    }
  }

  private Node make(Room room) {
    return switch (room) {
      case IMAGES -> new ImagesView(images, thumbnails, labels, this::goAndTrain);
      case BACKBONES -> new BackbonesView(backbones);
      case LAYERS -> new LayersView(layers, () -> session.roomProperty().set(Room.BACKBONES));
      case TRAIN -> new TrainView(train, advice, heads, thumbnails);
      case COMPARE -> new CompareView(compare, thumbnails);
      case PREDICT -> new PredictView(predict, thumbnails);
    };
  }

  /** The shared state, for tests and for whoever embeds the window. */
  public Session session() {
    return session;
  }

  /** Dark or light. */
  public void setTheme(Theme theme) {
    shell.choose(theme);
  }

  /** What surrounds the rooms, for whoever holds the window. */
  ShellViewModel shell() {
    return shell;
  }

  /** Tells the user something. */
  void tell(String sentence) {
    cover.tell(sentence);
  }

  /** Asks before the window goes, if something is running in it. */
  void leave(Runnable then) {
    cover.projects().leave(then);
  }

  /** Lets go of what outlives the window; the window is of no use after that. */
  public void close() {
    guard.close();
    shell.close();
    cover.close();
  }
}
