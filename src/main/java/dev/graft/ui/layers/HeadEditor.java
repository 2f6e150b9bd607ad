package dev.graft.ui.layers;

import atlantafx.base.theme.Styles;
import dev.graft.network.PoolingKind;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The fields of the head: pooling, dropout, hidden layers. */
final class HeadEditor extends VBox {
  private static final Texts TEXTS = Texts.in(HeadEditor.class);
  private static final List<PoolingKind> POOLING = List.of(PoolingKind.AVERAGE, PoolingKind.MAX);
  private static final double WIDTH = 330;
  private static final double FIELD = 84;

  private final HeadForm form;
  private final Segments pooling;
  private final VBox layers = new VBox(6);
  private final Button add =
      new Button(TEXTS.get("editor.add"), new FontIcon(MaterialDesignP.PLUS));

  HeadEditor(HeadForm form) {
    super(12);
    this.form = form;
    getStyleClass().add("head-editor");
    setPrefWidth(WIDTH);
    pooling =
        new Segments(
            i -> form.poolingProperty().set(POOLING.get(i)),
            TEXTS.get("editor.average"),
            TEXTS.get("editor.max"));
    pooling.setId("head-pooling");
    pooling.show(POOLING.indexOf(form.poolingProperty().get()));
    getChildren().add(Cards.title(TEXTS.get("editor.title")));
    if (form.isPooled()) {
      getChildren().add(Cards.row(Cards.styled(TEXTS.get("editor.pooling"), "muted"), pooling));
    } else {
      getChildren().add(Cards.muted(TEXTS.get("editor.noPooling")));
    }
    getChildren()
        .addAll(
            dropout(),
            message(form.dropoutProblemProperty(), "head-dropout-problem"),
            Cards.styled(TEXTS.get("editor.dense"), "muted"),
            layers,
            message(form.denseProblemProperty(), "head-dense-problem"),
            add,
            Cards.muted(TEXTS.get("editor.end")));
    add.setId("add-dense");
    add.getStyleClass().add(Styles.SMALL);
    add.setOnAction(e -> form.addDense());
    form.dense().addListener((InvalidationListener) o -> fill());
    fill();
  }

  /** The first field gets the keys. */
  void focusFirst() {
    if (form.isPooled()) {
      pooling.button(POOLING.indexOf(form.poolingProperty().get())).requestFocus();
    } else {
      add.requestFocus();
    }
  }

  private Node dropout() {
    TextField field = field("head-dropout-field", form.dropoutProperty());
    field.setTooltip(new Tooltip(TEXTS.get("editor.dropoutTooltip")));
    Label label = Cards.styled(TEXTS.get("editor.dropout"), "muted");
    label.setLabelFor(field);
    return Cards.row(label, field);
  }

  private static TextField field(String id, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefWidth(FIELD);
    field.setMaxWidth(FIELD);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private static Node message(ObjectProperty<Optional<String>> problem, String id) {
    FieldMessage message = new FieldMessage(problem);
    message.setId(id);
    return message;
  }

  private void fill() {
    layers.getChildren().clear();
    for (int i = 0; i < form.dense().size(); i++) {
      int at = i;
      TextField units = field("dense-units-" + (i + 1), form.dense().get(i));
      units.setAccessibleText(TEXTS.format("editor.unitsSpoken", i + 1));
      Label label = new Label(TEXTS.format("editor.layer", i + 1));
      label.setLabelFor(units);
      Button remove = new Button("", new FontIcon(MaterialDesignC.CLOSE));
      remove.setId("remove-dense-" + (i + 1));
      remove.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
      String words = TEXTS.format("editor.remove", i + 1);
      remove.setTooltip(new Tooltip(words));
      remove.setAccessibleText(words);
      remove.setOnAction(e -> form.removeDense(at));
      HBox row = new HBox(8, label, Cards.spacer(), units, remove);
      row.setAlignment(Pos.CENTER_LEFT);
      layers.getChildren().add(row);
    }
    add.setDisable(form.dense().size() >= HeadForm.MOST_LAYERS);
    if (getScene() != null) {
      getScene().getWindow().sizeToScene();
    }
  }
}
