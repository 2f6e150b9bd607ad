package dev.graft.ui.images;

import atlantafx.base.theme.Styles;
import dev.graft.collections.PhotoCollection;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.CardGrid;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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

/** The public collections of photographs, with what is known of each, and a way to get one. */
final class PhotographsCard extends VBox {
  private static final Texts TEXTS = Texts.in(PhotographsCard.class);
  private static final double NARROWEST = 300;

  private final PhotographsViewModel model;
  private final CardGrid grid = new CardGrid(NARROWEST);

  PhotographsCard(PhotographsViewModel model) {
    super(12);
    this.model = model;
    setId("photographs");
    getStyleClass().addAll("graft-card", "accented");
    HBox title =
        new HBox(
            10,
            Cards.title(TEXTS.get("photographs.title")),
            Cards.styled(TEXTS.get("photographs.words"), "muted"));
    title.setAlignment(Pos.CENTER_LEFT);
    FieldMessage message = new FieldMessage(model.errorProperty());
    message.setId("photographs-message");
    getChildren().addAll(Cards.row(title, Buttons.icon(Action.CLOSE, model::close)), message, grid);
    model.collections().addListener((InvalidationListener) o -> fill());
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(model.openProperty());
    fill();
  }

  private void fill() {
    grid.getChildren().setAll(model.collections().stream().map(this::collection).toList());
  }

  private Node collection(PhotoCollection collection) {
    BooleanBinding mine =
        Bindings.createBooleanBinding(
            () -> model.runningProperty().get().equals(Optional.of(collection.name())),
            model.runningProperty());
    Label about = text(collection.about() + ".");
    Label counts =
        text(
            TEXTS.format(
                "photographs.counts",
                Figures.count(collection.images()),
                collection.classes().size()));
    String licence =
        collection.licence().equals("unknown")
            ? TEXTS.get("photographs.licence-unknown")
            : collection.licence();
    Label terms = text(licence + ". " + collection.terms());
    Label source =
        Cards.styled(TEXTS.format("photographs.from", collection.page().getHost()), "muted");
    source.setTooltip(
        new Tooltip(
            "%s%n%s%n%s".formatted(collection.page(), collection.url(), collection.checksum())));
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    VBox card =
        new VBox(
            6,
            Cards.title(collection.title()),
            about,
            counts,
            terms,
            source,
            space,
            download(collection, mine),
            progress(collection, mine));
    card.setId("collection-" + collection.name());
    return card;
  }

  private static Label text(String words) {
    Label label = Cards.muted(words);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Node download(PhotoCollection collection, BooleanBinding mine) {
    Button button =
        new Button(
            TEXTS.format("photographs.download", Figures.bytes(collection.bytes())),
            new FontIcon(Action.DOWNLOAD.icon()));
    button.setId("get-" + collection.name());
    button.getStyleClass().add(Styles.SMALL);
    button.setAccessibleText(TEXTS.format("photographs.download-words", collection.title()));
    button.setOnAction(e -> model.fetch(collection));
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.runningProperty().get().isPresent(), model.runningProperty()));
    button.visibleProperty().bind(mine.not());
    button.managedProperty().bind(mine.not());
    return button;
  }

  private Node progress(PhotoCollection collection, BooleanBinding mine) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.shareProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("thin-progress");
    Label words = Cards.styled("", "muted");
    words.textProperty().bind(model.wordsProperty());
    Button cancel = Buttons.icon(Action.STOP_DOWNLOAD, model::cancel);
    cancel.setId("stop-" + collection.name());
    VBox progress = new VBox(4, Cards.row(words, cancel), bar);
    progress.visibleProperty().bind(mine);
    progress.managedProperty().bind(mine);
    return progress;
  }
}
