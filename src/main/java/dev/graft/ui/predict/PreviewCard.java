package dev.graft.ui.predict;

import dev.graft.prediction.Explanation;
import dev.graft.prediction.Neighbour;
import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected picture, as large as its place allows, with the map of where the model looked. */
final class PreviewCard extends VBox {
  private static final Texts TEXTS = Texts.in(PreviewCard.class);
  private static final int LONGEST_SIDE = 1400;
  private static final int CLASSES = 10;

  private final PredictViewModel model;
  private final ThumbnailSource source;
  private final PictureFrame frame = new PictureFrame();
  private final Label name = Cards.styled("", "muted");
  private final Label method = Cards.styled("", "muted");
  private final Hyperlink back;
  private final ComboBox<String> classes = new ComboBox<>();
  private final Segments models;
  private final HBox heat;
  private final Label message = Cards.muted("");
  private Optional<Path> shown = Optional.empty();
  private ThumbnailSource.Request request = ThumbnailSource.Request.NONE;
  private boolean filling;

  PreviewCard(PredictViewModel model, ThumbnailSource source) {
    super(10);
    this.model = model;
    this.source = source;
    setId("preview");
    getStyleClass().add("graft-card");
    setMinWidth(260);
    setPrefWidth(200);
    frame.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    VBox.setVgrow(frame, Priority.ALWAYS);
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(60);
    method.setMinWidth(USE_PREF_SIZE);
    back = Buttons.link(TEXTS.get("preview.back"), () -> model.closeUpProperty().set(none()));
    back.setId("preview-back");
    back.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(8, name, Cards.spacer(), back, method);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(24);
    models =
        new Segments(
            i -> model.heatMaps().bySecondProperty().set(i == 1),
            TEXTS.get("preview.first"),
            TEXTS.get("preview.second"));
    heat = new HBox(8, Cards.styled(TEXTS.get("preview.where"), "muted"), slider(), box(), models);
    heat.setAlignment(Pos.CENTER_LEFT);
    message.setId("heat-message");
    getChildren().addAll(frame, line, heat, message);

    InvalidationListener change = o -> show();
    model.pictures().selectedProperty().addListener(change);
    model.closeUpProperty().addListener(change);
    model.secondProperty().addListener(change);
    model.heatMaps().shownProperty().addListener(change);
    model.heatMaps().messageProperty().addListener(change);
    model.heatMaps().bySecondProperty().addListener(change);
    model.heatMaps().opacityProperty().addListener(change);
    show();
  }

  private static Optional<Neighbour> none() {
    return Optional.empty();
  }

  private Slider slider() {
    Slider slider = new Slider(0, 1, 0);
    slider.setId("heat-slider");
    slider.setAccessibleText(TEXTS.get("preview.slider"));
    slider.setBlockIncrement(0.1);
    slider.setMinWidth(70);
    slider.setPrefWidth(130);
    slider.valueProperty().bindBidirectional(model.heatMaps().opacityProperty());
    return slider;
  }

  private ComboBox<String> box() {
    classes.setId("heat-class");
    classes.setAccessibleText(TEXTS.get("preview.class"));
    classes.setPrefWidth(150);
    classes.setMinWidth(90);
    classes
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling) {
                model.heatMaps().classNameProperty().set(Optional.ofNullable(is));
              }
            });
    return classes;
  }

  private void show() {
    Optional<Picture> picture = model.pictures().selectedProperty().get();
    Optional<Neighbour> closeUp = model.closeUpProperty().get();
    Optional<Path> file = closeUp.map(Neighbour::file).or(() -> picture.map(Picture::file));
    load(file);
    name.setText(
        closeUp
            .map(n -> TEXTS.format("preview.training", fileName(n.file())))
            .orElse(file.map(PreviewCard::fileName).orElse("")));
    Cards.present(back, closeUp.isPresent());
    Optional<Explanation> map =
        closeUp.isPresent() ? Optional.empty() : model.heatMaps().shownProperty().get();
    frame.map(map);
    frame.opacity(model.heatMaps().opacityProperty().get());
    method.setText(map.map(e -> TEXTS.format("preview.method", e.layer())).orElse(""));
    Cards.present(method, map.isPresent());
    boolean answered = closeUp.isEmpty() && picture.flatMap(Picture::best).isPresent();
    Cards.present(heat, answered);
    Cards.present(models, model.secondProperty().get().isPresent());
    models.show(model.heatMaps().bySecondProperty().get() ? 1 : 0);
    fillClasses(picture, map);
    describe(map, file);
  }

  private void describe(Optional<Explanation> map, Optional<Path> file) {
    Optional<String> reason =
        model.closeUpProperty().get().isPresent()
            ? Optional.empty()
            : model.heatMaps().messageProperty().get();
    boolean blank = map.filter(e -> e.map().isBlank()).isPresent();
    message.setText(
        blank ? TEXTS.format("preview.blank", map.orElseThrow().className()) : reason.orElse(""));
    Cards.present(message, blank || reason.isPresent());
    String words = file.map(PreviewCard::fileName).orElse("");
    frame.setAccessibleText(
        map.map(e -> TEXTS.format("preview.described", words, place(e), e.className()))
            .orElse(words));
  }

  /** Where the map is strongest, in words. */
  private static String place(Explanation e) {
    int most = 0;
    for (int i = 1; i < e.map().values().size(); i++) {
      most = e.map().values().get(i) > e.map().values().get(most) ? i : most;
    }
    int row = 3 * (most / e.map().columns()) / e.map().rows();
    int column = 3 * (most % e.map().columns()) / e.map().columns();
    return TEXTS.get("place." + row + column);
  }

  private void fillClasses(Optional<Picture> picture, Optional<Explanation> map) {
    List<String> names =
        picture
            .flatMap(p -> model.heatMaps().bySecondProperty().get() ? p.second() : p.answer())
            .map(a -> a.predictions().stream().limit(CLASSES).map(Prediction::className).toList())
            .orElse(List.of());
    filling = true;
    if (!classes.getItems().equals(names)) {
      classes.getItems().setAll(names);
    }
    Optional<String> chosen =
        model
            .heatMaps()
            .classNameProperty()
            .get()
            .or(() -> map.map(Explanation::className))
            .filter(names::contains)
            .or(() -> names.stream().findFirst());
    chosen.ifPresent(classes::setValue);
    filling = false;
  }

  private void load(Optional<Path> file) {
    if (file.equals(shown)) {
      return;
    }
    shown = file;
    request.cancel();
    frame.clear();
    file.ifPresent(
        f -> request = source.load(f, LONGEST_SIDE, frame::image, reason -> frame.broken()));
  }

  private static String fileName(Path file) {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(file.toString());
  }
}
