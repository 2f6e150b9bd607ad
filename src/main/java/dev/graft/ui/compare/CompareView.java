package dev.graft.ui.compare;

import dev.graft.comparison.Comparison;
import dev.graft.comparison.Pair;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The Compare room. */
public final class CompareView extends RoomPane {
  private static final Texts TEXTS = Texts.in(CompareView.class);
  private static final double GAP = 16;

  private final CompareViewModel model;
  private final ThumbnailSource thumbnails;
  private final StackPane place = new StackPane();
  private final Button save;
  private final StackPane cellPlace = new StackPane();
  private final ScrollPane scroll = new ScrollPane();
  private List<MatrixCard> matrices = List.of();

  /**
   * Makes the room.
   *
   * @param model its state
   * @param thumbnails where small pictures come from
   */
  public CompareView(CompareViewModel model, ThumbnailSource thumbnails) {
    super(TEXTS.get("room.title"));
    this.model = model;
    this.thumbnails = thumbnails;
    getStyleClass().add("compare-room");
    save = Buttons.of(Action.SAVE_COMPARISON, this::save);
    dressScroll();
    beside(new RunChips(model));
    actions(save);
    content(place);
    model.stateProperty().addListener(o -> show());
    model.comparisonProperty().addListener(o -> show());
    model.cellProperty().addListener(o -> showCell());
    show();
  }

  private void show() {
    Optional<Comparison> comparison = model.comparisonProperty().get();
    save.setDisable(comparison.isEmpty());
    matrices = List.of();
    place.getChildren().setAll(comparison.map(this::full).orElseGet(this::empty));
    showCell();
  }

  private Node empty() {
    EmptyState state =
        switch (model.stateProperty().get()) {
          case NO_RUNS -> state(TEXTS.get("empty.none"), TEXTS.get("empty.none.words"), train());
          case NONE_FINISHED ->
              state(TEXTS.get("empty.unfinished"), TEXTS.get("empty.unfinished.words"), train());
          case ONE_RUN -> state(TEXTS.get("empty.one"), TEXTS.get("empty.one.words"), train());
          case CHOOSE -> state(TEXTS.get("empty.choose"), TEXTS.get("empty.choose.words"));
          case WORKING, READY ->
              state(TEXTS.get("empty.working"), TEXTS.get("empty.working.words"));
          case FAILED -> failed();
        };
    state.setId("compare-empty");
    return state;
  }

  private Node train() {
    Button train = Buttons.of(Action.SHOW_TRAIN, model::goAndTrain);
    train.setId("compare-train");
    return train;
  }

  private static EmptyState state(String title, String words, Node... buttons) {
    return new EmptyState(MaterialDesignC.COMPARE_HORIZONTAL, title, words, buttons);
  }

  private EmptyState failed() {
    Button again = new Button(TEXTS.get("again"));
    again.setId("compare-again");
    again.setOnAction(e -> model.again());
    return state(TEXTS.get("empty.failed"), model.errorProperty().get().orElse(""), again);
  }

  private Node full(Comparison comparison) {
    List<Integer> colours = model.colours();
    List<MatrixCard> cards = new ArrayList<>();
    for (int i = 0; i < comparison.scores().size(); i++) {
      cards.add(new MatrixCard(model, comparison, i, colours.get(i)));
    }
    matrices = List.copyOf(cards);
    CurvesCard curves = new CurvesCard(comparison, colours);
    DifferencesCard differences = new DifferencesCard(model, comparison, colours);
    VBox all = new VBox(GAP, new VerdictCard(comparison));
    boolean two = comparison.runs().size() == 2 && !cards.isEmpty();
    if (two) {
      all.getChildren().addAll(row(1.35, curves, cards), cellPlace);
    } else {
      all.getChildren().add(row(1.15, curves, List.of(differences)));
      if (!cards.isEmpty()) {
        all.getChildren().addAll(wide(cards), cellPlace, pairs(comparison));
      }
    }
    if (!comparison.scores().isEmpty()) {
      DisagreementsCard disagreements = new DisagreementsCard(model, comparison, thumbnails);
      all.getChildren().add(two ? row(0.8, differences, List.of(disagreements)) : disagreements);
    }
    scroll.setContent(all);
    scroll.setVvalue(0);
    return scroll;
  }

  private void dressScroll() {
    scroll.setId("comparison");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
  }

  /** Side by side, the first wider or narrower than the others by a factor. */
  private static Node row(double factor, Region first, List<? extends Region> others) {
    return new ProportionedRow(GAP, factor, first, others);
  }

  private static Node wide(List<MatrixCard> cards) {
    if (cards.size() <= 3) {
      return row(1, cards.get(0), cards.subList(1, cards.size()));
    }
    HBox row = new HBox(GAP);
    row.getChildren().addAll(cards);
    cards.forEach(
        c -> {
          c.setMinWidth(340);
          HBox.setHgrow(c, Priority.ALWAYS);
        });
    ScrollPane scroll = new ScrollPane(row);
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private static Node pairs(Comparison comparison) {
    CompareWords words = new CompareWords(comparison);
    VBox card = Cards.titled(TEXTS.get("pairs.title"));
    card.setId("pairs");
    for (Pair pair : comparison.pairs()) {
      card.getChildren().add(Cards.muted(words.pair(pair)));
    }
    return card;
  }

  private void showCell() {
    Optional<Cell> cell = model.cellProperty().get();
    matrices.forEach(m -> m.show(cell));
    cellPlace.getChildren().clear();
    model
        .comparisonProperty()
        .get()
        .flatMap(c -> cell.map(at -> new CellCard(model, c, thumbnails, at)))
        .ifPresent(card -> cellPlace.getChildren().setAll(card));
    Cards.present(cellPlace, !cellPlace.getChildren().isEmpty());
    if (cellPlace.isVisible()) {
      reveal(cellPlace);
    }
  }

  /** Scrolls down as far as it takes to see all of a node. */
  private void reveal(Node node) {
    scroll.applyCss();
    scroll.layout();
    Node all = scroll.getContent();
    double end = all.sceneToLocal(node.localToScene(node.getLayoutBounds())).getMaxY();
    double shown = scroll.getViewportBounds().getHeight();
    double hidden = all.getLayoutBounds().getHeight() - shown;
    if (hidden > 0 && end > scroll.getVvalue() * hidden + shown) {
      scroll.setVvalue(Math.min(1, (end - shown) / hidden));
    }
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("report.title"));
    chooser.setInitialFileName(TEXTS.get("report.name"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("report.files"), "*.html"));
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(model::save);
  }
}
