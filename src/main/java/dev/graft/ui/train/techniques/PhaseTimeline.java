package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * The phases as bars, as wide as they are long. A press selects one; by keyboard left and right
 * select, plus and minus change the epochs, up and down the blocks, and Delete removes.
 */
final class PhaseTimeline extends HBox {
  private static final double NARROWEST = 74;

  private final PhasesModel model;
  private final List<Button> bars = new ArrayList<>();
  private final Button add;

  PhaseTimeline(PhasesModel model) {
    super(3);
    this.model = model;
    setId("phase-timeline");
    getStyleClass().add("phase-timeline");
    add = Buttons.icon(Action.ADD_PHASE, this::add);
    InvalidationListener change = o -> show();
    model.barsProperty().addListener(change);
    model.selectedProperty().addListener(change);
    widthProperty().addListener(o -> widths());
    show();
  }

  private void add() {
    model.add();
    bars.get(bars.size() - 1).requestFocus();
  }

  private void show() {
    List<PhaseBar> all = model.barsProperty().get();
    while (bars.size() < all.size()) {
      bars.add(button(bars.size()));
    }
    while (bars.size() > all.size()) {
      bars.remove(bars.size() - 1);
    }
    // Only if there are more or fewer: a bar that stays in the scene keeps the keys.
    if (getChildren().size() != bars.size() + 1) {
      getChildren().setAll(bars);
      getChildren().add(add);
    }
    add.setDisable(!model.canAdd());
    for (int i = 0; i < all.size(); i++) {
      Button button = bars.get(i);
      PhaseWords.paint(button, all.get(i));
      PhaseWords.select(button, i == model.selectedProperty().get());
      String words = PhaseWords.spoken(all.get(i));
      button.setAccessibleText(words);
      button.getTooltip().setText(words);
    }
    widths();
  }

  private void widths() {
    List<PhaseBar> all = model.barsProperty().get();
    double room = getWidth() - add.prefWidth(-1) - getSpacing() * all.size();
    int epochs = all.stream().mapToInt(PhaseBar::epochs).sum();
    double rest = Math.max(0, room - NARROWEST * all.size());
    for (int i = 0; i < all.size(); i++) {
      double width = NARROWEST + rest * all.get(i).epochs() / epochs;
      bars.get(i).setMinWidth(Math.floor(Math.min(width, Math.max(30, room / all.size() * 3))));
      bars.get(i).setPrefWidth(Math.floor(width));
      bars.get(i).setMaxWidth(Math.floor(width));
    }
  }

  private Button button(int index) {
    Button button = new Button();
    button.setId("phase-" + (index + 1));
    button.getStyleClass().add("phase-bar");
    button.setTooltip(new Tooltip());
    button.setOnAction(e -> model.selectedProperty().set(index));
    button.addEventHandler(KeyEvent.KEY_PRESSED, e -> key(e, index));
    return button;
  }

  private void key(KeyEvent event, int index) {
    PhaseBar bar = model.barsProperty().get().get(index);
    switch (event.getCode()) {
      case LEFT -> select(index - 1);
      case RIGHT -> select(index + 1);
      case PLUS, ADD, EQUALS -> model.setEpochs(bar, bar.epochs() + 1);
      case MINUS, SUBTRACT -> model.setEpochs(bar, bar.epochs() - 1);
      case UP -> model.setLearning(bar, bar.learning() + 1);
      case DOWN -> model.setLearning(bar, bar.learning() - 1);
      case DELETE, BACK_SPACE -> {
        model.remove(bar);
        select(model.selectedProperty().get());
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    if (index >= 0 && index < bars.size()) {
      model.selectedProperty().set(index);
      bars.get(index).requestFocus();
    }
  }
}
