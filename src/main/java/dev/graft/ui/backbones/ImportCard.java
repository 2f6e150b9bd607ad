package dev.graft.ui.backbones;

import atlantafx.base.theme.Styles;
import dev.graft.network.Preprocessing;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
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
  private static final Texts TEXTS = Texts.in(ImportCard.class);
  private static final double FIELD = 210;
  private final ImportForm form;

  ImportCard(BackbonesViewModel model) {
    super(12);
    this.form = model.form();
    setId("import-card");
    getStyleClass().addAll("graft-card", "accented");
    Label title = Cards.title(TEXTS.get("import.title"));
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

    Button again = new Button(TEXTS.get("import.title"));
    again.setId("import-again");
    again.getStyleClass().add(Styles.ACCENT);
    again.setOnAction(e -> model.submitImport());
    again.disableProperty().bind(form.busyProperty());
    HBox fields =
        new HBox(
            16,
            labelled(TEXTS.get("import.name"), nameField()),
            labelled(TEXTS.get("import.preprocessing"), scaling()),
            labelled(TEXTS.get("import.architecture"), architecture()),
            labelled(TEXTS.get("import.class-names"), classNames()),
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
    field.setPromptText(TEXTS.get("import.recognise"));
    field.setTooltip(new Tooltip(TEXTS.get("import.architecture-tooltip")));
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
      return TEXTS.get("import.scaling-own");
    }
    return switch (scaling.get()) {
      case SYMMETRIC -> TEXTS.get("scaling.symmetric");
      case UNIT -> TEXTS.get("scaling.unit");
      case CAFFE -> TEXTS.get("scaling.caffe");
      case TORCH -> TEXTS.get("scaling.torch");
      case NONE -> TEXTS.get("scaling.none");
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
                        .orElse(TEXTS.get("import.choose-file")),
                form.classNamesProperty()));
    button.setOnAction(
        e -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle(TEXTS.get("import.class-names-title"));
          Optional<File> file = Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()));
          file.map(File::toPath).ifPresent(p -> form.classNamesProperty().set(Optional.of(p)));
        });
    return button;
  }
}
