package dev.graft.ui.train;

import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.Preset;
import java.util.Arrays;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The presets beside the room's title. */
final class PresetBar extends HBox {
  private static final Texts TEXTS = Texts.in(PresetBar.class);

  private final PresetChoice presets;
  private final LiveRun live;
  private final List<Preset> all = List.of(Preset.values());
  private final Segments segments;

  PresetBar(TrainViewModel model) {
    this.presets = model.presets();
    this.live = model.live();
    segments =
        new Segments(
            i -> {
              // What the press selected shows only once it is so.
              show();
              presets.choose(all.get(i));
            },
            Arrays.stream(Preset.values()).map(PresetChoice::label).toArray(String[]::new));
    segments.setId("presets");
    for (int i = 0; i < all.size(); i++) {
      segments.button(i).setId("preset-" + all.get(i).word());
    }
    setAlignment(Pos.CENTER_LEFT);
    getChildren().add(segments);
    InvalidationListener change = o -> show();
    presets.chosenProperty().addListener(change);
    presets.fillingProperty().addListener(change);
    model.session().datasetProperty().addListener(change);
    live.phaseProperty().addListener(change);
    show();
  }

  private void show() {
    segments.show(presets.chosenProperty().get().map(all::indexOf).orElse(-1));
    boolean possible = presets.isPossible();
    segments.setDisable(!possible);
    for (int i = 0; i < all.size(); i++) {
      // The buttons of a running training take the room of the long words.
      segments
          .button(i)
          .setText(
              live.isActive()
                  ? PresetChoice.shortLabel(all.get(i))
                  : PresetChoice.label(all.get(i)));
      segments
          .button(i)
          .setTooltip(
              new Tooltip(possible ? PresetChoice.help(all.get(i)) : TEXTS.get("missing.images")));
    }
  }
}
