package dev.graft.ui.layers;

import dev.graft.network.Backbone;
import dev.graft.training.Pace;
import dev.graft.training.TimeEstimate;
import dev.graft.training.TrainingCost;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** "What this choice costs": exact counts, and estimates that say how they are known. */
final class CostCard extends VBox {
  private static final Texts TEXTS = Texts.in(CostCard.class);

  /** From this share on, what runs in every epoch is hardly worth a word. */
  private static final double MOST = 0.995;

  private final LayersViewModel model;
  private final VBox rows = new VBox();
  private final Label sentence = Cards.muted("");
  private final Label source = Cards.styled("", "muted");
  private final Hyperlink measure;

  CostCard(LayersViewModel model) {
    super(8);
    this.model = model;
    setId("cost-card");
    getStyleClass().add("graft-card");
    sentence.setMinHeight(USE_PREF_SIZE);
    source.setId("pace-source");
    measure =
        Buttons.link(
            TEXTS.get("cost.measure"),
            () -> model.backboneProperty().get().ifPresent(model.pace()::measure));
    measure.setId("measure-here");
    measure.setMinWidth(USE_PREF_SIZE);
    FieldMessage problem = new FieldMessage(model.pace().problemProperty());
    HBox known = new HBox(6, source, measure);
    known.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(Cards.title(TEXTS.get("cost.title")), rows, known, problem, sentence);
    InvalidationListener change = o -> show();
    model.costProperty().addListener(change);
    model.timeProperty().addListener(change);
    model.pace().measuringProperty().addListener(change);
    show();
  }

  private void show() {
    model.costProperty().get().ifPresent(this::show);
  }

  private void show(TrainingCost cost) {
    boolean own = model.counts().all() > 0;
    Optional<TimeEstimate> time = model.timeProperty().get();
    List<Node> lines = new ArrayList<>();
    lines.add(
        line(
            "cost-learns",
            TEXTS.get("cost.learns"),
            Figures.count(cost.learning()),
            TEXTS.format("cost.of", Figures.count(cost.total()))));
    lines.add(
        line(
            "cost-epoch",
            own ? TEXTS.get("cost.epoch") : TEXTS.get("cost.epochThousand"),
            time.map(t -> "≈ " + Figures.duration(t.epoch())).orElse("—"),
            time.map(t -> TEXTS.format("cost.without", Figures.duration(t.withoutStore())))
                .orElse("")));
    lines.add(
        line(
            "cost-first",
            TEXTS.get("cost.first"),
            time.map(t -> "≈ " + Figures.duration(t.firstPass())).orElse("—"),
            cost.cutIsInput() ? TEXTS.get("cost.decoding") : TEXTS.get("cost.once")));
    lines.add(
        line(
            "cost-memory",
            TEXTS.get("cost.memory"),
            "≈ " + Figures.bytes(cost.memory(model.batch())),
            TEXTS.format("cost.batch", model.batch())));
    String each = TEXTS.format("cost.each", Figures.bytes(cost.bytesPerImage()));
    lines.add(
        line(
            "cost-disk",
            TEXTS.get("cost.disk"),
            own ? Figures.bytes(cost.bytesPerImage() * model.counts().all()) : each,
            own ? each : ""));
    rows.getChildren().setAll(lines);
    sentence.setText(meaning(cost));
    showSource(time);
  }

  private void showSource(Optional<TimeEstimate> time) {
    boolean measured = time.map(t -> t.source() == Pace.Source.MEASURED).orElse(false);
    boolean running = model.pace().measuringProperty().get();
    Optional<Backbone> backbone = model.backboneProperty().get();
    source.setText(
        running
            ? TEXTS.get("cost.measuring")
            : measured
                ? backbone
                    .flatMap(model.pace()::speed)
                    .map(s -> TEXTS.format("cost.measured", Math.round(s.imagesPerSecond())))
                    .orElse("")
                : time.isPresent() ? TEXTS.get("cost.guessed") : TEXTS.get("cost.unknown"));
    Cards.present(measure, !measured && !running);
  }

  private String meaning(TrainingCost cost) {
    if (!model.canThaw()) {
      return TEXTS.get("cost.graph");
    }
    if (cost.cutIsInput()) {
      return TEXTS.get("cost.everything");
    }
    return cost.onceShare() > MOST
        ? TEXTS.get("cost.allOnce")
        : TEXTS.format("cost.someOnce", Figures.percent(cost.onceShare()), cost.cut());
  }

  private static Node line(String id, String name, String value, String more) {
    Label right = new Label(value);
    right.setId(id);
    right.setMinWidth(USE_PREF_SIZE);
    Label after = Cards.styled(more, "muted");
    HBox values = new HBox(6, right, after);
    Label left = Cards.styled(name, "muted");
    left.setMinWidth(USE_PREF_SIZE);
    HBox row = Cards.row(left, values);
    row.getStyleClass().add("figure-row");
    return row;
  }
}
