package dev.graft.ui.train.techniques;

import javafx.scene.layout.VBox;

/** The page of a group of choices. */
abstract class Page extends VBox {
  Page() {
    super(14);
    getStyleClass().add("technique-page");
    setMinHeight(USE_PREF_SIZE);
  }
}
