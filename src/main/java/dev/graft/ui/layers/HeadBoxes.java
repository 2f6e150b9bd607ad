package dev.graft.ui.layers;

import atlantafx.base.theme.Styles;
import dev.graft.network.PoolingKind;
import dev.graft.training.Head;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The head as outlined boxes after the blocks; each of them, and the pencil, opens its editor. */
final class HeadBoxes extends VBox {
  /** How tall a box is. */
  static final double HEIGHT = 58;

  private static final Texts TEXTS = Texts.in(HeadBoxes.class);

  /** With more hidden layers than this, only their number is drawn. */
  private static final int FEW = 3;

  private final LayersViewModel model;
  private final HBox boxes = new HBox(6);
  private final Button edit = new Button("", new FontIcon(MaterialDesignP.PENCIL_OUTLINE));
  private final PopOver popOver = new PopOver();

  HeadBoxes(LayersViewModel model) {
    super(2);
    this.model = model;
    setAlignment(Pos.TOP_CENTER);
    boxes.setAlignment(Pos.CENTER);
    edit.setId("edit-head");
    edit.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    edit.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "edit-head");
    edit.setTooltip(new Tooltip(TEXTS.get("head.edit")));
    edit.setAccessibleText(TEXTS.get("head.edit"));
    edit.setOnAction(e -> openAt(edit));
    Label caption = Cards.styled(TEXTS.get("head.yours"), "block-label");
    HBox below = new HBox(2, caption, edit);
    below.setAlignment(Pos.CENTER);
    getChildren().addAll(boxes, below);
    popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    popOver.getStyleClass().add("head-popover");
    // It is a window of its own, which must not outlive the room.
    sceneProperty()
        .addListener(
            (o, was, is) -> {
              if (is == null) {
                popOver.hide();
              }
            });
    InvalidationListener change = o -> fill();
    model.headProperty().addListener(change);
    model.costProperty().addListener(change);
    fill();
  }

  private void fill() {
    Head head = model.headProperty().get();
    List<Node> all = new ArrayList<>();
    if (model.isPooled()) {
      boolean max = head.pooling() == PoolingKind.MAX;
      all.add(
          box(
              "head-pool",
              max ? TEXTS.get("head.max") : TEXTS.get("head.average"),
              max ? TEXTS.get("head.maxSpoken") : TEXTS.get("head.averageSpoken")));
    }
    if (head.dropout() > 0) {
      String share = Figures.percent(head.dropout()).replace(".0", "");
      Button dropout =
          box(
              "head-dropout",
              TEXTS.format("head.dropout", share),
              TEXTS.format("head.dropoutSpoken", share));
      dropout.getStyleClass().add("dropout");
      all.add(dropout);
    }
    List<Integer> dense = head.dense();
    if (dense.size() > FEW) {
      all.add(
          box(
              "head-dense",
              TEXTS.format("head.many", dense.size()),
              TEXTS.format("head.manySpoken", dense.size())));
    } else {
      for (int i = 0; i < dense.size(); i++) {
        String units = Figures.count(dense.get(i));
        all.add(
            box(
                "head-dense-" + (i + 1),
                TEXTS.format("head.dense", units),
                TEXTS.format("head.denseSpoken", units)));
      }
    }
    all.add(
        box(
            "head-classes",
            TEXTS.format("head.classes", model.classes()),
            TEXTS.format("head.classesSpoken", model.classes())));
    if (boxes.getChildren().size() == all.size() && sameText(all)) {
      return;
    }
    boxes.getChildren().setAll(all);
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }

  private boolean sameText(List<Node> all) {
    for (int i = 0; i < all.size(); i++) {
      if (!((Button) all.get(i))
          .getText()
          .equals(((Button) boxes.getChildren().get(i)).getText())) {
        return false;
      }
    }
    return true;
  }

  private Button box(String id, String text, String spoken) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().setAll("head-layer");
    button.setMinHeight(HEIGHT);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(spoken));
    button.setAccessibleText(spoken);
    button.setOnAction(e -> openAt(edit));
    return button;
  }

  private void openAt(Node node) {
    if (popOver.isShowing()) {
      popOver.hide();
      return;
    }
    HeadEditor editor = new HeadEditor(new HeadForm(model));
    popOver.setContentNode(editor);
    popOver.show(node);
    editor.focusFirst();
  }
}
