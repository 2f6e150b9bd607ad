package dev.graft.ui.inspection;

import dev.graft.inspection.LabelNext;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One picture large, what it probably is, and a key for each answer. */
final class NextPage extends VBox {
  private static final Texts TEXTS = Texts.in(NextPage.class);
  private static final int KEYS = 9;
  private static final double DOT = 12;

  private final NextModel model;
  private final PictureStage stage;
  private final Label name = Cards.styled("", "muted");
  private final Label suggestion = Cards.styled("", "next-suggestion");
  private final Region dot = new Region();
  private final Label why = Cards.muted("");
  private final Label progress = Cards.styled("", "muted");
  private final Button accept;
  private final FlowPane answers = new FlowPane(8, 8);
  private final Node asking;
  private final Node finished;

  NextPage(NextModel model, ThumbnailSource thumbnails) {
    super(10);
    this.model = model;
    stage = new PictureStage(thumbnails);
    getStyleClass().add("next-page");
    setId("next-page");
    setFocusTraversable(true);
    setAccessibleText(TEXTS.get("next.words"));
    accept = Buttons.main(Action.ACCEPT_LABEL, model::accept);
    Button skip = Buttons.of(Action.SKIP_PICTURE, model::skip);
    dot.getStyleClass().add("class-dot");
    dot.setMinSize(DOT, DOT);
    dot.setMaxSize(DOT, DOT);
    suggestion.setId("next-suggestion");
    progress.setId("next-progress");
    progress.setMinWidth(0);
    name.setMinWidth(0);
    name.getStyleClass().add("picture-name");
    HBox said = new HBox(10, dot, suggestion, name, Cards.spacer(), accept, skip);
    said.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(10, progress);
    head.getStyleClass().add("page-bar");
    VBox card = Cards.card(stage, said, why, answers, Cards.muted(TEXTS.get("next.keys")));
    VBox.setVgrow(stage, Priority.ALWAYS);
    VBox.setVgrow(card, Priority.ALWAYS);
    asking = card;
    finished =
        new EmptyState(
            MaterialDesignC.CHECK_ALL, TEXTS.get("next.done"), TEXTS.get("next.done-why"));
    StackPane middle = new StackPane(asking, finished);
    middle.setMinHeight(0);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(head, new FieldMessage(model.errorProperty()), middle);
    InvalidationListener change = o -> show();
    model.currentProperty().addListener(change);
    model.givenProperty().addListener(change);
    model.learningProperty().addListener(change);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    show();
  }

  /** Shows other classes; the room says when there are. */
  void show() {
    Optional<NextModel.Card> card = model.currentProperty().get();
    boolean learning = model.learningProperty().get();
    int left = model.waiting();
    String given =
        TEXTS.format("next.given", model.givenProperty().get(), left, Figures.count(left));
    progress.setText(learning ? given + " · " + TEXTS.get("next.learning") : given);
    Cards.present(asking, card.isPresent());
    Cards.present(finished, card.isEmpty() && left == 0);
    if (card.isEmpty()) {
      stage.clear();
      return;
    }
    NextModel.Card now = card.get();
    stage.show(now.file());
    name.setText(model.name(now.file()));
    suggestion.setText(
        now.suggested()
            .map(s -> TEXTS.format("next.suggested", s, Figures.percent(now.probability())))
            .orElseGet(() -> TEXTS.get("next.none")));
    now.suggested().ifPresent(s -> ClassPalette.paint(dot, model.classes().indexOf(s)));
    Cards.present(dot, now.suggested().isPresent());
    Cards.present(accept, now.suggested().isPresent());
    why.setText(
        now.reason() == LabelNext.Reason.TYPICAL
            ? TEXTS.get("next.typical")
            : TEXTS.get("next.unsure"));
    answers();
  }

  private void answers() {
    List<String> classes = model.classes();
    if (answers.getUserData() != null && answers.getUserData().equals(classes)) {
      return;
    }
    answers.setUserData(classes);
    List<Node> nodes = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      String className = classes.get(c);
      Button button = new Button(className);
      button.setMnemonicParsing(false);
      if (c < KEYS) {
        button.setGraphic(Cards.pill(Integer.toString(c + 1)));
      }
      button.setOnAction(
          e -> {
            model.label(className);
            requestFocus();
          });
      nodes.add(button);
    }
    TextField other = new TextField();
    other.setId("next-new-class");
    other.setPromptText(TEXTS.get("next.new-class"));
    other.setAccessibleText(TEXTS.get("next.new-class"));
    other.setPrefColumnCount(10);
    other.setOnAction(
        e -> {
          model.label(other.getText());
          other.clear();
          requestFocus();
        });
    nodes.add(other);
    answers.getChildren().setAll(nodes);
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || event.isShortcutDown()) {
      return;
    }
    KeyCode code = event.getCode();
    if (code == KeyCode.ENTER && event.getTarget() == this) {
      model.accept();
    } else if (code == KeyCode.S) {
      model.skip();
    } else {
      return;
    }
    event.consume();
  }
}
