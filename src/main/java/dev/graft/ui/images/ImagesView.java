package dev.graft.ui.images;

import atlantafx.base.controls.CustomTextField;
import dev.graft.ui.inspection.Page;
import dev.graft.ui.inspection.Pages;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The Images room. */
public final class ImagesView extends RoomPane {
  private static final Texts TEXTS = Texts.in(ImagesView.class);
  private static final double LEFT_WIDTH = 256;

  private final ImagesViewModel model;
  private final LabelFiles labels;
  private final PictureGrid grid;
  private final Preview preview;
  private final Button undo;
  private final Button redo;

  /**
   * Makes the room.
   *
   * @param model its state
   * @param thumbnails where pictures come from
   * @param labels from and into tables
   * @param train goes to the Train room and starts
   */
  public ImagesView(
      ImagesViewModel model, ThumbnailSource thumbnails, LabelFiles labels, Runnable train) {
    super(TEXTS.get("room.title"));
    this.model = model;
    this.labels = labels;
    undo = Buttons.icon(Action.UNDO, model.images()::undo);
    redo = Buttons.icon(Action.REDO, model.images()::redo);
    FilterBar filters = new FilterBar(model.gallery());
    Node add = add();
    beside(filters);
    actions(undo, redo, add);

    preview = new Preview(model, thumbnails, this::backToGrid);
    grid = new PictureGrid(model, thumbnails, preview::open);
    Node empty = empty();
    Node busy = busy();
    Node full = full(thumbnails);
    content(
        new FieldMessage(model.errorProperty()),
        new ReadyCard(model.readyProperty(), train),
        new PhotographsCard(model.photographs()),
        new StackPane(empty, full, busy));

    InvalidationListener whichIsThere =
        o -> {
          boolean any = !model.images().set().isEmpty();
          Cards.present(full, any);
          Cards.present(filters, any);
          Cards.present(add, any);
          Cards.present(empty, !any && !model.busyProperty().get());
          Cards.present(busy, !any && model.busyProperty().get());
        };
    model.busyProperty().addListener(whichIsThere);
    model.images().setProperty().addListener(whichIsThere);
    whichIsThere.invalidated(model.busyProperty());
    model.images().historyProperty().addListener(o -> history());
    history();
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    DropTarget.install(this, this::dropped);
  }

  /** A table of labels is read where there are pictures that it can be about. */
  private void dropped(List<Path> paths) {
    if (paths.size() == 1
        && LabelFiles.isTable(paths.get(0))
        && !model.images().set().images().isEmpty()) {
      labels.read(paths.get(0));
    } else {
      model.add(paths);
    }
  }

  private void history() {
    boolean any = !model.undoWords().isEmpty() || !model.redoWords().isEmpty();
    Cards.present(undo, any || !model.images().set().isEmpty());
    Cards.present(redo, any || !model.images().set().isEmpty());
    history(undo, Action.UNDO, model.undoWords());
    history(redo, Action.REDO, model.redoWords());
  }

  private static void history(Button button, Action action, String words) {
    button.setDisable(words.isEmpty());
    button.setTooltip(
        new Tooltip(
            words.isEmpty()
                ? action.tooltip()
                : TEXTS.format("history.tooltip", action.tooltip(), words)));
  }

  private Node add() {
    MenuButton add =
        new MenuButton(TEXTS.get("add.title"), new FontIcon(MaterialDesignI.IMAGE_PLUS));
    add.setId("add-images");
    add.setMinWidth(USE_PREF_SIZE);
    add.getItems()
        .addAll(
            item(Action.ADD_FOLDER, this::addFolder),
            item(Action.ADD_PICTURES, this::addPictures),
            item(Action.OPEN_FOLDER, this::choose),
            item(Action.GET_PHOTOGRAPHS, model.photographs()::show));
    return add;
  }

  private static MenuItem item(Action action, Runnable run) {
    MenuItem item = new MenuItem(action.text(), new FontIcon(action.icon()));
    item.setOnAction(e -> run.run());
    return item;
  }

  private Node empty() {
    EmptyState empty =
        new EmptyState(
            MaterialDesignI.IMAGE_MULTIPLE_OUTLINE,
            TEXTS.get("empty.title"),
            TEXTS.get("empty.words"),
            Buttons.main(Action.ADD_FOLDER, this::addFolder),
            Buttons.of(Action.ADD_PICTURES, this::addPictures),
            Buttons.of(Action.GET_PHOTOGRAPHS, model.photographs()::show));
    empty.setId("images-empty");
    TextField field = folderField();
    field.setMaxWidth(520);
    VBox column = new VBox(12, empty, field);
    column.setAlignment(Pos.CENTER);
    VBox.setVgrow(empty, Priority.ALWAYS);
    return column;
  }

  private TextField folderField() {
    CustomTextField field = new CustomTextField();
    field.setLeft(new FontIcon(MaterialDesignF.FOLDER_OUTLINE));
    field.setId("folder");
    field.setPromptText(TEXTS.get("folder.prompt"));
    field.setAccessibleText(TEXTS.get("folder.prompt"));
    field.textProperty().bindBidirectional(model.folderProperty());
    field.setOnAction(e -> model.openTyped());
    return field;
  }

  private static Node busy() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(36, 36);
    VBox box = new VBox(12, turning, Cards.muted(TEXTS.get("busy.words")));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("veil");
    return box;
  }

  private Node full(ThumbnailSource thumbnails) {
    WorthALook look = new WorthALook(model);
    VBox left = new VBox(12, new ClassList(model), look, new SplitCard(model), look.details());
    left.getStyleClass().add("image-cards");
    ScrollPane scroll = new ScrollPane(left);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinWidth(LEFT_WIDTH);
    scroll.setPrefWidth(LEFT_WIDTH);
    scroll.setMaxWidth(LEFT_WIDTH);
    Pages pages =
        new Pages(model.inspecting(), thumbnails, model::isStill, new PageActions(model, preview));
    StackPane own = new StackPane(grid, nothing());
    StackPane pictures = new StackPane(own, pages, preview);
    var page = model.inspecting().pageProperty();
    var isGrid = Bindings.createBooleanBinding(() -> page.get() == Page.GRID, page);
    own.visibleProperty().bind(isGrid.and(preview.visibleProperty().not()));
    pages.visibleProperty().bind(isGrid.or(preview.visibleProperty()).not());
    VBox right = new VBox(8, new GridHead(model), pictures);
    VBox.setVgrow(pictures, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    return new HBox(16, scroll, right);
  }

  /** What stands where pictures would be if the filter leaves none. */
  private Node nothing() {
    var words = Cards.muted("");
    words.setId("nothing-shown");
    InvalidationListener change =
        o -> {
          boolean none = model.gallery().shown().isEmpty() && !model.images().set().isEmpty();
          Cards.present(words, none);
          words.setText(
              model.images().set().images().isEmpty()
                  ? TEXTS.get("nothing.no-images")
                  : TEXTS.get("nothing.filtered"));
        };
    model.gallery().shown().addListener(change);
    model.gallery().filterProperty().addListener(change);
    model.images().setProperty().addListener(change);
    change.invalidated(model.gallery().shown());
    return words;
  }

  /** Numbers label the selection wherever the focus is in the room, unless somebody types. */
  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl
        || event.isShortcutDown()
        || event.isAltDown()) {
      return;
    }
    digit(event.getCode())
        .ifPresent(
            n -> {
              model.number(n);
              event.consume();
            });
  }

  private static Optional<Integer> digit(KeyCode code) {
    if (!code.isDigitKey()) {
      return Optional.empty();
    }
    String name = code.getName();
    char last = name.charAt(name.length() - 1);
    return Character.isDigit(last) ? Optional.of(last - '0') : Optional.empty();
  }

  private void backToGrid() {
    if (model.inspecting().pageProperty().get() == Page.GRID) {
      grid.requestFocus();
      grid.reveal();
    }
  }

  /** Asks for a folder whose images are added. */
  public void addFolder() {
    Asking.folder(
        getScene().getWindow(), TEXTS.get("add.folder-title"), f -> model.add(List.of(f)));
  }

  /**
   * Asks for the folder in which images are that moved.
   *
   * @param then gets the folder
   */
  public void askWhereTheyAre(Consumer<Path> then) {
    Asking.folder(getScene().getWindow(), TEXTS.get("missing.title"), then);
  }

  /** Asks for pictures to add. */
  public void addPictures() {
    Asking.pictures(getScene().getWindow(), model::add);
  }

  LabelFiles labels() {
    return labels;
  }

  /** Asks for a table whose labels the pictures get. */
  public void importLabels() {
    Asking.tableToRead(getScene().getWindow(), labels::read);
  }

  /** Asks where to save the labels as a table. */
  public void exportLabels() {
    Asking.tableToWrite(getScene().getWindow(), labels::write);
  }

  /** Shows what public photographs there are. */
  public void getPhotographs() {
    model.photographs().show();
  }

  /** Asks for a folder to begin anew with. */
  public void choose() {
    Asking.folder(getScene().getWindow(), TEXTS.get("add.open-title"), model::open);
  }
}
