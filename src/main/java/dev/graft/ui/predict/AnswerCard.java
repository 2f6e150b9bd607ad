package dev.graft.ui.predict;

import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.BarRow;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/**
 * What a model says of the selected picture: the likely classes as bars, or why it cannot be read.
 */
final class AnswerCard extends VBox {
  private static final Texts TEXTS = Texts.in(AnswerCard.class);
  private static final int SHOWN = 10;
  private static final int LARGE = 2;
  private static final int FEW = 4;

  private final PredictViewModel model;
  private final boolean second;
  private final List<BarRow> rows = new ArrayList<>();
  private final VBox bars = new VBox(14);
  private int wanted = SHOWN;
  private Optional<Path> shown = Optional.empty();

  /**
   * Makes the card.
   *
   * @param model what is shown
   * @param second whether it is the second model's
   */
  AnswerCard(PredictViewModel model, boolean second) {
    super(14);
    this.model = model;
    this.second = second;
    setId(second ? "second-answer" : "answer");
    getStyleClass().add("graft-card");
    setMinWidth(200);
    setPrefWidth(240);
    setMaxWidth(Double.MAX_VALUE);
    InvalidationListener change = o -> show();
    model.pictures().selectedProperty().addListener(change);
    model.modelProperty().addListener(change);
    model.secondProperty().addListener(change);
    model.busyProperty().addListener(change);
    show();
  }

  private void show() {
    Optional<Picture> picture = model.pictures().selectedProperty().get();
    if (!picture.map(Picture::file).equals(shown)) {
      shown = picture.map(Picture::file);
      wanted = SHOWN;
    }
    Optional<ImagePrediction> answer = picture.flatMap(p -> second ? p.second() : p.answer());
    List<Node> content = new ArrayList<>();
    if (model.secondProperty().get().isPresent()) {
      by().ifPresent(m -> content.add(Cards.title(m.words())));
    }
    if (answer.isEmpty()) {
      content.addAll(waiting());
    } else if (answer.get().error().isPresent()) {
      content.addAll(unreadable(answer.get().error().get()));
    } else {
      fill(answer.get().predictions());
      content.add(bars);
      more(answer.get().predictions()).ifPresent(content::add);
      if (model.secondProperty().get().isEmpty()) {
        by().ifPresent(m -> content.add(Cards.muted(TEXTS.format("answer.by", m.words()))));
      }
    }
    getChildren().setAll(content);
  }

  private Optional<ModelChoice> by() {
    return second ? model.secondProperty().get() : model.modelProperty().get();
  }

  private List<Node> waiting() {
    if (!model.busyProperty().get()) {
      return List.of(Cards.muted(TEXTS.get("answer.none")));
    }
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin-progress");
    return List.of(Cards.muted(TEXTS.get("answer.waiting")), bar);
  }

  private static List<Node> unreadable(String reason) {
    Label sentence = new Label(reason, new FontIcon(MaterialDesignI.IMAGE_BROKEN_VARIANT));
    sentence.getStyleClass().add("field-message");
    sentence.setWrapText(true);
    return List.of(Cards.title(TEXTS.get("answer.unreadable")), sentence);
  }

  /** Rows are kept: while answers come in or pictures change, only their figures do. */
  private void fill(List<Prediction> predictions) {
    int count = Math.min(wanted, predictions.size());
    int large = predictions.size() <= FEW ? LARGE : 1;
    if (rows.size() != count || bars.getChildren().size() != count) {
      rows.clear();
      for (int i = 0; i < count; i++) {
        rows.add(new BarRow(i < large));
      }
      bars.getChildren().setAll(rows);
    }
    for (int i = 0; i < count; i++) {
      Prediction p = predictions.get(i);
      rows.get(i).show(p.className(), p.index(), p.probability());
    }
    bars.setSpacing(count > FEW ? 8 : 14);
  }

  private Optional<Node> more(List<Prediction> predictions) {
    if (predictions.size() <= wanted) {
      return Optional.empty();
    }
    double rest = predictions.stream().skip(wanted).mapToDouble(Prediction::probability).sum();
    Hyperlink link =
        Buttons.link(
            TEXTS.format(
                "answer.more", predictions.size() - wanted, Figures.percent(Math.min(1, rest))),
            () -> {
              wanted += SHOWN;
              show();
            });
    link.setId(second ? "second-more" : "more-classes");
    return Optional.of(link);
  }
}
