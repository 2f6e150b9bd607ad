package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The page of the group that is open; it takes no place while none is. */
public final class TechniqueCard extends VBox {
  private final TechniquesModel model;
  private final Label title = Cards.title("");
  private final Label help = Cards.muted("");
  private final Button close;
  private final Map<Technique, Page> pages = new EnumMap<>(Technique.class);

  /**
   * Makes the card.
   *
   * @param model its state
   */
  public TechniqueCard(TechniquesModel model) {
    super(10);
    this.model = model;
    setId("technique-card");
    getStyleClass().addAll("graft-card", "technique-card");
    setMinHeight(USE_PREF_SIZE);
    help.setMinHeight(USE_PREF_SIZE);
    close = Buttons.icon(Action.CLOSE, model::close);
    close.setId("technique-close");
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            model.close();
            e.consume();
          }
        });
    model.openedProperty().addListener((o, was, is) -> show(is));
    show(model.openedProperty().get());
  }

  private void show(Optional<Technique> opened) {
    Cards.present(this, opened.isPresent());
    if (opened.isEmpty()) {
      getChildren().clear();
      return;
    }
    Technique technique = opened.get();
    title.setText(technique.label());
    help.setText(technique.help());
    getChildren()
        .setAll(Cards.row(title, close), help, pages.computeIfAbsent(technique, this::page));
  }

  private Page page(Technique technique) {
    return switch (technique) {
      case SCHEDULE -> new SchedulePage(model);
      case STOPPING -> new StoppingPage(model);
      case AUGMENTATION -> new AugmentationPage(model);
      case REGULARISATION -> new RegularisationPage(model);
      case CLASSES -> new ClassesPage(model);
      case UNFREEZING -> new UnfreezingPage(model);
      case STORE -> new StorePage(model);
      case RATE -> new RatePage(model);
    };
  }
}
