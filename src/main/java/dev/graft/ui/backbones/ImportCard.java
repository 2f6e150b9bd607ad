package dev.graft.ui.backbones;

import atlantafx.base.theme.Styles;
import dev.graft.network.Preprocessing;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

/**
 * The card of an import: what it is, what it was named, and the fields for what could not be
 * recognised.
 */
final class ImportCard extends VBox {
  private static final double FIELD = 210;
  private final ImportForm form;

  ImportCard(BackbonesViewModel model) {
    super(12);
    this.form = model.form();
    setId("import-card");
    getStyleClass().addAll("graft-card", "accented");
    Label title = Cards.title("Import");
    Label source = Cards.muted("");
    source
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> form.sourceProperty().get().map(Path::toString).orElse(""),
                form.sourceProperty()));
    Button close = Buttons.icon(Action.CLOSE, model::closeImport);
    HBox what = new HBox(10, title, source);
    what.setAlignment(Pos.CENTER_LEFT);
    HBox head = Cards.row(what, close);

    Button again = new Button("Import");
    again.setId("import-again");
    again.getStyleClass().add(Styles.ACCENT);
    again.setOnAction(e -> model.submitImport());
    again.disableProperty().bind(form.busyProperty());
    HBox fields =
        new HBox(
            16,
            labelled("Name", nameField()),
            labelled("Preprocessing", scaling()),
            labelled("Architecture", architecture()),
            labelled("Class names", classNames()),
            again);
    fields.setAlignment(Pos.BOTTOM_LEFT);
    ProgressBar busy = new ProgressBar();
    busy.setMaxWidth(Double.MAX_VALUE);
    busy.visibleProperty().bind(form.busyProperty());
    busy.managedProperty().bind(form.busyProperty());
    busy.getStyleClass().add("thin-progress");
    FieldMessage message = new FieldMessage(form.errorProperty());
    message.setId("import-message");
    getChildren().addAll(head, message, fields, busy);
    visibleProperty().bind(form.openProperty());
    managedProperty().bind(form.openProperty());
  }

  private static Node labelled(String text, Node field) {
    Label label = Cards.styled(text, "muted");
    label.setLabelFor(field);
    return new VBox(4, label, field);
  }

  private TextField nameField() {
    TextField field = new TextField();
    field.setId("import-name");
    field.setPrefWidth(FIELD);
    field.textProperty().bindBidirectional(form.nameProperty());
    return field;
  }

  private TextField architecture() {
    TextField field = new TextField();
    field.setId("import-architecture");
    field.setPrefWidth(FIELD);
    field.setPromptText("recognise it");
    field.setTooltip(new Tooltip("For instance MobileNetV2:0.35"));
    field.textProperty().bindBidirectional(form.architectureProperty());
    return field;
  }

  private ComboBox<Optional<Preprocessing.Scaling>> scaling() {
    ComboBox<Optional<Preprocessing.Scaling>> box = new ComboBox<>();
    box.setId("import-preprocessing");
    List<Optional<Preprocessing.Scaling>> choices = new ArrayList<>();
    choices.add(Optional.empty());
    for (Preprocessing.Scaling scaling : Preprocessing.Scaling.values()) {
      choices.add(Optional.of(scaling));
    }
    box.getItems().setAll(choices);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<Preprocessing.Scaling> scaling) {
            return scaling == null ? "" : words(scaling);
          }

          @Override
          public Optional<Preprocessing.Scaling> fromString(String text) {
            return Optional.empty();
          }
        });
    box.valueProperty().bindBidirectional(form.scalingProperty());
    box.setPrefWidth(FIELD);
    return box;
  }

  private static String words(Optional<Preprocessing.Scaling> scaling) {
    if (scaling.isEmpty()) {
      return "the architecture's own";
    }
    return switch (scaling.get()) {
      case SYMMETRIC -> "symmetric, to -1..1";
      case UNIT -> "unit, to 0..1";
      case CAFFE -> "caffe, BGR minus mean";
      case TORCH -> "torch, mean and deviation";
      case NONE -> "none, 0..255 as it is";
    };
  }

  private Node classNames() {
    Button button = new Button();
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    form.classNamesProperty()
                        .get()
                        .flatMap(p -> Optional.ofNullable(p.getFileName()))
                        .map(Path::toString)
                        .orElse("Choose file…"),
                form.classNamesProperty()));
    button.setOnAction(
        e -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle("Class names, one a line");
          Optional<File> file = Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()));
          file.map(File::toPath).ifPresent(p -> form.classNamesProperty().set(Optional.of(p)));
        });
    return button;
  }
}
