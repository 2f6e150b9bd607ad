package dev.graft.ui.backbones;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.Licence;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A published network that is not on this machine: what is known of it, and how to get it. */
final class PublishedCard extends VBox {
  private final Downloads downloads;

  /** Makes a card of the files of one network, at least one. */
  PublishedCard(List<CatalogueEntry> files, Downloads downloads) {
    super(10);
    this.downloads = downloads;
    CatalogueEntry first = files.get(0);
    getStyleClass().addAll("graft-card", "published-card");
    setId("published-" + first.network());
    Label name = Cards.styled(first.network(), "backbone-name");
    Label pill = Cards.pill("not here");
    pill.getStyleClass().add("muted");
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    Download download = downloads.of(first.network());
    getChildren()
        .addAll(
            Cards.row(name, pill),
            facts(first),
            space,
            new FieldMessage(download.errorProperty()),
            buttons(files, download),
            progress(first.network(), download));
  }

  private static Node facts(CatalogueEntry entry) {
    Facts facts = new Facts();
    facts.add("Architecture", BackboneCard.architecture(entry.architecture()));
    facts.add("Parameters", Figures.rounded(entry.parameters()));
    facts.add("Input", entry.inputSize() + " × " + entry.inputSize());
    facts.add("ImageNet top-1", entry.top1().map(Figures::percent).orElse("not published"));
    facts.add("Licence", licence(entry.licence()));
    facts.add("Commercial use", use(entry.licence().commercialUse()));
    return facts;
  }

  private static String licence(Licence licence) {
    return licence.holder().equals("unknown")
        ? licence.name()
        : licence.name() + ", " + licence.holder();
  }

  private static String use(Licence.CommercialUse use) {
    return switch (use) {
      case YES -> "allowed by the licence";
      case NO -> "forbidden by the licence";
      case UNKNOWN -> "unknown";
    };
  }

  private Node buttons(List<CatalogueEntry> files, Download download) {
    List<Node> buttons = new ArrayList<>();
    for (CatalogueEntry entry : files) {
      boolean whole = entry.classes() > 0;
      Button button =
          new Button(
              (whole ? "Download" : "Without top") + " · " + size(entry),
              new FontIcon(Action.DOWNLOAD.icon()));
      button.setId("download-" + entry.name());
      button.getStyleClass().add(Styles.SMALL);
      button.setMinWidth(Region.USE_PREF_SIZE);
      if (!whole) {
        button.getStyleClass().add(Styles.FLAT);
      }
      String words =
          whole
              ? "Download it with its classifier of %s classes: %s"
                  .formatted(Figures.count(entry.classes()), entry.url())
              : "Download it without its classifier, for training only: " + entry.url();
      button.setTooltip(new Tooltip(words));
      button.setAccessibleText(words);
      button.setOnAction(e -> downloads.start(entry));
      buttons.add(button);
    }
    HBox row = new HBox(6);
    row.getChildren().setAll(buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(download.runningProperty().not());
    row.managedProperty().bind(download.runningProperty().not());
    return row;
  }

  /** Where the length is not published, what the values alone take. */
  private static String size(CatalogueEntry entry) {
    return entry.bytes().isPresent()
        ? Figures.bytes(entry.bytes().getAsLong())
        : "≈ " + Figures.bytes(entry.parameters() * Float.BYTES);
  }

  private Node progress(String network, Download download) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(download.shareProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin-progress");
    Label words = Cards.styled("", "muted");
    words.textProperty().bind(download.wordsProperty());
    Button cancel = Buttons.icon(Action.STOP_DOWNLOAD, () -> downloads.cancel(network));
    cancel.setId("cancel-" + network);
    VBox progress = new VBox(4, Cards.row(words, cancel), bar);
    progress.visibleProperty().bind(download.runningProperty());
    progress.managedProperty().bind(download.runningProperty());
    return progress;
  }
}
