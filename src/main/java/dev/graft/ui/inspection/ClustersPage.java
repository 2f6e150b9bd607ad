package dev.graft.ui.inspection;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The groups, each in a card. */
final class ClustersPage extends VBox {
  private static final Texts TEXTS = Texts.in(ClustersPage.class);
  private static final double TURNING = 18;

  private final InspectionModel inspection;
  private final ClustersModel model;
  private final ThumbnailSource thumbnails;
  private final VBox cards = new VBox(10);
  private final Label none = Cards.muted(TEXTS.get("clusters.none"));
  private List<GroupCard> made = List.of();

  ClustersPage(InspectionModel inspection, ThumbnailSource thumbnails) {
    super(8);
    this.inspection = inspection;
    this.model = inspection.clusters();
    this.thumbnails = thumbnails;
    setId("clusters-page");
    ScrollPane scroll = new ScrollPane(new VBox(10, none, cards));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(bar(), new FieldMessage(model.errorProperty()), scroll);
    model.groups().addListener((InvalidationListener) o -> fill());
    InvalidationListener change = o -> show();
    model.changesProperty().addListener(change);
    model.groupingProperty().addListener(change);
    fill();
  }

  private HBox bar() {
    Spinner<Integer> count =
        new Spinner<>(ClustersModel.FEWEST, ClustersModel.MOST, model.countProperty().get());
    count.setId("cluster-count");
    count.setPrefWidth(84);
    count.setAccessibleText(TEXTS.get("clusters.count"));
    count
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              model.countProperty().set(is);
              model.group();
            });
    CheckBox all = new CheckBox(TEXTS.get("clusters.all"));
    all.setId("cluster-all");
    all.setOnAction(
        e -> {
          model.allProperty().set(all.isSelected());
          model.group();
        });
    model.allProperty().addListener((o, was, is) -> all.setSelected(is));
    all.setSelected(model.allProperty().get());
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(TURNING, TURNING);
    turning.visibleProperty().bind(model.groupingProperty());
    Label source = Cards.styled("", "muted");
    source.setMinWidth(0);
    inspection
        .features()
        .stateProperty()
        .addListener(o -> source.setText(inspection.features().words()));
    source.setText(inspection.features().words());
    Button again = Buttons.icon(Action.GROUP_AGAIN, model::group);
    HBox bar =
        new HBox(
            10,
            Cards.styled(TEXTS.get("clusters.count"), "muted"),
            count,
            all,
            again,
            turning,
            Cards.spacer(),
            source);
    bar.getStyleClass().add("page-bar");
    return bar;
  }

  private void fill() {
    List<GroupCard> fresh = new ArrayList<>();
    for (ClustersModel.Group group : model.groups()) {
      fresh.add(new GroupCard(inspection, group, thumbnails));
    }
    made = fresh;
    cards.getChildren().setAll(made);
    show();
  }

  private void show() {
    made.forEach(GroupCard::show);
    boolean ready = inspection.features().ready().isPresent();
    Cards.present(none, ready && made.isEmpty() && !model.groupingProperty().get());
  }
}
