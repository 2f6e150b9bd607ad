package dev.graft.ui.predict;

import atlantafx.base.theme.Styles;
import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** How many pictures there are, how far the answers are, and which are shown in which order. */
final class StripHeader extends HBox {
  private static final Texts TEXTS = Texts.in(StripHeader.class);

  private final PredictViewModel model;
  private final Label count = Cards.styled("", "card-title");
  private final ProgressBar progress = new ProgressBar();
  private final Button stop;
  private final ComboBox<String> classes = new ComboBox<>();
  private final ComboBox<PictureOrder> order = new ComboBox<>();
  private final ToggleButton disagreed = new ToggleButton();
  private final ToggleButton unlike = new ToggleButton();
  private boolean filling;

  StripHeader(PredictViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(32);
    count.setId("picture-count");
    count.setMinWidth(USE_PREF_SIZE);
    progress.setPrefWidth(110);
    progress.setMinWidth(50);
    progress.getStyleClass().add("thin-progress");
    stop = Buttons.icon(Action.STOP_ANSWERS, model::cancel);
    disagreed.setId("only-disagreed");
    unlike.setId("only-unlike");
    for (ToggleButton button : List.of(disagreed, unlike)) {
      button.getStyleClass().addAll(Styles.SMALL, "filter-toggle");
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(e -> filter());
    }
    getChildren()
        .addAll(count, progress, stop, Cards.spacer(), disagreed, unlike, classBox(), orderBox());
    model.pictures().countsProperty().addListener((o, was, is) -> show());
    model.pictures().filterProperty().addListener((o, was, is) -> show());
    model.secondProperty().addListener((o, was, is) -> show());
    model.busyProperty().addListener((o, was, is) -> show());
    show();
  }

  private ComboBox<String> classBox() {
    classes.setId("class-filter");
    classes.setAccessibleText(TEXTS.get("filter.class"));
    classes.getStyleClass().add(Styles.SMALL);
    classes.setPrefWidth(150);
    classes.setMinWidth(90);
    classes.valueProperty().addListener((o, was, is) -> filter());
    return classes;
  }

  private ComboBox<PictureOrder> orderBox() {
    order.setId("picture-order");
    order.setAccessibleText(TEXTS.get("filter.order"));
    order.getStyleClass().add(Styles.SMALL);
    order.setPrefWidth(150);
    order.setMinWidth(90);
    order.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(PictureOrder value) {
            return value == null ? "" : TEXTS.get("order." + value.name());
          }

          @Override
          public PictureOrder fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
          }
        });
    order.getItems().setAll(PictureOrder.values());
    order.setValue(model.pictures().orderProperty().get());
    order.valueProperty().addListener((o, was, is) -> model.pictures().orderProperty().set(is));
    return order;
  }

  private void filter() {
    if (filling) {
      return;
    }
    int at = classes.getSelectionModel().getSelectedIndex();
    model
        .pictures()
        .filterProperty()
        .set(
            new PictureFilter(
                at > 0 ? Optional.of(classes.getValue()) : Optional.empty(),
                disagreed.isSelected(),
                unlike.isSelected()));
  }

  private void show() {
    PictureList.Counts counts = model.pictures().countsProperty().get();
    PictureFilter filter = model.pictures().filterProperty().get();
    boolean all = filter.equals(PictureFilter.ALL);
    boolean answering = model.busyProperty().get() && counts.answered() < counts.all();
    int shown = model.pictures().shown().size();
    count.setText(
        answering
            ? TEXTS.format("strip.answering", counts.answered(), counts.all())
            : all
                ? TEXTS.format("strip.count", counts.all())
                : TEXTS.format("strip.filtered", shown, counts.all()));
    progress.setProgress(answering ? counts.answered() / (double) Math.max(1, counts.all()) : -1);
    Cards.present(progress, answering);
    Cards.present(stop, model.busyProperty().get());
    filling = true;
    disagreed.setText(TEXTS.format("filter.disagreed", counts.disagreed()));
    unlike.setText(TEXTS.format("filter.unlike", counts.unlike()));
    disagreed.setSelected(filter.disagreed());
    unlike.setSelected(filter.unlike());
    Cards.present(disagreed, model.secondProperty().get().isPresent());
    Cards.present(unlike, counts.unlike() > 0 || filter.unlike());
    fillClasses(filter);
    filling = false;
  }

  private void fillClasses(PictureFilter filter) {
    Map<Integer, String> found = new TreeMap<>();
    for (Picture picture : model.pictures().all()) {
      picture.best().ifPresent(b -> put(found, b));
    }
    List<String> names = new ArrayList<>(List.of(TEXTS.get("filter.all")));
    names.addAll(found.values());
    if (!classes.getItems().equals(names)) {
      classes.getItems().setAll(names);
    }
    int at = filter.className().map(names::lastIndexOf).orElse(0);
    classes.getSelectionModel().select(Math.max(0, at));
  }

  private static void put(Map<Integer, String> found, Prediction best) {
    found.put(best.index(), best.className());
  }
}
