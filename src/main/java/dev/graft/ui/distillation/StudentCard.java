package dev.graft.ui.distillation;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Who learns. */
final class StudentCard extends VBox {
  private static final Texts TEXTS = Texts.in(StudentCard.class);

  private final DistillationForm form;
  private final ComboBox<StudentChoice> network = new ComboBox<>();
  private final ComboBox<Double> width = new ComboBox<>();
  private final Node widthField;
  private boolean showing;

  StudentCard(DistillationViewModel model) {
    super(10);
    this.form = model.form();
    getStyleClass().add("graft-card");
    network.setId("student-network");
    network.setItems(model.students());
    network.setMaxWidth(Double.MAX_VALUE);
    network.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(StudentChoice choice) {
            return choice == null
                ? ""
                : choice.backbone().isPresent()
                    ? TEXTS.format("student.backbone", choice.name())
                    : choice.name();
          }

          @Override
          public StudentChoice fromString(String text) {
            return network.getValue();
          }
        });
    network.valueProperty().addListener((o, was, is) -> chosen(Optional.ofNullable(is)));
    width.setId("student-width");
    width.setPrefWidth(96);
    width
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !showing) {
                form.widthProperty().set(is);
              }
            });
    widthField = labelled(TEXTS.get("student.width"), width);
    Node networkField = labelled(TEXTS.get("student.architecture"), network);
    HBox.setHgrow(networkField, Priority.ALWAYS);
    Label facts = Cards.muted("");
    facts.setId("student-facts");
    facts.setMinHeight(USE_PREF_SIZE);
    facts.textProperty().bind(model.planning().studentProperty());
    getChildren()
        .addAll(
            Cards.title(TEXTS.get("student.title")),
            new HBox(12, networkField, widthField),
            new FieldMessage(form.problemProperty(Field.STUDENT)),
            facts);
    InvalidationListener change = o -> show();
    form.studentProperty().addListener(change);
    form.widthProperty().addListener(change);
    show();
  }

  static Node labelled(String text, Node field) {
    Label label = Cards.styled(text, "muted");
    label.setLabelFor(field);
    return new VBox(4, label, field);
  }

  private void chosen(Optional<StudentChoice> choice) {
    // Refilling the list clears the box for a moment; that is no choice.
    if (!showing && choice.isPresent()) {
      form.studentProperty().set(choice);
    }
  }

  private void show() {
    showing = true;
    Optional<StudentChoice> student = form.studentProperty().get();
    student.ifPresentOrElse(network::setValue, () -> network.setValue(null));
    width.getItems().setAll(student.map(StudentChoice::widths).orElseGet(java.util.List::of));
    width.setValue(form.widthProperty().get());
    Cards.present(widthField, !width.getItems().isEmpty());
    showing = false;
  }
}
