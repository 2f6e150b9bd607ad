package dev.graft.ui.predict;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** The choice of the model, and of a second one beside it. */
final class ModelBoxes extends HBox {
  private static final Texts TEXTS = Texts.in(ModelBoxes.class);

  private final PredictViewModel model;
  private final ComboBox<Optional<ModelChoice>> first =
      box("model-choice", TEXTS.get("models.first"));
  private final ComboBox<Optional<ModelChoice>> second =
      box("second-choice", TEXTS.get("models.second"));
  private final Label against = Cards.styled(TEXTS.get("models.against"), "muted");
  private boolean filling;

  ModelBoxes(PredictViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    first
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                is.ifPresent(model::choose);
              }
            });
    second
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                model.secondProperty().set(is);
              }
            });
    against.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(first, against, second);
    model.models().addListener((ListChangeListener<ModelChoice>) c -> fill());
    model.modelProperty().addListener((o, was, is) -> fill());
    model.secondProperty().addListener((o, was, is) -> fill());
    fill();
  }

  private static ComboBox<Optional<ModelChoice>> box(String id, String words) {
    ComboBox<Optional<ModelChoice>> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(words);
    box.setPrefWidth(200);
    box.setButtonCell(new Chosen());
    box.setMinWidth(100);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<ModelChoice> choice) {
            return choice == null
                ? ""
                : choice.map(ModelChoice::words).orElse(TEXTS.get("models.no-second"));
          }

          @Override
          public Optional<ModelChoice> fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
          }
        });
    return box;
  }

  /** The chosen one, with less said than in the list, which is as wide as it likes. */
  private static final class Chosen extends ListCell<Optional<ModelChoice>> {
    @Override
    protected void updateItem(Optional<ModelChoice> choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(
          empty || choice == null
              ? TEXTS.get("models.none")
              : choice.map(ModelChoice::shortWords).orElse(TEXTS.get("models.no-second")));
    }
  }

  private void fill() {
    filling = true;
    Optional<ModelChoice> chosen = model.modelProperty().get();
    items(first, model.models().stream().map(Optional::of).toList());
    first.setValue(chosen.isPresent() ? chosen : null);
    List<Optional<ModelChoice>> others = new ArrayList<>(List.of(Optional.empty()));
    model.models().stream()
        .filter(m -> !chosen.equals(Optional.of(m)))
        .map(Optional::of)
        .forEach(others::add);
    items(second, others);
    second.setValue(model.secondProperty().get());
    boolean several = others.size() > 1;
    Cards.present(against, several);
    Cards.present(second, several);
    filling = false;
  }

  private static void items(
      ComboBox<Optional<ModelChoice>> box, List<Optional<ModelChoice>> items) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
  }
}
