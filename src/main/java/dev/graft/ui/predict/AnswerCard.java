package dev.graft.ui.predict;

import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.BarRow;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/**
 * What the model says of the selected picture: the likely classes as bars, or why it cannot be
 * read.
 */
final class AnswerCard extends VBox {
  private static final int SHOWN = 8;
  private static final int LARGE = 2;
  private final PredictViewModel model;

  AnswerCard(PredictViewModel model) {
    super(16);
    this.model = model;
    setId("answer");
    getStyleClass().add("graft-card");
    setMinWidth(300);
    setPrefWidth(240);
    InvalidationListener change = o -> show();
    model.selectedProperty().addListener(change);
    model.pictures().addListener(change);
    model.modelProperty().addListener(change);
    model.busyProperty().addListener(change);
    show();
  }

  private void show() {
    int at = model.selectedProperty().get();
    if (at < 0 || at >= model.pictures().size()) {
      getChildren().clear();
      return;
    }
    Picture picture = model.pictures().get(at);
    if (picture.answer().isEmpty()) {
      waiting();
    } else if (picture.error().isPresent()) {
      unreadable(picture.error().get());
    } else {
      bars(picture.answer().get().predictions());
    }
  }

  private void waiting() {
    if (!model.busyProperty().get()) {
      getChildren().setAll(Cards.muted("No answer for this picture."));
      return;
    }
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin-progress");
    getChildren().setAll(Cards.muted("Looking at it…"), bar);
  }

  private void unreadable(String reason) {
    Label sentence = new Label(reason, new FontIcon(MaterialDesignI.IMAGE_BROKEN_VARIANT));
    sentence.getStyleClass().add("field-message");
    sentence.setWrapText(true);
    getChildren().setAll(Cards.title("This picture cannot be read"), sentence);
  }

  private void bars(List<Prediction> predictions) {
    List<Node> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, predictions.size()); i++) {
      Prediction p = predictions.get(i);
      BarRow row = new BarRow(i < LARGE);
      row.show(p.className(), p.index(), p.probability());
      rows.add(row);
    }
    if (predictions.size() > SHOWN) {
      double rest = predictions.stream().skip(SHOWN).mapToDouble(Prediction::probability).sum();
      rows.add(
          Cards.muted(
              Figures.count(predictions.size() - SHOWN, "other class", "other classes")
                  + " together "
                  + Figures.percent(rest)
                  + "."));
    }
    model
        .modelProperty()
        .get()
        .map(ModelChoice::words)
        .ifPresent(w -> rows.add(Cards.muted("Answered by " + w + ".")));
    getChildren().setAll(rows);
  }
}
