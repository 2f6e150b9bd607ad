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
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.race.RacePane;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The Backbones room. */
public final class BackbonesView extends RoomPane {
  private static final Texts TEXTS = Texts.in(BackbonesView.class);
  private static final double CARD_WIDTH = 264;

  private final BackbonesViewModel model;
  private final CardGrid grid = new CardGrid(CARD_WIDTH);
  private final Map<BackboneItem, BackboneCard> cards = new HashMap<>();
  private final Label hint = Cards.muted(TEXTS.get("hint.bring-your-own"));
  private final ScrollPane scroll = new ScrollPane(list(grid, hint));
  private final VBox table = new VBox(12);
  private final Segments layout =
      new Segments(i -> showTable(i == 1), TEXTS.get("layout.cards"), TEXTS.get("layout.table"));
  private final FilterBar filters;
  private final EmptyState none =
      new EmptyState(
          MaterialDesignC.CUBE_OUTLINE,
          TEXTS.get("none.title"),
          TEXTS.get("none.words"),
          Buttons.of(Action.IMPORT_FILE, this::importFile),
          Buttons.of(Action.IMPORT_FOLDER, this::importFolder));
  private final EmptyState noMatch;

  /**
   * Makes the room.
   *
   * @param model its state
   */
  public BackbonesView(BackbonesViewModel model) {
    super(TEXTS.get("title"));
    this.model = model;
    this.filters = new FilterBar(model);
    Button clear = new Button(TEXTS.get("filter.clear"));
    clear.setId("clear-all-filters");
    clear.setOnAction(e -> model.filterProperty().set(BackboneFilter.ALL));
    noMatch =
        new EmptyState(
            MaterialDesignM.MAGNIFY,
            TEXTS.get("no-match.title"),
            TEXTS.get("no-match.words"),
            clear);
    layout.button(0).setId("as-cards");
    layout.button(1).setId("as-table");
    beside(searchField());
    actions(
        layout,
        Buttons.of(Action.DISTIL, model::distil),
        Buttons.of(Action.IMPORT_FOLDER, this::importFolder),
        Buttons.of(Action.IMPORT_FILE, this::importFile),
        Buttons.main(Action.RACE, () -> model.race().openProperty().set(true)));
    hint.getStyleClass().addAll("drop-hint", "bring-your-own");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setMinHeight(USE_PREF_SIZE);
    scroll.setId("backbone-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    BackboneTable rows = new BackboneTable(model);
    VBox.setVgrow(rows, Priority.ALWAYS);
    table
        .getChildren()
        .setAll(rows, new ItemBar(model, rows.getSelectionModel().selectedItemProperty()));
    StackPane list = new StackPane(scroll, table, none, noMatch);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox shelf = new VBox(14, new AdviceCard(model), filters, list);
    content(
        new FieldMessage(model.errorProperty()),
        new ImportCard(model),
        new StackPane(shelf, new RacePane(model.race())));
    model.race().openProperty().addListener((o, was, is) -> Cards.present(shelf, !is));
    Cards.present(shelf, !model.race().openProperty().get());
    InvalidationListener change = o -> fill();
    model.shown().addListener(change);
    model.loadedProperty().addListener(change);
    model.asTableProperty().addListener(change);
    DropTarget.install(this, model::importDropped);
    fill();
  }

  private static VBox list(Node... nodes) {
    VBox list = new VBox(16, nodes);
    list.getStyleClass().add("backbone-list");
    return list;
  }

  private TextField searchField() {
    CustomTextField field = new CustomTextField();
    field.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
    field.setId("backbone-search");
    field.setPromptText(TEXTS.get("search.prompt"));
    field.setAccessibleText(TEXTS.get("search.accessible"));
    field.setPrefWidth(280);
    field
        .textProperty()
        .addListener(
            (o, was, is) -> model.filterProperty().set(model.filterProperty().get().withWords(is)));
    model
        .filterProperty()
        .addListener(
            (o, was, is) -> {
              if (!is.words().equals(field.getText())) {
                field.setText(is.words());
              }
            });
    return field;
  }

  private void showTable(boolean asTable) {
    model.asTableProperty().set(asTable);
  }

  private void fill() {
    boolean asTable = model.asTableProperty().get();
    boolean any = !model.items().isEmpty();
    boolean some = !model.shown().isEmpty();
    layout.show(asTable ? 1 : 0);
    cards.keySet().retainAll(model.items());
    if (!asTable) {
      List<Node> now = List.copyOf(model.shown().stream().map(this::card).toList());
      if (!now.equals(grid.getChildren())) {
        grid.getChildren().setAll(now);
      }
    }
    Cards.present(hint, !model.filterProperty().get().isOn());
    Cards.present(filters, any);
    Cards.present(none, model.loadedProperty().get() && !any);
    Cards.present(noMatch, any && !some);
    Cards.present(scroll, some && !asTable);
    Cards.present(table, some && asTable);
  }

  private Node card(BackboneItem item) {
    return cards.computeIfAbsent(item, i -> new BackboneCard(i, model));
  }

  /** Asks for a model file. */
  public void importFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("import.file-title"));
    Optional<File> file = Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()));
    file.map(File::toPath).ifPresent(p -> model.importDropped(List.of(p)));
  }

  /** Asks for a model folder. */
  public void importFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(TEXTS.get("import.folder-title"));
    Optional<File> folder = Optional.ofNullable(chooser.showDialog(getScene().getWindow()));
    folder.map(File::toPath).ifPresent(p -> model.importDropped(List.of(p)));
  }
}
