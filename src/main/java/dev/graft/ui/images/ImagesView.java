package dev.graft.ui.images;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.graft.dataset.SkippedFile;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.pictures.ThumbnailSource;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The Images room. */
public final class ImagesView extends RoomPane {
  private static final int SHOWN_PROBLEMS = 40;
  private static final double LEFT_WIDTH = 250;

  private final ImagesViewModel model;
  private final VBox cards = new VBox(12);
  private final VBox notes = new VBox(12);
  private final Label shownWords = Cards.muted("");

  /**
   * Makes the room.
   *
   * @param model its state
   * @param thumbnails where pictures come from
   * @param train goes to the Train room and starts
   */
  public ImagesView(ImagesViewModel model, ThumbnailSource thumbnails, Runnable train) {
    super("Images");
    this.model = model;
    beside(folderField());
    Button another = Buttons.of(Action.OPEN_FOLDER, this::choose);
    Button more = Buttons.of(Action.GET_PHOTOGRAPHS, model.photographs()::show);
    more.setId("more-photographs");
    more.getStyleClass().add(Styles.FLAT);
    actions(more, another);

    EmptyState empty =
        new EmptyState(
            MaterialDesignI.IMAGE_MULTIPLE_OUTLINE,
            "Drop a folder of pictures here",
            "One folder for each class: all cats in a folder “cats”, all dogs in a folder “dogs”. "
                + "The pictures stay where they are.",
            Buttons.main(Action.OPEN_FOLDER, this::choose),
            Buttons.of(Action.GET_PHOTOGRAPHS, model.photographs()::show));
    empty.setId("images-empty");
    Node busy = busy();
    Node full = full(thumbnails);
    StackPane stack = new StackPane(empty, full, busy);
    content(
        new FieldMessage(model.errorProperty()),
        new ReadyCard(model.readyProperty(), train),
        new PhotographsCard(model.photographs()),
        stack);

    InvalidationListener whichIsThere =
        o -> {
          boolean any = !model.classes().isEmpty();
          Cards.present(full, any);
          Cards.present(another, any);
          Cards.present(more, any);
          Cards.present(empty, !any && !model.busyProperty().get());
          Cards.present(busy, model.busyProperty().get());
        };
    model.busyProperty().addListener(whichIsThere);
    model.classes().addListener(whichIsThere);
    whichIsThere.invalidated(model.busyProperty());
    model.classes().addListener((InvalidationListener) o -> fillCards());
    model.skipped().addListener((InvalidationListener) o -> fillNotes());
    model.warningProperty().addListener(o -> fillNotes());
    model.selectedClassProperty().addListener(o -> fillCards());
    model.shown().addListener((InvalidationListener) o -> shownWords.setText(model.shownWords()));
    DropTarget.install(this, model::openDropped);
  }

  private TextField folderField() {
    CustomTextField field = new CustomTextField();
    field.setLeft(new FontIcon(MaterialDesignF.FOLDER_OUTLINE));
    field.setId("folder");
    field.setPromptText("Folder of class folders");
    field.setAccessibleText("Folder of class folders");
    field.textProperty().bindBidirectional(model.folderProperty());
    field.setOnAction(e -> model.openTyped());
    field.setMaxWidth(520);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private static Node busy() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(36, 36);
    VBox box = new VBox(12, turning, Cards.muted("Looking through the folder…"));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("veil");
    return box;
  }

  private Node full(ThumbnailSource thumbnails) {
    VBox left = new VBox(12, cards, notes);
    ScrollPane scroll = new ScrollPane(left);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinWidth(LEFT_WIDTH);
    scroll.setPrefWidth(LEFT_WIDTH);
    scroll.setMaxWidth(LEFT_WIDTH);
    PictureGrid grid = new PictureGrid(model.shown(), thumbnails);
    VBox right = new VBox(8, shownWords, grid);
    VBox.setVgrow(grid, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    return new HBox(16, scroll, right);
  }

  private void fillCards() {
    cards.getChildren().setAll(model.classes().stream().map(this::card).toList());
    if (model.classes().size() > 1) {
      Label hint = Cards.muted("Press a class to see only its pictures.");
      hint.setMinHeight(Region.USE_PREF_SIZE);
      cards.getChildren().add(hint);
    }
  }

  private ClassCard card(ClassCount count) {
    boolean selected = model.selectedClassProperty().get() == count.index();
    return new ClassCard(
        count,
        selected,
        () -> model.selectedClassProperty().set(selected ? ImagesViewModel.ALL : count.index()));
  }

  private void fillNotes() {
    notes.getChildren().clear();
    model
        .warningProperty()
        .get()
        .ifPresent(w -> notes.getChildren().add(note("Before training", Cards.muted(w))));
    if (!model.skipped().isEmpty()) {
      notes.getChildren().add(leftOut());
    }
  }

  private static Node note(String title, Node... nodes) {
    VBox card = Cards.titled(title, nodes);
    card.getStyleClass().add("warning");
    return card;
  }

  private Node leftOut() {
    int n = model.skipped().size();
    VBox list = new VBox(8);
    model.skipped().stream()
        .limit(SHOWN_PROBLEMS)
        .map(this::problem)
        .forEach(list.getChildren()::add);
    if (n > SHOWN_PROBLEMS) {
      list.getChildren().add(Cards.muted("and " + Figures.count(n - SHOWN_PROBLEMS) + " more"));
    }
    Node note = note(Figures.count(n, "file", "files") + " left out", list);
    note.setId("left-out");
    return note;
  }

  private Node problem(SkippedFile file) {
    String name = Optional.ofNullable(file.file().getFileName()).map(Path::toString).orElse("");
    Label title = new Label(name);
    title.setTooltip(new Tooltip(file.file().toString()));
    Label reason = Cards.muted(file.reason());
    reason.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(1, title, reason);
  }

  /** Asks for a folder. */
  public void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Folder of class folders");
    Optional<File> chosen = Optional.ofNullable(chooser.showDialog(getScene().getWindow()));
    chosen.map(File::toPath).ifPresent(model::open);
  }
}
