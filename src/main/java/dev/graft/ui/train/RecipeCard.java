package dev.graft.ui.train;

import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.session.FreezeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The choices of a training that can be typed, and the freeze line as it stands. */
final class RecipeCard extends VBox {
  private static final double FIELD = 104;
  private static final double ROOM = 214;
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
    RecipeForm recipe = model.recipe();
    FieldMessage message = new FieldMessage(recipe.problemProperty());
    message.setId("recipe-message");
    getChildren()
        .addAll(
            Cards.title("Recipe"),
            field("Epochs", "epochs", recipe.epochsProperty(), "", "Passes over the images"),
            field("Batch", "batch", recipe.batchProperty(), "", "Images in one step"),
            field(
                "Learning rate",
                "learning-rate",
                recipe.learningRateProperty(),
                "automatic",
                "Blank takes what suits the freeze line"),
            field(
                "Validation, %",
                "validation",
                recipe.validationProperty(),
                "",
                "Share of images that are not learnt from but measured on"),
            field(
                "Seed", "seed", recipe.seedProperty(), "", "The same seed gives the same weights"),
            message,
            from(),
            Cards.title("Freezing"),
            phases,
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

  private static Node field(
      String text, String id, StringProperty value, String prompt, String explanation) {
    TextField field = new TextField();
    field.setId("recipe-" + id);
    field.setPrefWidth(FIELD);
    field.setMaxWidth(FIELD);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setPromptText(prompt);
    field.setTooltip(new Tooltip(explanation));
    field.textProperty().bindBidirectional(value);
    Label label = Cards.styled(text, "muted");
    label.setLabelFor(field);
    return Cards.row(label, field);
  }

  private Node from() {
    from.setId("recipe-from");
    from.setMaxWidth(Double.MAX_VALUE);
    from.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<RunRecord> run) {
            return run == null ? "" : run.map(RecipeCard::name).orElse("the backbone as it is");
          }

          @Override
          public Optional<RunRecord> fromString(String text) {
            return Optional.empty();
          }
        });
    from.valueProperty().bindBidirectional(model.recipe().fromProperty());
    Label label = Cards.styled("Go on from", "muted");
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
            .orElse("Choose a backbone to see what stays frozen."));
  }

  private void showLine(FreezeLine line) {
    Cards.present(frozen, line.frozen() > 0);
    frozen.setText("frozen " + line.frozen());
    learning.setText(line.learning() == 0 ? "head" : "learn " + line.learning());
    double share = (line.frozen() + 0.5) / (line.blocks() + 1);
    double left = line.frozen() == 0 ? 0 : Math.max(70, Math.min(ROOM - 62, ROOM * share));
    frozen.setMinWidth(left);
    frozen.setPrefWidth(left);
    HBox.setHgrow(learning, Priority.ALWAYS);
    learning.setMaxWidth(Double.MAX_VALUE);
  }
}
