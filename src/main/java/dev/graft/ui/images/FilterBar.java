package dev.graft.ui.images;

import dev.graft.dataset.Split;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** Chips that choose which images are shown: all, those with something about them, or a part. */
final class FilterBar extends HBox {
  private static final Texts TEXTS = Texts.in(FilterBar.class);

  private final Gallery gallery;
  private final Map<Show, ToggleButton> kinds = new EnumMap<>(Show.class);
  private final Map<Split, ToggleButton> parts = new EnumMap<>(Split.class);

  FilterBar(Gallery gallery) {
    super(6);
    this.gallery = gallery;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    for (Show show : new Show[] {Show.ALL, Show.UNLABELLED, Show.PROBLEMS, Show.ALIKE}) {
      ToggleButton chip = chip("show-" + show.name().toLowerCase(Locale.ROOT));
      // A second press leads back to all: there is always one that is chosen.
      chip.setOnAction(e -> gallery.show(chip.isSelected() ? show : Show.ALL));
      kinds.put(show, chip);
    }
    for (Split part : Split.values()) {
      ToggleButton chip = chip("part-" + part.name().toLowerCase(Locale.ROOT));
      chip.setOnAction(
          e -> gallery.showPart(chip.isSelected() ? Optional.of(part) : Optional.empty()));
      parts.put(part, chip);
    }
    getChildren().addAll(kinds.values());
    getChildren().add(Cards.styled("", "chip-gap"));
    getChildren().addAll(parts.values());
    InvalidationListener change = o -> show();
    gallery.countsProperty().addListener(change);
    gallery.filterProperty().addListener(change);
    show();
  }

  private static ToggleButton chip(String id) {
    ToggleButton chip = new ToggleButton();
    chip.setId(id);
    chip.getStyleClass().setAll("toggle-button", "chip");
    chip.setMinWidth(USE_PREF_SIZE);
    return chip;
  }

  private void show() {
    Gallery.Counts counts = gallery.countsProperty().get();
    ImageFilter filter = gallery.filterProperty().get();
    kind(Show.ALL, TEXTS.get("chip.all"), true, filter);
    kind(
        Show.UNLABELLED,
        TEXTS.format("chip.unlabelled", Figures.count(counts.unlabelled())),
        true,
        filter);
    kind(
        Show.PROBLEMS,
        TEXTS.format("chip.problems", Figures.count(counts.problems())),
        true,
        filter);
    kind(Show.ALIKE, TEXTS.format("chip.alike", Figures.count(counts.alike())), true, filter);
    part(
        Split.TRAINING,
        TEXTS.format("chip.training", Figures.count(counts.training())),
        true,
        filter);
    part(
        Split.VALIDATION,
        TEXTS.format("chip.validation", Figures.count(counts.validation())),
        true,
        filter);
    part(
        Split.TEST,
        TEXTS.format("chip.test", Figures.count(counts.test())),
        counts.test() > 0,
        filter);
  }

  private void kind(Show show, String words, boolean there, ImageFilter filter) {
    boolean chosen =
        filter.show() == show
            && (show != Show.ALL || (filter.label().isEmpty() && filter.part().isEmpty()));
    set(Optional.ofNullable(kinds.get(show)), words, there, chosen);
  }

  private void part(Split part, String words, boolean there, ImageFilter filter) {
    set(
        Optional.ofNullable(parts.get(part)),
        words,
        there,
        filter.part().equals(Optional.of(part)));
  }

  private static void set(
      Optional<ToggleButton> chip, String words, boolean there, boolean chosen) {
    chip.ifPresent(
        c -> {
          c.setText(words);
          c.setSelected(chosen);
          Cards.present(c, there);
        });
  }
}
