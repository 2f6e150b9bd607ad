package dev.graft.ui.train;

import atlantafx.base.theme.Styles;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.Keep;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.train.techniques.PhaseStrip;
import dev.graft.ui.train.techniques.TechniqueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/** The choices of a training that can be typed, and the freeze line as it stands. */
final class RecipeCard extends VBox {
  private static final Texts TEXTS = Texts.in(RecipeCard.class);
  private static final double FIELD = 92;
  private static final double ROOM = 224;
  private final TrainViewModel model;
  private final ComboBox<Optional<RunRecord>> from = new ComboBox<>();
  private final Label frozen = new Label();
  private final Label learning = new Label();
  private final HBox phases = new HBox(3, frozen, learning);
  private final Label words = Cards.muted("");

  RecipeCard(TrainViewModel model) {
    super(10);
    this.model = model;
    getStyleClass().add("graft-card");
    getChildren().add(head());
    for (RecipeField field : RecipeField.values()) {
      getChildren().add(field(field));
    }
    getChildren()
        .addAll(
            optimizer(),
            keep(),
            from(),
            new TechniqueList(model.techniques()),
            Cards.title(TEXTS.get("recipe.freezing")),
            phases,
            new PhaseStrip(model.techniques().phases(), ROOM),
            words);
    phases.getStyleClass().add("phases");
    frozen.getStyleClass().addAll("phase", "ice");
    learning.getStyleClass().addAll("phase", "fire");
    InvalidationListener change = o -> showLine();
    model.session().backboneProperty().addListener(change);
    model.session().frozenBlocksProperty().addListener(change);
    model.runs().addListener((InvalidationListener) o -> fillRuns());
    fillRuns();
    showLine();
  }

  private Node head() {
    Button open = Buttons.icon(Action.OPEN_RECIPE, this::open);
    Button save = Buttons.icon(Action.SAVE_RECIPE, this::save);
    InvalidationListener change = o -> save.setDisable(!model.presets().canSave());
    model.recipe().problemProperty().addListener(change);
    model.session().datasetProperty().addListener(change);
    model.session().backboneProperty().addListener(change);
    change.invalidated(model.session().datasetProperty());
    HBox row = Cards.row(Cards.title(TEXTS.get("recipe.title")), new HBox(open, save));
    row.getStyleClass().add("recipe-head");
    return row;
  }

  private void open() {
    Optional.ofNullable(chooser().showOpenDialog(getScene().getWindow()))
        .ifPresent(file -> model.presets().open(file.toPath()));
  }

  private void save() {
    FileChooser chooser = chooser();
    chooser.setInitialFileName("recipe.json");
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .ifPresent(file -> model.presets().save(file.toPath()));
  }

  private static FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("recipe.files"), "*.json"));
    return chooser;
  }

  private Node field(RecipeField which) {
    TextField field = new TextField();
    field.setId("recipe-" + which.id());
    field.setPrefWidth(FIELD);
    field.setMaxWidth(FIELD);
    field.setMinWidth(FIELD);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setPromptText(which == RecipeField.LEARNING_RATE ? TEXTS.get("recipe.automatic") : "");
    field.setTooltip(new Tooltip(which.help()));
    field.textProperty().bindBidirectional(model.recipe().valueProperty(which));
    ObservableValue<Optional<String>> problem = model.recipe().problemProperty(which);
    problem.addListener(
        (o, was, is) -> field.pseudoClassStateChanged(Styles.STATE_DANGER, is.isPresent()));
    FieldMessage message = new FieldMessage(problem);
    message.setId("recipe-message-" + which.id());
    Label label = Cards.styled(which.label(), "muted");
    label.setLabelFor(field);
    if (which != RecipeField.LEARNING_RATE) {
      return new VBox(4, Cards.row(label, field), message);
    }
    label.setMinWidth(USE_PREF_SIZE);
    HBox found = new HBox(2, find(), field);
    found.setAlignment(Pos.CENTER_RIGHT);
    return new VBox(4, Cards.row(label, found), message);
  }

  /** An icon that stands beside the field of the rate. */
  private Node find() {
    Button find = Buttons.icon(Action.FIND_RATE, model.techniques()::findRate);
    find.getStyleClass().add("find-rate");
    find.setTooltip(new Tooltip(TEXTS.get("recipe.find.help")));
    InvalidationListener change = o -> find.setDisable(model.missing().isPresent());
    model.recipe().problemProperty().addListener(change);
    model.session().datasetProperty().addListener(change);
    model.session().backboneProperty().addListener(change);
    change.invalidated(model.session().datasetProperty());
    return find;
  }

  private Node optimizer() {
    Segments choice =
        new Segments(
            i -> model.recipe().momentumProperty().set(i == 1),
            TEXTS.get("recipe.adam"),
            TEXTS.get("recipe.sgd"));
    choice.setId("recipe-optimizer");
    choice.button(0).setTooltip(new Tooltip(TEXTS.get("recipe.adam.help")));
    choice.button(1).setTooltip(new Tooltip(TEXTS.get("recipe.sgd.help")));
    choice.show(model.recipe().momentumProperty().get() ? 1 : 0);
    model.recipe().momentumProperty().addListener((o, was, is) -> choice.show(is ? 1 : 0));
    return Cards.row(Cards.styled(TEXTS.get("recipe.optimizer"), "muted"), choice);
  }

  private Node keep() {
    Segments choice =
        new Segments(
            i -> model.recipe().keepProperty().set(i == 0 ? Keep.BEST : Keep.LAST),
            TEXTS.get("recipe.best"),
            TEXTS.get("recipe.last"));
    choice.setId("recipe-keep");
    choice.button(0).setTooltip(new Tooltip(TEXTS.get("recipe.best.help")));
    choice.button(1).setTooltip(new Tooltip(TEXTS.get("recipe.last.help")));
    choice.show(model.recipe().keepProperty().get() == Keep.BEST ? 0 : 1);
    model.recipe().keepProperty().addListener((o, was, is) -> choice.show(is == Keep.BEST ? 0 : 1));
    return Cards.row(Cards.styled(TEXTS.get("recipe.keep"), "muted"), choice);
  }

  private Node from() {
    from.setId("recipe-from");
    from.setMaxWidth(Double.MAX_VALUE);
    from.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<RunRecord> run) {
            return run == null ? "" : run.map(RecipeCard::name).orElse(TEXTS.get("recipe.fresh"));
          }

          @Override
          public Optional<RunRecord> fromString(String text) {
            return Optional.empty();
          }
        });
    from.valueProperty().bindBidirectional(model.recipe().fromProperty());
    Label label = Cards.styled(TEXTS.get("recipe.from"), "muted");
    label.setLabelFor(from);
    return new VBox(4, label, from);
  }

  private static String name(RunRecord run) {
    return run.validationAccuracy()
        .map(a -> run.id() + " · " + Figures.percent(a))
        .orElse(run.id());
  }

  private void fillRuns() {
    Optional<RunRecord> before = model.recipe().fromProperty().get();
    List<Optional<RunRecord>> choices = new ArrayList<>();
    choices.add(Optional.empty());
    for (int i = model.runs().size() - 1; i >= 0; i--) {
      RunRecord run = model.runs().get(i);
      if (run.state() == RunState.FINISHED) {
        choices.add(Optional.of(run));
      }
    }
    from.getItems().setAll(choices);
    from.setValue(choices.contains(before) ? before : Optional.empty());
  }

  private void showLine() {
    Optional<FreezeLine> line = model.session().freezeLine();
    Cards.present(phases, line.isPresent());
    line.ifPresent(this::showLine);
    words.setText(
        line.map(l -> Character.toUpperCase(l.words().charAt(0)) + l.words().substring(1) + ".")
            .orElse(TEXTS.get("recipe.no-backbone")));
  }

  private void showLine(FreezeLine line) {
    Cards.present(frozen, line.frozen() > 0);
    frozen.setText(TEXTS.format("recipe.frozen", line.frozen()));
    learning.setText(
        line.learning() == 0
            ? TEXTS.get("recipe.head")
            : TEXTS.format("recipe.learning", line.learning()));
    double share = (line.frozen() + 0.5) / (line.blocks() + 1);
    double left = line.frozen() == 0 ? 0 : Math.max(70, Math.min(ROOM - 62, ROOM * share));
    frozen.setMinWidth(left);
    frozen.setPrefWidth(left);
    HBox.setHgrow(learning, Priority.ALWAYS);
    learning.setMaxWidth(Double.MAX_VALUE);
  }
}
