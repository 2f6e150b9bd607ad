package dev.graft.ui.inspection;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.inspection.Projection;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.map.MapListener;
import dev.graft.ui.map.PointMap;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The map with what chooses its colours and its tools, its legend, and the picture hovered over.
 */
final class MapPage extends VBox {
  private static final Texts TEXTS = Texts.in(MapPage.class);

  private final InspectionModel inspection;
  private final MapModel model;
  private final PointMap map;
  private final Legend legend = new Legend();
  private final Label notice = Cards.styled("", "map-notice");
  private final BooleanSupplier still;
  private final BitSet shown = new BitSet();
  private final BitSet selected = new BitSet();

  MapPage(
      InspectionModel inspection,
      ThumbnailSource thumbnails,
      BooleanSupplier still,
      Pages.Doing doing) {
    super(8);
    this.inspection = inspection;
    this.model = inspection.map();
    this.still = still;
    map = new PointMap(new Listening(doing));
    map.setId("picture-map");
    map.setAccessibleHelp(TEXTS.get("map.help"));
    notice.setMouseTransparent(true);
    StackPane.setAlignment(notice, Pos.TOP_CENTER);
    StackPane.setMargin(notice, new Insets(10));
    StackPane ground = new StackPane(map, notice);
    ground.getStyleClass().add("map-ground");
    ground.setMinSize(0, 0);
    HoverCard hover = new HoverCard(inspection, map, thumbnails);
    ground.getChildren().add(hover);
    VBox.setVgrow(ground, Priority.ALWAYS);
    HBox foot = new HBox(12, legend, Cards.spacer(), source());
    HBox.setHgrow(legend, Priority.ALWAYS);
    foot.setAlignment(Pos.TOP_LEFT);
    getChildren()
        .addAll(new MapBar(model, map), new FieldMessage(model.errorProperty()), ground, foot);
    model.drawnProperty().addListener((o, was, is) -> draw(was, is));
    model.kindsProperty().addListener(o -> kinds());
    InvalidationListener choice = o -> selection();
    inspection.room().shown().addListener(choice);
    inspection.room().selectionChanges().addListener(choice);
    InvalidationListener busy = o -> notice();
    model.drawingProperty().addListener(busy);
    model.guessingProperty().addListener(busy);
    notice();
    draw(Optional.empty(), model.drawnProperty().get());
  }

  private Label source() {
    Label words = Cards.styled("", "muted");
    words.setId("map-source");
    words.setMinWidth(0);
    model.drawnProperty().addListener(o -> words.setText(model.words()));
    words.setText(model.words());
    return words;
  }

  private void notice() {
    boolean drawing =
        model.drawingProperty().get() && model.projectionProperty().get() == Projection.UMAP;
    boolean guessing = model.guessingProperty().get();
    notice.setText(drawing ? TEXTS.get("map.drawing") : guessing ? TEXTS.get("map.guessing") : "");
    Cards.present(notice, drawing || guessing);
  }

  private void draw(Optional<MapModel.Drawn> was, Optional<MapModel.Drawn> is) {
    if (is.isEmpty()) {
      map.setPoints(new float[0], new float[0], false);
      map.setKinds(List.of(), new int[0]);
      return;
    }
    boolean same = was.filter(w -> w.embeddings().equals(is.get().embeddings())).isPresent();
    map.setPoints(is.get().points().x(), is.get().points().y(), same && !still.getAsBoolean());
    selection();
    kinds();
  }

  private void kinds() {
    PointKinds now = model.kindsProperty().get();
    int points = model.drawnProperty().get().map(d -> d.points().size()).orElse(0);
    if (now.of().length == points) {
      map.setKinds(now.kinds(), now.of());
      legend.show(now);
    }
  }

  private void selection() {
    shown.clear();
    selected.clear();
    RoomPictures room = inspection.room();
    for (ImageItem item : room.shown()) {
      model.point(item.file()).ifPresent(shown::set);
    }
    for (Path file : room.selected()) {
      model.point(file).ifPresent(selected::set);
    }
    int lead = room.lead().flatMap(model::point).orElse(PointMap.NONE);
    map.setSelection(shown::get, selected::get, lead);
    String leading = lead == PointMap.NONE ? "" : words(lead);
    map.setAccessibleText(
        TEXTS.format("map.accessible", model.words(), selected.cardinality(), leading));
  }

  private String words(int point) {
    return model
        .drawnProperty()
        .get()
        .map(d -> inspection.next().name(d.embeddings().files().get(point)))
        .orElse("");
  }

  void takeFocus() {
    map.requestFocus();
  }

  /** Hands on what somebody does with the points. */
  private final class Listening implements MapListener {
    private final Pages.Doing doing;

    Listening(Pages.Doing doing) {
      this.doing = doing;
    }

    @Override
    public void selected(int[] points, How how) {
      model.select(points, how);
    }

    @Override
    public void opened(int point) {
      model.select(new int[] {point}, How.INSTEAD);
      doing.preview();
    }

    @Override
    public void menu(double screenX, double screenY) {
      doing.menu(map, screenX, screenY);
    }
  }
}
