package dev.graft.ui.train;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Recipe;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.techniques.TechniquesForm;
import dev.graft.workbench.Preset;
import dev.graft.workbench.Presets;
import dev.graft.workbench.RecipeFile;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Recipes that come as a whole: those of a preset and those of a file. The backbone that is chosen
 * stays; where another one suits a preset better, that is offered. Belongs to the JavaFX thread.
 */
public final class PresetChoice {
  private static final Texts TEXTS = Texts.in(PresetChoice.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final RecipeForm form;
  private final Requests requests;
  private final RecipePlaces places;
  private final ObjectProperty<Optional<Preset>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> better =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty filling = new SimpleBooleanProperty();
  private Optional<RecipeFile> filled = Optional.empty();
  private Optional<Sized> sized = Optional.empty();
  private boolean showing;

  /** A backbone at the size that a preset gave it, and the name that it had before. */
  private record Sized(String name, String before) {}

  private record Filled(
      Preset preset, String asked, Recipe recipe, FreezeChoice choice, Optional<String> better) {}

  PresetChoice(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      RecipeForm form,
      TechniquesForm techniques,
      Requests requests) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.form = form;
    this.requests = requests;
    this.places = new RecipePlaces(session, form, techniques);
    InvalidationListener change = o -> compare();
    for (Observable each :
        new Observable[] {
          form.changedProperty(),
          techniques.techniquesProperty(),
          session.freezeProperty(),
          session.backboneProperty(),
          session.headProperty()
        }) {
      each.addListener(change);
    }
  }

  /** The preset that the recipe is of; empty once anything of it was changed. */
  public ObjectProperty<Optional<Preset>> chosenProperty() {
    return chosen;
  }

  /** The name of a backbone that suits the preset better than the one that is chosen. */
  public ObjectProperty<Optional<String>> betterProperty() {
    return better;
  }

  /** Whether a preset is being filled in; it looks at some pictures. */
  public BooleanProperty fillingProperty() {
    return filling;
  }

  /** Whether there are the images that a preset looks at. */
  public boolean isPossible() {
    return session.datasetProperty().get().isPresent() && !filling.get();
  }

  /** Fills the recipe with a preset, for the backbone that is chosen. */
  public void choose(Preset preset) {
    choose(preset, session.backboneProperty().get().map(this::unsized));
  }

  /** Takes the backbone that suits the preset better, and fills the recipe for it. */
  public void takeBetter() {
    Optional<String> name = better.get();
    chosen.get().ifPresent(preset -> choose(preset, name));
  }

  private String unsized(Backbone backbone) {
    return sized
        .filter(s -> s.name().equals(backbone.name()))
        .map(Sized::before)
        .orElse(backbone.name());
  }

  private void choose(Preset preset, Optional<String> backbone) {
    if (!isPossible()) {
      return;
    }
    filling.set(true);
    TrainingRequest request = requests.plain(backbone);
    executor.run(
        () -> fill(preset, request),
        done -> {
          filling.set(false);
          show(done);
        },
        failure -> {
          filling.set(false);
          chosen.set(chosen.get());
          notices.fail(failure);
        });
  }

  private Filled fill(Preset preset, TrainingRequest request) {
    TrainingRequest made = Presets.fill(preset, request, workbench);
    String name = made.backbone().orElseThrow();
    Backbone backbone = workbench.backbone(name);
    Recipe recipe = RecipeFile.of(made, backbone.isPretrained()).recipe();
    String asked = request.backbone().orElse(name);
    return new Filled(
        preset,
        asked,
        recipe,
        FreezeChoice.of(backbone, recipe.freezePlan()),
        Presets.backbone(preset, workbench.backbones())
            .map(ZooEntry::name)
            .filter(n -> !n.equals(asked) && preset != Preset.QUICK));
  }

  private void show(Filled f) {
    String name = f.choice().backbone().name();
    sized = name.equals(f.asked()) ? Optional.empty() : Optional.of(new Sized(name, f.asked()));
    showing = true;
    places.show(f.recipe(), f.choice(), Optional.empty());
    showing = false;
    filled = current();
    better.set(f.better());
    chosen.set(Optional.of(f.preset()));
  }

  /** Forgets the preset once the recipe is no longer as it made it. */
  private void compare() {
    if (!showing && chosen.get().isPresent() && !current().equals(filled)) {
      chosen.set(Optional.empty());
      better.set(Optional.empty());
    }
  }

  /** The recipe as it stands; empty while something is missing. */
  private Optional<RecipeFile> current() {
    Optional<Backbone> backbone = session.backboneProperty().get();
    return session.datasetProperty().get().isEmpty() || form.problemProperty().get().isPresent()
        ? Optional.empty()
        : backbone.map(b -> RecipeFile.of(requests.wished(), b.isPretrained()));
  }

  /**
   * What a preset is called.
   *
   * @param preset which
   * @return two or three words
   */
  public static String label(Preset preset) {
    return TEXTS.get("preset.label." + preset.word());
  }

  /**
   * What a preset is called where there is little room.
   *
   * @param preset which
   * @return a word
   */
  public static String shortLabel(Preset preset) {
    return TEXTS.get("preset.short." + preset.word());
  }

  /**
   * When to take it, and what it does.
   *
   * @param preset which
   * @return a sentence or two
   */
  public static String help(Preset preset) {
    return TEXTS.get("preset.help." + preset.word());
  }

  /** Whether there is a recipe to save. */
  public boolean canSave() {
    return current().isPresent();
  }

  /** Saves the recipe as it stands. */
  public void save(Path file) {
    Path named =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? file : Path.of(file + ".json");
    current()
        .ifPresent(
            recipe ->
                executor.run(
                    () -> {
                      recipe.write(named);
                      return named;
                    },
                    done -> notices.tell(TEXTS.format("recipe.saved", done)),
                    notices::fail));
  }

  private record Opened(Recipe recipe, FreezeChoice choice) {}

  /** Shows the recipe of a file, with its backbone where it names one. */
  public void open(Path file) {
    Optional<Backbone> here = session.backboneProperty().get();
    executor.run(
        () -> {
          RecipeFile read = RecipeFile.read(file);
          Backbone backbone =
              read.backbone()
                  .map(workbench::backbone)
                  .or(() -> here)
                  .orElseThrow(() -> new GraftException(TEXTS.format("recipe.no-name", file)));
          return new Opened(read.recipe(), FreezeChoice.of(backbone, read.recipe().freezePlan()));
        },
        opened -> {
          places.show(opened.recipe(), opened.choice(), Optional.empty());
          notices.tell(TEXTS.format("recipe.opened", file, opened.choice().backbone().name()));
        },
        notices::fail);
  }
}
