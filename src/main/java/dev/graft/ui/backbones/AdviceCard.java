package dev.graft.ui.backbones;

import atlantafx.base.theme.Styles;
import dev.graft.advice.BackboneAdvice;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The backbone to begin with for the open images, with the reason. Not there without images. */
final class AdviceCard extends HBox {
  private static final Texts TEXTS = Texts.in(AdviceCard.class);
  private final BackbonesViewModel model;
  private final Label sentence = new Label();
  private final Label remark = Cards.muted("");
  private final Button follow = new Button();

  AdviceCard(BackbonesViewModel model) {
    super(14);
    this.model = model;
    setId("advice-card");
    getStyleClass().addAll("graft-card", "accented", "advice-card");
    setAlignment(Pos.CENTER_LEFT);
    sentence.setId("advice-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    remark.setMinHeight(USE_PREF_SIZE);
    VBox words = new VBox(2, sentence, remark);
    HBox.setHgrow(words, Priority.ALWAYS);
    FontIcon icon = new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE);
    follow.setId("follow-advice");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.getStyleClass().add(Styles.ACCENT);
    getChildren().addAll(icon, words, follow);
    InvalidationListener change = o -> show();
    model.advising().adviceProperty().addListener(change);
    model.chosenProperty().addListener(change);
    show();
  }

  private void show() {
    Optional<BackboneAdvice> advice = model.advising().adviceProperty().get();
    Cards.present(this, advice.isPresent());
    advice.ifPresent(this::show);
  }

  private void show(BackboneAdvice advice) {
    String name = advice.chosen().name();
    boolean here = advice.chosen().here();
    boolean chosen = model.chosenProperty().get().equals(Optional.of(name));
    sentence.setText(Advising.sentence(advice));
    remark.setText(Advising.remark(advice));
    follow.setText(
        chosen
            ? TEXTS.get("advice.is-chosen")
            : here ? TEXTS.format("advice.choose", name) : TEXTS.format("advice.get", name));
    follow.setGraphic(here ? null : new FontIcon(Action.DOWNLOAD.icon()));
    follow.setDisable(chosen);
    follow.setOnAction(e -> model.follow(name));
  }
}
