package dev.graft.ui.images;

import dev.graft.ui.images.ImagesViewModel.Ready;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says that a training can start, and starts it: the obvious next thing. */
final class ReadyCard extends HBox {
  ReadyCard(ObservableValue<Optional<Ready>> ready, Runnable train) {
    super(16);
    getStyleClass().addAll("graft-card", "accented");
    setId("ready-card");
    setAlignment(Pos.CENTER_LEFT);
    Label title = Cards.title("");
    title.setId("ready-title");
    Label words = Cards.muted("");
    words.setId("ready-words");
    Button button = Buttons.main(Action.TRAIN, train);
    button.setId("train-now");
    getChildren().addAll(new VBox(2, title, words), Cards.spacer(), button);
    ready.addListener((o, was, is) -> show(title, words, is));
    show(title, words, ready.getValue());
  }

  private void show(Label title, Label words, Optional<Ready> ready) {
    title.setText(ready.map(Ready::title).orElse(""));
    words.setText(ready.map(Ready::words).orElse(""));
    Cards.present(this, ready.isPresent());
  }
}
