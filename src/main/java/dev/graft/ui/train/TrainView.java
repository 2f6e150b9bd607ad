package dev.graft.ui.train;

import dev.graft.ui.advice.AdviceStrip;
import dev.graft.ui.advice.AdviceViewModel;
import dev.graft.ui.advice.AdvisorCard;
import dev.graft.ui.advice.HeadsCard;
import dev.graft.ui.advice.HeadsViewModel;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.techniques.TechniqueCard;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Train room. */
public final class TrainView extends RoomPane {
  private static final Texts TEXTS = Texts.in(TrainView.class);
  private static final double LEFT = 264;
  private static final double RIGHT = 206;

  private final TrainViewModel model;
  private final Button train;
  private final Button cancel;
  private final Button pause;
  private final Button resume;
  private final Button keepBest;
  private final Button both;

  /**
   * Makes the room.
   *
   * @param model its state
   * @param advice what the rules find
   * @param heads the table of heads
   * @param thumbnails where small pictures come from
   */
  public TrainView(
      TrainViewModel model,
      AdviceViewModel advice,
      HeadsViewModel heads,
      ThumbnailSource thumbnails) {
    super(TEXTS.get("room.title"));
    this.model = model;
    this.train = Buttons.main(Action.TRAIN, model::train);
    this.cancel = Buttons.of(Action.CANCEL, model::cancel);
    this.pause = Buttons.of(Action.PAUSE, model::pause);
    this.resume = Buttons.of(Action.RESUME, model::resume);
    this.keepBest = Buttons.of(Action.KEEP_BEST, model::keepBest);
    this.both = Buttons.of(Action.FROZEN_VS_UNFROZEN, model::frozenVsUnfrozen);
    keepBest.setTooltip(new Tooltip(TEXTS.get("keep-best.help")));
    beside(new PresetBar(model));
    actions(cancel, pause, resume, keepBest, both, train);

    ScrollPane left = scrolled(new RecipeCard(model), LEFT);
    VBox column =
        new VBox(
            16,
            new TechniqueCard(model.techniques()),
            new PresetCard(model.presets(), model.live()),
            new RunCard(model),
            new ResultCard(model),
            new AdviceStrip(advice),
            new GoOnCard(model),
            new HeadsCard(heads),
            charts(model),
            new MistakesCard(
                model.live(),
                thumbnails,
                file -> model.session().wantedSimilarProperty().set(Optional.of(file))),
            new RunsCard(model));
    ScrollPane centre = new ScrollPane(column);
    centre.setFitToWidth(true);
    centre.setFitToHeight(true);
    centre.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    centre.getStyleClass().add("plain-scroll");
    HBox.setHgrow(centre, Priority.ALWAYS);
    ScrollPane right =
        scrolled(
            new VBox(
                16,
                new AdvisorCard(advice, heads),
                new QueueCard(model),
                new MachineCard(model.live())),
            RIGHT);
    content(new HBox(16, left, centre, right));

    InvalidationListener change = o -> show();
    model.live().phaseProperty().addListener(change);
    model.live().figuresProperty().addListener(change);
    model.recipe().problemProperty().addListener(change);
    model.recipe().basicsProperty().addListener(change);
    model.techniques().form().techniquesProperty().addListener(change);
    Session session = model.session();
    session.datasetProperty().addListener(change);
    session.backboneProperty().addListener(change);
    session.frozenBlocksProperty().addListener(change);
    show();
  }

  private static ChartsPane charts(TrainViewModel model) {
    ChartsPane charts = new ChartsPane(model);
    charts.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(charts, Priority.ALWAYS);
    return charts;
  }

  private static ScrollPane scrolled(Region content, double width) {
    ScrollPane scroll = new ScrollPane(content);
    content.setPrefWidth(width);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinWidth(width);
    scroll.setPrefWidth(width);
    scroll.setMaxWidth(width);
    return scroll;
  }

  private void show() {
    RunPhase phase = model.live().phaseProperty().get();
    boolean active = phase.isActive();
    Cards.present(cancel, active);
    cancel.setDisable(phase == RunPhase.CANCELLING);
    Cards.present(pause, active);
    pause.setDisable(phase != RunPhase.RUNNING);
    Cards.present(resume, phase == RunPhase.PAUSED);
    Cards.present(keepBest, active);
    keepBest.setDisable(!model.canKeepBest());
    train.setText(active ? TEXTS.get("train.queue") : TEXTS.get("train.start"));
    boolean missing = model.missing().isPresent();
    train.setDisable(missing);
    both.setDisable(missing);
    both.setTooltip(
        new Tooltip(
            missing ? model.missing().get() : TEXTS.format("both.help", model.unfrozenWords())));
  }
}
