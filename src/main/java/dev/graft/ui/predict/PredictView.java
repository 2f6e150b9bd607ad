package dev.graft.ui.predict;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.DropTarget;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The Predict room. */
public final class PredictView extends RoomPane {
  private static final Texts TEXTS = Texts.in(PredictView.class);

  /** What people press; the menu names a longer one, since this one belongs to every text field. */
  private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

  private final PredictViewModel model;
  private final PictureStrip strip;
  private final Pasting pasting;
  private final EventHandler<KeyEvent> keys = this::key;

  /**
   * Makes the room.
   *
   * @param model its state
   * @param thumbnails where pictures come from
   */
  public PredictView(PredictViewModel model, ThumbnailSource thumbnails) {
    super(TEXTS.get("predict.title"));
    this.model = model;
    this.strip = new PictureStrip(model, thumbnails);
    this.pasting = new Pasting(model);
    beside(new ModelBoxes(model));
    Button clear = Buttons.icon(Action.CLEAR, model::clear);
    Button results = Buttons.of(Action.SAVE_RESULTS, this::saveResults);
    Button export =
        Buttons.main(Action.EXPORT_MODEL, () -> model.export().openProperty().set(true));
    actions(
        clear,
        Buttons.of(Action.PASTE, pasting::paste),
        Buttons.of(Action.OPEN_PICTURES, this::choose),
        results,
        export);

    EmptyState empty =
        new EmptyState(
            MaterialDesignI.IMAGE_PLUS,
            TEXTS.get("empty.title"),
            TEXTS.get("empty.sentence"),
            Buttons.of(Action.OPEN_PICTURES, this::choose),
            Buttons.of(Action.PASTE, pasting::paste));
    empty.setId("predict-empty");
    Node full = full(thumbnails);
    content(
        new FieldMessage(model.errorProperty()),
        saved(),
        new ExportCard(model.export()),
        new StackPane(empty, full));
    model
        .pictures()
        .countsProperty()
        .addListener((o, was, is) -> present(is.all() > 0, full, empty, clear, results));
    present(model.pictures().countsProperty().get().all() > 0, full, empty, clear, results);
    export.disableProperty().bind(model.modelProperty().map(Optional::isEmpty));
    DropTarget.install(this, model::drop);
    addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    sceneProperty().addListener((o, was, is) -> listen(was, is));
  }

  private void present(boolean any, Node full, Node empty, Button clear, Button results) {
    boolean first = any && !full.isVisible();
    Cards.present(full, any);
    Cards.present(empty, !any);
    Cards.present(clear, any);
    results.setDisable(!any);
    if (first) {
      strip.keysGoTo().requestFocus();
    }
  }

  private Node saved() {
    Label label = Cards.muted("");
    label.setId("results-saved");
    model
        .savedProperty()
        .addListener(
            (o, was, is) -> {
              label.setText(is.map(f -> TEXTS.format("results.saved", f)).orElse(""));
              Cards.present(label, is.isPresent());
            });
    Cards.present(label, false);
    return label;
  }

  private Node full(ThumbnailSource thumbnails) {
    AnswerCard second = new AnswerCard(model, true);
    HBox answers = new HBox(16, new AnswerCard(model, false), second);
    answers.getChildren().forEach(n -> HBox.setHgrow(n, Priority.ALWAYS));
    answers.setFillHeight(true);
    model.secondProperty().addListener((o, was, is) -> Cards.present(second, is.isPresent()));
    Cards.present(second, model.secondProperty().get().isPresent());
    VBox column =
        new VBox(
            16,
            new VerdictCards(model),
            answers,
            new ThresholdCard(model),
            new ShiftCard(model),
            new AlikeCard(model, thumbnails),
            new CorrectCard(model));
    ScrollPane scroll = new ScrollPane(column);
    scroll.setId("answers-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setPrefWidth(240);
    scroll.setMinWidth(300);
    PreviewCard preview = new PreviewCard(model, thumbnails);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    HBox.setHgrow(preview, Priority.ALWAYS);
    HBox top = new HBox(16, preview, scroll);
    top.setMinHeight(0);
    VBox.setVgrow(top, Priority.ALWAYS);
    return new VBox(16, top, strip);
  }

  /** Keys are heard wherever the focus is, as long as this room is shown. */
  private void listen(Scene was, Scene is) {
    if (was != null) {
      was.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
    }
    if (is != null) {
      is.addEventHandler(KeyEvent.KEY_PRESSED, keys);
    }
  }

  private void key(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (PASTE.match(event)) {
      pasting.paste();
    } else if (plain && event.getCode() == KeyCode.DELETE) {
      model.removeSelected();
    } else if (plain && event.getCode() == KeyCode.RIGHT) {
      model.pictures().step(1);
    } else if (plain && event.getCode() == KeyCode.LEFT) {
      model.pictures().step(-1);
    } else {
      return;
    }
    event.consume();
  }

  /** Lists take the escape key for themselves, so it is heard before they get it. */
  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.closeUpProperty().get().isPresent()) {
      model.closeUpProperty().set(Optional.empty());
      event.consume();
    }
  }

  /** Asks for pictures. */
  public void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("open.title"));
    List<File> files =
        Optional.ofNullable(chooser.showOpenMultipleDialog(getScene().getWindow()))
            .orElse(List.of());
    if (!files.isEmpty()) {
      model.drop(files.stream().map(File::toPath).toList());
    }
  }

  private void saveResults() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("results.title"));
    chooser.setInitialFileName(TEXTS.get("results.name"));
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .map(File::toPath)
        .map(Path::toAbsolutePath)
        .ifPresent(model::saveResults);
  }
}
