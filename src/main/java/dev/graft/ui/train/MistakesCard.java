package dev.graft.ui.train;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The validation images that the newest epoch got wrong, as pictures, surest first. */
final class MistakesCard extends VBox {
  private static final Texts TEXTS = Texts.in(MistakesCard.class);
  private static final double SIDE = 76;

  private final LiveRun live;
  private final ThumbnailSource thumbnails;
  private final Consumer<Path> similar;
  private final Label count = Cards.styled("", "muted");
  private final HBox strip = new HBox(10);
  private final List<Cell> cells = new ArrayList<>();
  private final ScrollPane scroll = new ScrollPane(strip);

  /**
   * Makes it.
   *
   * @param live has the mistakes
   * @param thumbnails draws them
   * @param similar shows what is like a picture
   */
  MistakesCard(LiveRun live, ThumbnailSource thumbnails, Consumer<Path> similar) {
    super(8);
    this.live = live;
    this.thumbnails = thumbnails;
    this.similar = similar;
    setId("mistakes-card");
    getStyleClass().add("graft-card");
    count.setId("mistakes-count");
    HBox title = new HBox(10, Cards.title(TEXTS.get("mistakes.title")), count);
    title.setAlignment(Pos.BASELINE_LEFT);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinHeight(USE_PREF_SIZE);
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title, scroll);
    live.mistakesProperty().addListener((o, was, is) -> show(is));
    show(live.mistakesProperty().get());
  }

  private void show(Optional<TrainingEvent.Mistakes> mistakes) {
    Cards.present(this, mistakes.isPresent());
    mistakes.ifPresent(this::show);
  }

  private void show(TrainingEvent.Mistakes mistakes) {
    count.setText(
        mistakes.wrong() == 0
            ? TEXTS.format("mistakes.none", Figures.count(mistakes.epoch()))
            : TEXTS.format(
                "mistakes.count",
                Figures.count(mistakes.wrong()),
                Figures.count(mistakes.epoch())));
    Cards.present(scroll, mistakes.wrong() > 0);
    List<TrainingEvent.Mistake> shown = mistakes.shown();
    // Cells are used again: pictures that stay wrong stay where they are and are not loaded anew.
    while (cells.size() < shown.size()) {
      cells.add(new Cell());
    }
    for (int i = 0; i < shown.size(); i++) {
      cells.get(i).show(shown.get(i));
    }
    for (int i = shown.size(); i < cells.size(); i++) {
      cells.get(i).tile.clear();
    }
    strip.getChildren().setAll(cells.subList(0, shown.size()));
  }

  private String name(int index) {
    return index >= 0 && index < live.classes().size() ? live.classes().get(index) : "?";
  }

  /** One picture with what it is and what was said. */
  private final class Cell extends VBox {
    private final PictureTile tile = new PictureTile(thumbnails, SIDE);
    private final Label label = Cards.styled("", "mistake-label");
    private final Label said = Cards.styled("", "mistake-said");
    private final MenuItem like = new MenuItem(TEXTS.get("mistakes.similar"));
    private final ContextMenu menu = new ContextMenu(like);

    Cell() {
      super(2);
      getStyleClass().add("mistake");
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.BUTTON);
      setOnMouseClicked(e -> open());
      setOnKeyPressed(
          e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
              open();
              e.consume();
            }
          });
      label.setMaxWidth(SIDE);
      said.setMaxWidth(SIDE);
      getChildren().addAll(tile, label, said);
    }

    private void open() {
      requestFocus();
      menu.show(this, Side.BOTTOM, 0, 0);
    }

    void show(TrainingEvent.Mistake mistake) {
      String truth = name(mistake.label());
      String answer = name(mistake.said());
      String share = Figures.percent(mistake.probability());
      String words =
          TEXTS.format("mistakes.words", mistake.file().getFileName(), truth, answer, share);
      tile.show(mistake.file(), words, Optional.of(mistake.label()));
      setAccessibleText(words);
      like.setOnAction(e -> similar.accept(mistake.file()));
      label.setText(truth);
      said.setText("→ " + answer + String.format(Locale.ROOT, " %.2f", mistake.probability()));
    }
  }
}
