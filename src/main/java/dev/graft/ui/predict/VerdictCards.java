package dev.graft.ui.predict;

import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import dev.graft.prediction.Unknown;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/**
 * What is to be known before an answer is believed: that the model does not know the picture, that
 * it is unlike anything in training, and whether two models agree.
 */
final class VerdictCards extends VBox {
  private static final Texts TEXTS = Texts.in(VerdictCards.class);

  private final PredictViewModel model;
  private final Label unlikeTitle = Cards.title(TEXTS.get("unlike.title"));
  private final Label unlikeWords = Cards.muted("");
  private final VBox unlike = Cards.card(unlikeTitle, unlikeWords);
  private final Label unknownTitle = Cards.title("");
  private final Label unknownWords = Cards.muted("");
  private final VBox unknown = Cards.card(unknownTitle, unknownWords);
  private final Label agreement = Cards.title("");
  private final Label agreementWords = Cards.muted("");
  private final VBox both = Cards.card(agreement, agreementWords);

  VerdictCards(PredictViewModel model) {
    super(16);
    this.model = model;
    unlike.setId("unlike");
    unlike.getStyleClass().add("warning");
    unlike.setAccessibleRole(AccessibleRole.TEXT);
    unlikeTitle.setGraphic(new FontIcon(MaterialDesignA.ALERT_OUTLINE));
    unlikeTitle.setWrapText(true);
    unknown.setId("unknown");
    unknown.getStyleClass().add("warning");
    unknown.setAccessibleRole(AccessibleRole.TEXT);
    unknownTitle.setGraphic(new FontIcon(MaterialDesignH.HELP_CIRCLE_OUTLINE));
    unknownTitle.setWrapText(true);
    both.setId("agreement");
    InvalidationListener change = o -> show();
    model.pictures().selectedProperty().addListener(change);
    model.secondProperty().addListener(change);
    model.certainty().knownProperty().addListener(change);
    model.certainty().thresholdProperty().addListener(change);
    getChildren().addAll(unknown, unlike, both);
    show();
  }

  private void show() {
    Optional<Picture> picture = model.pictures().selectedProperty().get();
    Optional<Unknown> why = picture.flatMap(model.certainty()::unknown);
    why.ifPresent(w -> unknown(picture.orElseThrow(), w));
    Cards.present(unknown, why.isPresent());
    // Said once: who is far from all that the model knows needs no second warning of it.
    Optional<Neighbourhood> far =
        picture
            .filter(p -> why.isEmpty() || why.get() != Unknown.UNLIKE)
            .flatMap(Picture::alike)
            .filter(Neighbourhood::unlike);
    far.ifPresent(
        n ->
            unlikeWords.setText(
                TEXTS.format("unlike.words", number(n.distance()), number(n.threshold()))));
    unlike.setAccessibleText(unlikeTitle.getText() + ". " + unlikeWords.getText());
    Cards.present(unlike, far.isPresent());
    boolean compared =
        model.secondProperty().get().isPresent()
            && picture.flatMap(Picture::best).isPresent()
            && picture.flatMap(Picture::secondBest).isPresent();
    if (compared) {
      agree(picture.orElseThrow());
    }
    Cards.present(both, compared);
    Cards.present(this, why.isPresent() || far.isPresent() || compared);
  }

  private void unknown(Picture picture, Unknown why) {
    Prediction best = picture.best().orElseThrow();
    String share = Figures.percent(best.probability());
    unknownTitle.setText(TEXTS.get("unknown.title"));
    unknownWords.setText(
        why == Unknown.UNLIKE
            ? TEXTS.format("unknown.unlike", best.className())
            : TEXTS.format(
                "unknown.unsure",
                best.className(),
                share,
                Figures.percent(model.certainty().thresholdProperty().get())));
    unknown.setAccessibleText(unknownTitle.getText() + ". " + unknownWords.getText());
  }

  private void agree(Picture picture) {
    String first = label(model.modelProperty().get());
    String second = label(model.secondProperty().get());
    Prediction a = picture.best().orElseThrow();
    Prediction b = picture.secondBest().orElseThrow();
    boolean same = !picture.disagreed();
    agreement.setText(
        same
            ? TEXTS.format("agree.title", first, second)
            : TEXTS.format("disagree.title", first, second));
    agreement.setGraphic(new FontIcon(same ? MaterialDesignE.EQUAL : MaterialDesignN.NOT_EQUAL));
    both.pseudoClassStateChanged(PseudoClass.getPseudoClass("disagreed"), !same);
    agreementWords.setText(
        same
            ? TEXTS.format(
                "agree.words",
                a.className(),
                Figures.percent(a.probability()),
                Figures.percent(b.probability()))
            : TEXTS.format(
                "disagree.words",
                first,
                a.className(),
                Figures.percent(a.probability()),
                second,
                b.className(),
                Figures.percent(b.probability())));
  }

  private static String label(Optional<ModelChoice> choice) {
    return choice.map(ModelChoice::label).orElse("");
  }

  private static String number(double distance) {
    return String.format(Locale.ROOT, "%.2f", distance);
  }
}
