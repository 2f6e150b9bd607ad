package dev.graft.ui.predict;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.pictures.ThumbnailSource;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The Predict room. */
public final class PredictView extends RoomPane {
  private final PredictViewModel model;
  private final ComboBox<ModelChoice> models = new ComboBox<>();
  private boolean filling;

  /**
   * Makes the room.
   *
   * @param model its state
   * @param thumbnails where pictures come from
   */
  public PredictView(PredictViewModel model, ThumbnailSource thumbnails) {
    super("Predict");
    this.model = model;
    beside(modelBox());
    Button clear = Buttons.icon(Action.CLEAR, model::clear);
    actions(clear, Buttons.main(Action.OPEN_PICTURES, this::choose));

    EmptyState empty =
        new EmptyState(
            MaterialDesignI.IMAGE_PLUS,
            "Drop a picture here",
            "Any picture that the model has not seen. You see at once what it thinks, and how sure "
                + "it is.",
            Buttons.of(Action.OPEN_PICTURES, this::choose));
    empty.setId("predict-empty");
    Node full = full(thumbnails);
    content(new FieldMessage(model.errorProperty()), new StackPane(empty, full));
    InvalidationListener change =
        o -> {
          boolean any = !model.pictures().isEmpty();
          Cards.present(full, any);
          Cards.present(empty, !any);
          Cards.present(clear, any);
        };
    model.pictures().addListener(change);
    change.invalidated(model.pictures());
    DropTarget.install(this, model::drop);
  }

  private Node modelBox() {
    models.setId("model-choice");
    models.setAccessibleText("Model");
    models.setPromptText("No model yet");
    models.setPrefWidth(320);
    models.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ModelChoice choice) {
            return choice == null ? "" : choice.words();
          }

          @Override
          public ModelChoice fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
          }
        });
    models
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling && is != null) {
                model.choose(is);
              }
            });
    model.models().addListener((ListChangeListener<ModelChoice>) c -> fillModels());
    model.modelProperty().addListener((o, was, is) -> is.ifPresent(this::showModel));
    fillModels();
    return models;
  }

  private void fillModels() {
    filling = true;
    models.getItems().setAll(model.models());
    filling = false;
    model.modelProperty().get().ifPresent(this::showModel);
  }

  private void showModel(ModelChoice choice) {
    filling = true;
    models.setValue(choice);
    filling = false;
  }

  private Node full(ThumbnailSource thumbnails) {
    PreviewCard preview = new PreviewCard(model, thumbnails);
    AnswerCard answer = new AnswerCard(model);
    HBox.setHgrow(answer, Priority.ALWAYS);
    HBox.setHgrow(preview, Priority.ALWAYS);
    answer.setMaxHeight(Region.USE_PREF_SIZE);
    HBox top = new HBox(16, preview, answer);
    VBox.setVgrow(top, Priority.ALWAYS);
    return new VBox(16, top, new PictureStrip(model, thumbnails));
  }

  /** Asks for pictures. */
  public void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Pictures");
    List<File> files =
        Optional.ofNullable(chooser.showOpenMultipleDialog(getScene().getWindow()))
            .orElse(List.of());
    if (!files.isEmpty()) {
      model.drop(files.stream().map(File::toPath).toList());
    }
  }
}
