package dev.graft.ui.train;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the training takes: images a second, time left, memory. */
final class MachineCard extends VBox {
  private static final Texts TEXTS = Texts.in(MachineCard.class);

  private final LiveRun live;
  private final Label rate = value("machine-rate");
  private final Label left = value("machine-left");
  private final Label memory = value("machine-memory");
  private final Label peak = value("machine-peak");

  MachineCard(LiveRun live) {
    super(6);
    this.live = live;
    setId("machine-card");
    getStyleClass().add("graft-card");
    setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(
            Cards.title(TEXTS.get("machine.title")),
            row("machine.rate", rate),
            row("machine.left", left),
            row("machine.memory", memory),
            row("machine.peak", peak));
    InvalidationListener change = o -> show();
    live.figuresProperty().addListener(change);
    live.memoryProperty().addListener(change);
    live.phaseProperty().addListener(change);
    show();
  }

  private static Label value(String id) {
    Label label = Cards.styled("", "machine-value");
    label.setId(id);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static HBox row(String key, Label value) {
    Label name = Cards.styled(TEXTS.get("label." + key), "muted");
    name.setLabelFor(value);
    return Cards.row(name, value);
  }

  private void show() {
    RunFigures now = live.figuresProperty().get();
    boolean active = live.isActive();
    rate.setText(active && !now.rate().isEmpty() ? now.rate() : "—");
    left.setText(active && !now.timeLeft().isEmpty() ? now.timeLeft() : "—");
    Optional<TrainingEvent.Memory> m = live.memoryProperty().get();
    memory.setText(words(active ? m.map(TrainingEvent.Memory::residentBytes) : Optional.empty()));
    peak.setText(words(m.map(TrainingEvent.Memory::peakBytes)));
  }

  private static String words(Optional<Long> bytes) {
    return bytes.filter(b -> b > 0).map(Figures::bytes).orElse("—");
  }
}
