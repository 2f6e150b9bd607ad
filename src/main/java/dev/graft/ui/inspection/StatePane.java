package dev.graft.ui.inspection;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Shows a page once the features are there, and until then what is missing or how far it is. */
final class StatePane extends StackPane {
  private static final Texts TEXTS = Texts.in(StatePane.class);
  private static final double WIDE = 320;

  private final Features features;
  private final Node page;
  private final StackPane instead = new StackPane();
  private final ProgressBar bar = new ProgressBar();
  private final Label count = Cards.styled("", "muted");
  private final Label reading = Cards.title("");
  private final VBox progress;
  private boolean wantsFocus;

  StatePane(Features features, Node page) {
    this.features = features;
    this.page = page;
    bar.setPrefWidth(WIDE);
    bar.getStyleClass().add("thin-progress");
    progress = new VBox(10, reading, bar, count, Buttons.of(Action.STOP_LOOK, features::stop));
    progress.setAlignment(Pos.CENTER);
    getChildren().addAll(page, instead);
    features.stateProperty().addListener(o -> show());
    show();
  }

  /** Keys go to the page, at once or as soon as it is there. */
  void takeFocus() {
    wantsFocus = !page.isVisible();
    if (wantsFocus) {
      return;
    }
    if (page instanceof MapPage map) {
      map.takeFocus();
    } else if (page instanceof ChecksPage checks) {
      checks.takeFocus();
    } else {
      page.requestFocus();
    }
  }

  private void show() {
    FeatureState state = features.stateProperty().get();
    boolean ready = state instanceof FeatureState.Ready;
    Cards.present(page, ready);
    Cards.present(instead, !ready);
    if (ready) {
      instead.getChildren().clear();
      if (wantsFocus) {
        takeFocus();
      }
    } else if (state instanceof FeatureState.Reading r) {
      reading.setText(TEXTS.format("state.reading", r.backbone()));
      bar.setProgress(r.total() == 0 ? -1 : r.done() / (double) r.total());
      count.setText(TEXTS.format("state.of", Figures.count(r.done()), Figures.count(r.total())));
      if (!instead.getChildren().contains(progress)) {
        instead.getChildren().setAll(progress);
      }
    } else {
      instead.getChildren().setAll(empty(state));
    }
  }

  private Node empty(FeatureState state) {
    if (state instanceof FeatureState.NoBackbone) {
      return new EmptyState(
          MaterialDesignC.CUBE_OUTLINE,
          TEXTS.get("state.no-backbone"),
          TEXTS.get("state.no-backbone-why"));
    } else if (state instanceof FeatureState.Failed f) {
      return new EmptyState(
          MaterialDesignA.ALERT_CIRCLE_OUTLINE,
          TEXTS.get("state.failed"),
          f.sentence(),
          Buttons.of(Action.LOOK_AT_PICTURES, features::again));
    } else if (state instanceof FeatureState.Asleep) {
      return new EmptyState(
          MaterialDesignS.SCATTER_PLOT,
          TEXTS.get("state.asleep"),
          TEXTS.get("state.asleep-why"),
          Buttons.of(Action.LOOK_AT_PICTURES, features::again));
    }
    return new EmptyState(
        MaterialDesignI.IMAGE_MULTIPLE_OUTLINE,
        TEXTS.get("state.no-pictures"),
        TEXTS.get("state.no-pictures-why"));
  }
}
