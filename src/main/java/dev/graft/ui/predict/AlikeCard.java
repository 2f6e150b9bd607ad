package dev.graft.ui.predict;

import dev.graft.prediction.Neighbour;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The training pictures that the selected one is most like; one can be looked at large. */
final class AlikeCard extends VBox {
  private static final Texts TEXTS = Texts.in(AlikeCard.class);
  private static final double SIDE = 68;

  private final PredictViewModel model;
  private final HBox row = new HBox(4);
  private final List<PictureTile> tiles = new ArrayList<>();
  private final List<Button> buttons = new ArrayList<>();
  private final Label words = Cards.muted("");
  private final ProgressBar progress = new ProgressBar();

  AlikeCard(PredictViewModel model, ThumbnailSource source) {
    super(10);
    this.model = model;
    setId("alike");
    getStyleClass().add("graft-card");
    words.setId("alike-words");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("thin-progress");
    row.setMinHeight(SIDE + 4);
    for (int i = 0; i < Questions.SIMILAR; i++) {
      PictureTile tile = new PictureTile(source, SIDE);
      Button button = new Button("", tile);
      button.setId("alike-" + i);
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      button.getStyleClass().setAll("button", "strip-button");
      int at = i;
      button.setOnAction(e -> closeUp(at));
      tiles.add(tile);
      buttons.add(button);
      row.getChildren().add(button);
    }
    getChildren().addAll(Cards.title(TEXTS.get("alike.title")), row, progress, words);
    InvalidationListener change = o -> show();
    model.pictures().selectedProperty().addListener(change);
    model.modelProperty().addListener(change);
    model.lookedProperty().addListener(change);
    model.noneAlikeProperty().addListener(change);
    model.busyProperty().addListener(change);
    show();
  }

  private Optional<Neighbourhood> found() {
    return model.pictures().selectedProperty().get().flatMap(Picture::alike);
  }

  private void closeUp(int at) {
    found()
        .filter(n -> at < n.nearest().size())
        .ifPresent(n -> model.closeUpProperty().set(Optional.of(n.nearest().get(at))));
  }

  private void show() {
    List<Neighbour> nearest = found().map(Neighbourhood::nearest).orElse(List.of());
    for (int i = 0; i < tiles.size(); i++) {
      if (i < nearest.size()) {
        Neighbour neighbour = nearest.get(i);
        String text =
            TEXTS.format(
                "alike.tile",
                className(neighbour),
                neighbour.file().getFileName(),
                String.format(Locale.ROOT, "%.2f", neighbour.similarity()));
        tiles.get(i).show(neighbour.file(), text, Optional.of(neighbour.classIndex()));
        buttons.get(i).setAccessibleText(text);
      } else {
        tiles.get(i).clear();
      }
      Cards.present(buttons.get(i), i < nearest.size());
    }
    Cards.present(row, !nearest.isEmpty());
    Optional<Questions.Looked> looked = model.lookedProperty().get();
    boolean waiting = nearest.isEmpty() && looked.isPresent();
    Cards.present(progress, waiting);
    looked.ifPresent(l -> progress.setProgress(l.done() / (double) Math.max(1, l.total())));
    words.setText(sentence(nearest, looked));
    boolean unreadable =
        model.pictures().selectedProperty().get().flatMap(Picture::error).isPresent();
    Cards.present(this, !unreadable);
  }

  /** The label's name, from the picture's own answer, which names all classes. */
  private String className(Neighbour neighbour) {
    return model
        .pictures()
        .selectedProperty()
        .get()
        .flatMap(Picture::answer)
        .flatMap(
            a ->
                a.predictions().stream()
                    .filter(p -> p.index() == neighbour.classIndex())
                    .findFirst())
        .map(Prediction::className)
        .orElse("");
  }

  private String sentence(List<Neighbour> nearest, Optional<Questions.Looked> looked) {
    if (!nearest.isEmpty()) {
      return found().orElseThrow().unlike() ? TEXTS.get("alike.far") : TEXTS.get("alike.near");
    }
    if (model.modelProperty().get().filter(m -> m.run().isEmpty()).isPresent()) {
      return TEXTS.get("alike.no-run");
    }
    if (model.noneAlikeProperty().get().isPresent()) {
      return model.noneAlikeProperty().get().get();
    }
    if (looked.isPresent()) {
      return TEXTS.format("alike.looking", looked.get().done(), looked.get().total());
    }
    return model.busyProperty().get() ? TEXTS.get("alike.waiting") : TEXTS.get("alike.unknown");
  }
}
