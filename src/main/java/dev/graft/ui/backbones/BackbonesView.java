package dev.graft.ui.backbones;

import atlantafx.base.controls.CustomTextField;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.CardGrid;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.RoomPane;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.ZooEntry;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The Backbones room. */
public final class BackbonesView extends RoomPane {
  private static final double CARD_WIDTH = 280;

  private final BackbonesViewModel model;
  private final CardGrid grid = new CardGrid(CARD_WIDTH);
  private final EmptyState none =
      new EmptyState(
          MaterialDesignC.CUBE_OUTLINE,
          "No backbone yet",
          "Drop a Keras file (.h5, .keras), a TensorFlow.js, SavedModel or Teachable Machine folder here. "
              + "It is read, never run.",
          Buttons.of(Action.IMPORT_FILE, this::importFile),
          Buttons.of(Action.IMPORT_FOLDER, this::importFolder));
  private final EmptyState noMatch =
      new EmptyState(
          MaterialDesignM.MAGNIFY,
          "Nothing matches",
          "No backbone's name or licence has these words.");

  /**
   * Makes the room.
   *
   * @param model its state
   */
  public BackbonesView(BackbonesViewModel model) {
    super("Backbones");
    this.model = model;
    beside(searchField());
    actions(
        Buttons.of(Action.DISTIL, model::distil),
        Buttons.of(Action.IMPORT_FOLDER, this::importFolder),
        Buttons.of(Action.IMPORT_FILE, this::importFile));
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    content(
        new FieldMessage(model.errorProperty()),
        new ImportCard(model),
        new StackPane(scroll, none, noMatch));
    InvalidationListener change = o -> fill();
    model.shown().addListener(change);
    model.outlines().addListener(change);
    model.chosenProperty().addListener(change);
    model.loadedProperty().addListener(change);
    DropTarget.install(this, model::importDropped);
    fill();
  }

  private TextField searchField() {
    CustomTextField field = new CustomTextField();
    field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
    field.setId("backbone-search");
    field.setPromptText("Search");
    field.setAccessibleText("Search backbones");
    field.setPrefWidth(240);
    field.textProperty().bindBidirectional(model.searchProperty());
    return field;
  }

  private void fill() {
    List<Node> cards = new ArrayList<>();
    Map<String, List<CatalogueEntry>> published = new LinkedHashMap<>();
    for (ZooEntry entry : model.shown()) {
      if (entry.published().isPresent()) {
        CatalogueEntry file = entry.published().get();
        published.computeIfAbsent(file.network(), n -> new ArrayList<>()).add(file);
        continue;
      }
      cards.add(
          new BackboneCard(
              entry,
              model.outlines().getOrDefault(entry.name(), List.of()),
              model.chosenProperty().get().equals(Optional.of(entry.name())),
              () -> model.choose(entry)));
    }
    if (!model.all().isEmpty()) {
      cards.add(dropHint());
    }
    published.values().forEach(f -> cards.add(new PublishedCard(f, model.downloads())));
    grid.getChildren().setAll(cards);
    boolean loaded = model.loadedProperty().get();
    Cards.present(none, loaded && model.all().isEmpty());
    Cards.present(noMatch, !model.all().isEmpty() && model.shown().isEmpty());
    Cards.present(grid, !model.shown().isEmpty());
  }

  private static Node dropHint() {
    Label words =
        Cards.muted(
            "Drop a Keras file, a TensorFlow.js, SavedModel or Teachable Machine folder here.");
    words.setTextAlignment(TextAlignment.CENTER);
    VBox hint = new VBox(6, Cards.title("Bring your own"), words);
    hint.getStyleClass().add("drop-hint");
    hint.setAlignment(Pos.CENTER);
    return hint;
  }

  /** Asks for a model file. */
  public void importFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Model file");
    Optional<File> file = Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()));
    file.map(File::toPath).ifPresent(p -> model.importDropped(List.of(p)));
  }

  /** Asks for a model folder. */
  public void importFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Model folder");
    Optional<File> folder = Optional.ofNullable(chooser.showDialog(getScene().getWindow()));
    folder.map(File::toPath).ifPresent(p -> model.importDropped(List.of(p)));
  }
}
