package dev.graft.ui.inspection;

import atlantafx.base.theme.Styles;
import dev.graft.ui.inspection.ChecksModel.Doubt;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The labels that are most likely wrong, in a list. */
final class ChecksPage extends VBox {
  private static final Texts TEXTS = Texts.in(ChecksPage.class);

  private final ChecksModel model;
  private final Label words = Cards.styled("", "muted");
  private final ListView<Doubt> list;

  ChecksPage(InspectionModel inspection, ThumbnailSource thumbnails) {
    super(8);
    this.model = inspection.checks();
    setId("checks-page");
    list = new ListView<>(model.doubts());
    list.setId("doubts");
    list.getStyleClass().add("doubt-list");
    list.setAccessibleText(TEXTS.get("checks.list"));
    list.setFixedCellSize(DoubtCell.HEIGHT);
    list.setCellFactory(
        l ->
            new DoubtCell(
                model, thumbnails, d -> settle(d, model::accept), d -> settle(d, model::keep)));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    VBox.setVgrow(list, Priority.ALWAYS);
    words.setId("checks-words");
    words.setMinWidth(0);
    HBox bar =
        new HBox(
            10,
            words,
            Cards.spacer(),
            Buttons.icon(
                Action.SHOW_ON_MAP,
                () -> inspection.showOnMap(model.doubts().stream().map(Doubt::file).toList())),
            Buttons.icon(Action.CHECK_LABELS, model::judge));
    bar.getStyleClass().add("page-bar");
    getChildren()
        .addAll(
            bar,
            new FieldMessage(model.errorProperty()),
            copies(inspection),
            list,
            Cards.muted(TEXTS.get("checks.keys")));
    InvalidationListener change = o -> words.setText(model.words());
    model.judgingProperty().addListener(change);
    model.doubts().addListener(change);
    change.invalidated(model.doubts());
  }

  private Node copies(InspectionModel inspection) {
    Label sentence = new Label();
    sentence.setMinWidth(0);
    Button together = Buttons.of(Action.KEEP_TOGETHER, model::keepTogether);
    together.getStyleClass().add(Styles.SMALL);
    Hyperlink show =
        Buttons.link(
            TEXTS.get("checks.show-copies"),
            () ->
                inspection.showInGrid(
                    TEXTS.get("checks.copies-words"),
                    model.copiesProperty().get().stream().flatMap(Set::stream).toList()));
    show.setId("show-copies");
    show.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(12, sentence, Cards.spacer(), show, together);
    row.setId("copies");
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("graft-card", "warning");
    InvalidationListener change =
        o -> {
          int groups = model.copiesProperty().get().size();
          int crossing = groups == 0 ? 0 : model.crossing().size();
          sentence.setText(TEXTS.format("checks.copies", groups, crossing));
          Cards.present(row, groups > 0);
          Cards.present(together, crossing > 0);
        };
    model.copiesProperty().addListener(change);
    inspection.room().shown().addListener(change);
    change.invalidated(model.copiesProperty());
    return row;
  }

  /** The next one takes the place of what was settled, so that keys go on with it. */
  private void settle(Doubt doubt, Consumer<Doubt> how) {
    int at = model.doubts().indexOf(doubt);
    how.accept(doubt);
    if (!model.doubts().isEmpty()) {
      list.getSelectionModel().clearAndSelect(Math.min(at, model.doubts().size() - 1));
    }
    list.requestFocus();
  }

  void takeFocus() {
    if (list.getSelectionModel().isEmpty() && !model.doubts().isEmpty()) {
      list.getSelectionModel().select(0);
    }
    list.requestFocus();
  }

  private void pressed(KeyEvent event) {
    Optional<Doubt> chosen = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    if (chosen.isEmpty() || event.isShortcutDown() || event.getTarget() != list) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> settle(chosen.get(), model::accept);
      case K -> settle(chosen.get(), model::keep);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
