package dev.graft.ui.race;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The page on which backbones race: how many pictures, a button, and the table. */
public final class RacePane extends VBox {
  private static final Texts TEXTS = Texts.in(RacePane.class);

  /** How many pictures can be drawn: twice as fast, usual, surer. */
  private static final List<Integer> SAMPLES = List.of(200, 400, 1000);

  private final RaceViewModel model;
  private final Label subject = Cards.muted("");
  private final Label words = new Label();
  private final Label baselines = Cards.muted("");
  private final VBox outcome = Cards.card(words, baselines);
  private final Button start;
  private final Button stop;
  private final Segments samples;
  private final RaceTable table;
  private final EmptyState nothing =
      new EmptyState(
          MaterialDesignT.TROPHY_OUTLINE, TEXTS.get("empty.title"), TEXTS.get("empty.words"));

  /**
   * Makes the page.
   *
   * @param model the race
   */
  public RacePane(RaceViewModel model) {
    super(14);
    this.model = model;
    setId("race-page");
    Button back = Buttons.of(Action.ALL_BACKBONES, model::leave);
    back.setId("race-back");
    start = Buttons.main(Action.START_RACE, model::start);
    stop = Buttons.of(Action.STOP_JOB, model::stop);
    stop.setId("stop-race");
    samples =
        new Segments(
            i -> model.sampleProperty().set(SAMPLES.get(i)),
            SAMPLES.stream().map(n -> Figures.count(n)).toArray(String[]::new));
    for (int i = 0; i < SAMPLES.size(); i++) {
      samples.button(i).setId("sample-" + SAMPLES.get(i));
      samples.button(i).setTooltip(new Tooltip(TEXTS.format("sample.help", SAMPLES.get(i))));
    }
    subject.setMinHeight(USE_PREF_SIZE);
    VBox heading = new VBox(2, Cards.title(TEXTS.get("page.title")), subject);
    HBox.setHgrow(heading, Priority.ALWAYS);
    Label pictures = Cards.styled(TEXTS.get("sample.label"), "muted");
    pictures.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(10, back, heading, pictures, samples, stop, start);
    line.setAlignment(Pos.CENTER_LEFT);
    FieldMessage message = new FieldMessage(model.errorProperty());
    message.setId("race-message");
    words.setId("race-words");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.textProperty().bind(model.wordsProperty());
    baselines.setMinHeight(USE_PREF_SIZE);
    outcome.setSpacing(2);
    outcome.setMinHeight(USE_PREF_SIZE);
    outcome.getStyleClass().addAll("accented", "race-outcome");
    table = new RaceTable(model);
    StackPane body = new StackPane(table, nothing);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(line, message, outcome, body);
    InvalidationListener change = o -> show();
    model.onChange(change);
    model.rows().addListener(change);
    model.sampleProperty().addListener(change);
    model.wordsProperty().addListener(change);
    model.reportProperty().addListener(change);
    model.openProperty().addListener(change);
    show();
  }

  private void show() {
    boolean running = model.runningProperty().get();
    Cards.present(this, model.openProperty().get());
    Cards.present(stop, running);
    Cards.present(start, !running);
    start.setDisable(!model.canStart());
    samples.show(SAMPLES.indexOf(model.sampleProperty().get()));
    samples.setDisable(running);
    subject.setText(model.subject());
    Cards.present(outcome, !model.wordsProperty().get().isEmpty());
    Cards.present(baselines, model.reportProperty().get().isPresent());
    model.reportProperty().get().ifPresent(r -> baselines.setText(RaceWords.baselines(r)));
    Cards.present(table, !model.rows().isEmpty());
    Cards.present(nothing, model.rows().isEmpty());
  }
}
