package dev.graft.ui.distillation;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.zoo.ZooEntry;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Whom to imitate. */
final class TeachersCard extends VBox {
  private static final Texts TEXTS = Texts.in(TeachersCard.class);
  private static final double HEIGHT = 164;

  private final DistillationViewModel model;
  private final VBox rows = new VBox(8);
  private final Label none = Cards.muted(TEXTS.get("teachers.none"));
  private final Label terms = Cards.muted("");

  TeachersCard(DistillationViewModel model) {
    super(10);
    this.model = model;
    getStyleClass().add("graft-card");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("plain-scroll", "teacher-list");
    FieldMessage message = new FieldMessage(model.form().problemProperty(Field.TEACHERS));
    message.setId("teachers-message");
    Label explanation = Cards.muted(TEXTS.get("teachers.explanation"));
    explanation.setMinHeight(USE_PREF_SIZE);
    terms.setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(
            Cards.title(TEXTS.get("teachers.title")), explanation, none, scroll, message, terms);
    model.teachers().addListener((InvalidationListener) o -> fill());
    model.form().teachers().addListener((InvalidationListener) o -> showTerms());
    fill();
  }

  private void fill() {
    rows.getChildren().setAll(model.teachers().stream().map(this::row).toList());
    Cards.present(none, model.teachers().isEmpty());
    showTerms();
  }

  private Node row(ZooEntry entry) {
    CheckBox box = new CheckBox(entry.name());
    box.setId("teacher-" + entry.name());
    box.setMinHeight(USE_PREF_SIZE);
    box.setSelected(model.form().teachers().contains(entry.name()));
    box.selectedProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                model.form().teachers().add(entry.name());
              } else {
                model.form().teachers().remove(entry.name());
              }
            });
    // Weakly: a list that is filled again leaves its old rows to nobody.
    SetChangeListener<String> change =
        c -> box.setSelected(model.form().teachers().contains(entry.name()));
    box.getProperties().put("keeps", change);
    model.form().teachers().addListener(new javafx.collections.WeakSetChangeListener<>(change));
    String facts =
        TEXTS.format(
            "teachers.row",
            Figures.rounded(entry.parameters()),
            entry.inputSize(),
            entry.classes());
    box.setAccessibleText(entry.name() + ", " + facts);
    Label line = Cards.styled(facts, "teacher-facts");
    return new VBox(2, box, line);
  }

  private void showTerms() {
    String all =
        model.teachers().stream()
            .filter(e -> model.form().teachers().contains(e.name()))
            .map(ZooEntry::licence)
            .distinct()
            .collect(Collectors.joining(", "));
    terms.setText(TEXTS.format("teachers.terms", all));
    Cards.present(terms, !all.isEmpty());
  }
}
