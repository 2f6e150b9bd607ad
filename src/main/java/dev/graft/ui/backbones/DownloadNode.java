package dev.graft.ui.backbones;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.zoo.CatalogueEntry;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The ways to get what is not here: with or without the classifier; then how far it is. */
final class DownloadNode extends VBox {
  private static final Texts TEXTS = Texts.in(DownloadNode.class);

  DownloadNode(BackboneItem item, Downloads downloads) {
    super(6);
    Download download = item.download();
    Trouble trouble = new Trouble(download.errorProperty());
    trouble.setId("trouble-" + item.name());
    HBox buttons = new HBox(6);
    buttons.setAlignment(Pos.CENTER_LEFT);
    for (CatalogueEntry file : item.facts().files()) {
      buttons.getChildren().add(button(file, downloads));
    }
    buttons.visibleProperty().bind(download.runningProperty().not());
    buttons.managedProperty().bind(download.runningProperty().not());
    getChildren().addAll(trouble, buttons, progress(item, downloads));
  }

  private static Button button(CatalogueEntry file, Downloads downloads) {
    boolean whole = file.classes() > 0;
    String size = size(BackboneFacts.size(file), file.bytes().isEmpty());
    Button button =
        new Button(
            whole ? size : TEXTS.format("download.headless", size),
            new FontIcon(Action.DOWNLOAD.icon()));
    button.setId("download-" + file.name());
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    if (!whole) {
      button.setGraphic(null);
      button.getStyleClass().add(Styles.FLAT);
    }
    String words =
        whole
            ? TEXTS.format("download.whole-tooltip", file.name(), file.classes(), file.url())
            : TEXTS.format("download.headless-tooltip", file.name(), file.url());
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
    button.setOnAction(e -> downloads.start(file));
    return button;
  }

  /** A length; where it is not published, one that says so. */
  static String size(long bytes, boolean rough) {
    return rough ? "≈ " + Figures.bytes(bytes) : Figures.bytes(bytes);
  }

  private static Node progress(BackboneItem item, Downloads downloads) {
    Download download = item.download();
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(download.shareProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin-progress");
    bar.setAccessibleText(TEXTS.format("download.progress", item.name()));
    Label words = Cards.styled("", "muted");
    words.textProperty().bind(download.wordsProperty());
    Button cancel = Buttons.icon(Action.STOP_DOWNLOAD, () -> downloads.cancel(item.name()));
    cancel.setId("cancel-" + item.name());
    cancel.getStyleClass().add("fact-button");
    VBox progress = new VBox(4, Cards.row(words, cancel), bar);
    progress.visibleProperty().bind(download.runningProperty());
    progress.managedProperty().bind(download.runningProperty());
    return progress;
  }
}
