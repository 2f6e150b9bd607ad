package dev.graft.ui.train;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.RateWords;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What "unfreeze more and go on" would do, before it is done. */
final class GoOnCard extends VBox {
  private static final Texts TEXTS = Texts.in(GoOnCard.class);
  private static final double SPINNER = 88;

  private final Label title = Cards.title("");
  private final Label words = Cards.muted("");
  private final Spinner<Integer> more = new Spinner<>(1, 1, 1);
  private final HBox choice;
  private final Button start = new Button(TEXTS.get("go-on.start"));

  GoOnCard(TrainViewModel model) {
    super(10);
    setId("go-on-card");
    getStyleClass().addAll("graft-card", "accented");
    more.setId("go-on-blocks");
    more.setPrefWidth(SPINNER);
    Label label = Cards.styled(TEXTS.get("go-on.blocks"), "muted");
    label.setLabelFor(more);
    choice = new HBox(8, label, more);
    choice.setAlignment(Pos.CENTER_LEFT);
    start.setId("go-on-start");
    start.getStyleClass().add(Styles.ACCENT);
    start.setOnAction(e -> model.unfreezeMore());
    Button close = Buttons.of(Action.CLOSE, () -> model.goOnProperty().set(Optional.empty()));
    close.setId("go-on-close");
    HBox buttons = new HBox(8, close, start);
    getChildren().addAll(title, words, Cards.row(choice, buttons));
    setMinHeight(USE_PREF_SIZE);
    more.valueProperty()
        .addListener(
            (o, was, is) ->
                model
                    .goOnProperty()
                    .get()
                    .ifPresent(g -> model.goOnProperty().set(Optional.of(g.with(is)))));
    model.goOnProperty().addListener((o, was, is) -> show(is));
    show(model.goOnProperty().get());
  }

  private void show(Optional<GoOn> proposal) {
    Cards.present(this, proposal.isPresent());
    proposal.ifPresent(this::show);
  }

  private void show(GoOn g) {
    title.setText(TEXTS.format("go-on.title", g.run()));
    Cards.present(choice, g.more() > 0);
    if (g.more() > 0
        && more.getValueFactory()
            instanceof javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory range) {
      range.setMax(g.frozenBefore());
      range.setValue(g.more());
    }
    String before = Figures.count(g.blocks() - g.frozenBefore());
    Object[] values = {
      Figures.count(g.learning()),
      Figures.count(g.blocks()),
      before,
      RateWords.of(g.rate()),
      RateWords.of(g.plan().recipe().learningRate()),
      Figures.count(g.plan().recipe().epochs())
    };
    words.setText(
        g.more() > 0 ? TEXTS.format("go-on.words", values) : TEXTS.format("go-on.all", values));
  }
}
