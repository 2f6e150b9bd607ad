package dev.graft.ui.images;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.ImageProblem;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The lead of the selection, large; arrows lead on, numbers label, space and Escape close it. */
final class Preview extends VBox {
  private static final Texts TEXTS = Texts.in(Preview.class);
  private static final int LONGEST_SIDE = 1400;
  private static final double DOT = 12;

  private final ImagesViewModel model;
  private final ThumbnailSource source;
  private final Runnable closed;
  private final ImageView view = new ImageView();
  private final Label name = Cards.title("");
  private final Label words = Cards.styled("", "muted");
  private final Label problem = Cards.styled("", "preview-problem");
  private final Region dot = new Region();
  private ThumbnailSource.Request request = ThumbnailSource.Request.NONE;
  private Optional<Path> shown = Optional.empty();

  /**
   * Makes the preview, closed.
   *
   * @param model has the selection
   * @param source where pictures come from
   * @param closed gets the focus back to where it was
   */
  Preview(ImagesViewModel model, ThumbnailSource source, Runnable closed) {
    super(10);
    this.model = model;
    this.source = source;
    this.closed = closed;
    setId("preview");
    getStyleClass().addAll("graft-card", "preview");
    setFocusTraversable(true);
    setAccessibleText(TEXTS.get("preview.words"));
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setManaged(false);
    Pane stage =
        new Pane(view) {
          @Override
          protected void layoutChildren() {
            fit(getWidth(), getHeight());
          }
        };
    stage.setMinSize(0, 0);
    VBox.setVgrow(stage, Priority.ALWAYS);
    dot.getStyleClass().add("class-dot");
    dot.setMinSize(DOT, DOT);
    dot.setMaxSize(DOT, DOT);
    name.setMinWidth(0);
    HBox line =
        new HBox(
            10, dot, name, words, Cards.spacer(), Buttons.icon(Action.CLOSE_PREVIEW, this::close));
    line.setAlignment(Pos.CENTER_LEFT);
    problem.setWrapText(true);
    Label keys = Cards.muted(TEXTS.get("preview.keys"));
    getChildren().addAll(line, stage, problem, keys);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    model.gallery().selection().changesProperty().addListener(o -> show());
    Cards.present(this, false);
  }

  boolean isOpen() {
    return isVisible();
  }

  /** Opens it on the lead, if there is one. */
  void open() {
    if (model.gallery().selection().leadImage().isEmpty()) {
      model.gallery().selection().move(0, false);
    }
    if (model.gallery().selection().leadImage().isPresent()) {
      Cards.present(this, true);
      show();
      requestFocus();
    }
  }

  /** Closes it. */
  void close() {
    Cards.present(this, false);
    forget();
    closed.run();
  }

  private void forget() {
    request.cancel();
    request = ThumbnailSource.Request.NONE;
    shown = Optional.empty();
    view.setImage(null);
  }

  private void show() {
    if (!isVisible()) {
      return;
    }
    Optional<ImageItem> lead = model.gallery().selection().leadImage();
    if (lead.isEmpty()) {
      close();
      return;
    }
    ImageItem item = lead.get();
    Gallery gallery = model.gallery();
    name.setText(item.name());
    String label = item.label().orElseGet(() -> TEXTS.get("tile.unlabelled"));
    words.setText(
        gallery
            .findings()
            .of(item.file())
            .filter(f -> f.width() > 0)
            .map(f -> size(label, f))
            .orElse(label));
    Optional<Integer> index = gallery.classIndex(item);
    dot.setVisible(index.isPresent());
    index.ifPresent(i -> ClassPalette.paint(dot, i));
    problem(gallery.findings().problem(item.file()).map(ImageProblem::reason));
    if (!shown.equals(Optional.of(item.file()))) {
      forget();
      shown = Optional.of(item.file());
      request =
          source.load(
              item.file(),
              LONGEST_SIDE,
              image -> {
                view.setImage(image);
                requestLayout();
                view.getParent().requestLayout();
              },
              reason -> problem(Optional.of(reason)));
    }
  }

  private static String size(String label, ImageFacts facts) {
    return TEXTS.format(
        "preview.size", label, Integer.toString(facts.width()), Integer.toString(facts.height()));
  }

  private void problem(Optional<String> reason) {
    problem.setText(reason.orElse(""));
    Cards.present(problem, reason.isPresent());
  }

  private void fit(double width, double height) {
    Optional.ofNullable(view.getImage())
        .ifPresent(
            image -> {
              double scale = Math.min(width / image.getWidth(), height / image.getHeight());
              double w = image.getWidth() * scale;
              double h = image.getHeight() * scale;
              view.setFitWidth(w);
              view.setFitHeight(h);
              view.relocate((width - w) / 2, (height - h) / 2);
            });
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || (event.getTarget() != this && event.getCode() == KeyCode.SPACE)) {
      return;
    }
    switch (event.getCode()) {
      case SPACE, ESCAPE -> close();
      case LEFT, UP -> model.gallery().selection().move(-1, false);
      case RIGHT, DOWN -> model.gallery().selection().move(1, false);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
