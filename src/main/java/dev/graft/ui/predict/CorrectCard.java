package dev.graft.ui.predict;

import dev.graft.prediction.Neighbour;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * What can be said about a wrong picture: what it shows really, or that it should not be among the
 * training images; then the way to train again.
 */
final class CorrectCard extends VBox {
  private static final Texts TEXTS = Texts.in(CorrectCard.class);

  private final PredictViewModel model;
  private final Label state = Cards.muted("");
  private final MenuButton say = new MenuButton();
  private final Button remove;
  private final Button again;
  private final Label said = Cards.muted("");

  CorrectCard(PredictViewModel model) {
    super(10);
    this.model = model;
    setId("correct");
    getStyleClass().add("graft-card");
    say.setId("say-class");
    remove =
        Buttons.of(
            Action.REMOVE_FROM_TRAINING,
            () -> file().ifPresent(f -> model.corrections().remove(f)));
    again = Buttons.of(Action.TRAIN_AGAIN, model::trainAgain);
    said.setId("correction-said");
    state.setId("correction-state");
    FlowPane buttons = new FlowPane(8, 8, say, remove, again);
    getChildren()
        .addAll(
            Cards.title(TEXTS.get("correct.title")),
            state,
            buttons,
            new FieldMessage(model.corrections().errorProperty()),
            said);
    InvalidationListener change = o -> show();
    model.pictures().selectedProperty().addListener(change);
    model.closeUpProperty().addListener(change);
    model.corrections().imagesProperty().addListener(change);
    model.corrections().saidProperty().addListener(change);
    show();
  }

  /** The training picture that is looked at, else the selected one. */
  private Optional<Path> file() {
    return model
        .closeUpProperty()
        .get()
        .map(Neighbour::file)
        .or(() -> model.pictures().selectedProperty().get().map(Picture::file));
  }

  private void show() {
    Corrections corrections = model.corrections();
    Optional<Path> file = file();
    boolean known = file.filter(corrections::isTraining).isPresent();
    Optional<String> label = file.flatMap(corrections::label);
    List<String> classes = corrections.classes();
    say.setText(known ? TEXTS.get("correct.really") : TEXTS.get("correct.add"));
    say.getItems()
        .setAll(
            classes.stream().filter(c -> !label.equals(Optional.of(c))).map(this::item).toList());
    Cards.present(say, !say.getItems().isEmpty());
    Cards.present(remove, known);
    if (classes.isEmpty()) {
      state.setText(TEXTS.get("correct.no-images"));
    } else if (known) {
      state.setText(
          label.map(l -> TEXTS.format("correct.known", l)).orElse(TEXTS.get("correct.unlabelled")));
    } else {
      state.setText(TEXTS.get("correct.unknown"));
    }
    Optional<Corrections.Said> last = corrections.saidProperty().get();
    said.setText(last.map(CorrectCard::words).orElse(""));
    Cards.present(said, last.isPresent());
    Cards.present(again, last.isPresent());
  }

  private static String words(Corrections.Said last) {
    String name = Optional.ofNullable(last.file().getFileName()).map(Path::toString).orElse("");
    String what =
        switch (last.kind()) {
          case RELABELLED -> TEXTS.format("correct.relabelled", name, last.className());
          case ADDED -> TEXTS.format("correct.added", name, last.className());
          case REMOVED -> TEXTS.format("correct.removed", name);
        };
    return what + " " + TEXTS.format("correct.waiting", last.count());
  }

  private MenuItem item(String className) {
    MenuItem item = new MenuItem(className);
    // An underscore is part of the name here, not the mark of a key.
    item.setMnemonicParsing(false);
    item.setOnAction(e -> file().ifPresent(f -> model.corrections().say(f, className)));
    return item;
  }
}
