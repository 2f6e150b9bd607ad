package dev.graft.ui.train;

import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.Preset;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the chosen preset does, and the backbone that would suit it better. */
final class PresetCard extends VBox {
  private static final Texts TEXTS = Texts.in(PresetCard.class);

  private final PresetChoice presets;
  private final Label title = Cards.title("");
  private final Label words = Cards.muted("");
  private final Hyperlink better;
  private boolean told;

  PresetCard(PresetChoice presets, LiveRun live) {
    super(4);
    this.presets = presets;
    setId("preset-card");
    getStyleClass().add("graft-card");
    setMinHeight(USE_PREF_SIZE);
    words.setMinHeight(USE_PREF_SIZE);
    better = Buttons.link("", presets::takeBetter);
    better.setId("better-backbone");
    getChildren().addAll(title, words, better);
    presets
        .chosenProperty()
        .addListener(
            (o, was, is) -> {
              told = is.isPresent();
              show();
            });
    presets.betterProperty().addListener((o, was, is) -> show());
    live.phaseProperty()
        .addListener(
            (o, was, is) -> {
              // Once a training begins, its own card matters more.
              told = told && !is.isActive();
              show();
            });
    show();
  }

  private void show() {
    Optional<Preset> chosen = presets.chosenProperty().get();
    Cards.present(this, told && chosen.isPresent());
    chosen.ifPresent(
        p -> {
          title.setText(PresetChoice.label(p));
          words.setText(PresetChoice.help(p));
        });
    Optional<String> name = presets.betterProperty().get();
    Cards.present(better, name.isPresent());
    name.ifPresent(n -> better.setText(TEXTS.format("preset.better", n)));
  }
}
