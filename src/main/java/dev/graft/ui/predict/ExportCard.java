package dev.graft.ui.predict;

import dev.graft.prediction.ExportFormat;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.Inference;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The form that writes the chosen model for another program and says whether both agree. */
final class ExportCard extends VBox {
  private static final Texts TEXTS = Texts.in(ExportCard.class);

  private static final List<ExportFormat> FORMATS =
      List.of(ExportFormat.SAVEDMODEL, ExportFormat.KERAS);

  private final ExportForm form;
  private final Label explained = Cards.muted("");
  private final Label result = Cards.muted("");
  private final Segments formats;

  ExportCard(ExportForm form) {
    super(10);
    this.form = form;
    setId("export-card");
    getStyleClass().add("graft-card");
    formats =
        new Segments(
            i -> form.formatProperty().set(FORMATS.get(i)),
            TEXTS.get("export.SAVEDMODEL"),
            TEXTS.get("export.KERAS"));
    TextField target = new TextField();
    target.setId("export-target");
    target.setAccessibleText(TEXTS.get("export.target"));
    target.textProperty().bindBidirectional(form.targetProperty());
    target.setOnAction(e -> form.export());
    HBox.setHgrow(target, Priority.ALWAYS);
    Button browse = new Button(TEXTS.get("export.browse"));
    browse.setId("export-browse");
    browse.setMinWidth(USE_PREF_SIZE);
    browse.setOnAction(e -> browse());
    Button write = new Button(TEXTS.get("export.write"));
    write.setId("export-write");
    write.setMinWidth(USE_PREF_SIZE);
    write.disableProperty().bind(form.runningProperty());
    write.setOnAction(e -> form.export());
    HBox line = new HBox(8, formats, target, browse, write);
    line.setAlignment(Pos.CENTER_LEFT);
    Button close = Buttons.icon(Action.CLOSE, () -> form.openProperty().set(false));
    close.setId("export-close");
    ProgressBar progress = new ProgressBar();
    progress.getStyleClass().add("thin-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    result.setId("export-result");
    getChildren()
        .addAll(
            Cards.row(Cards.title(TEXTS.get("export.title")), close),
            explained,
            line,
            progress,
            new FieldMessage(form.errorProperty()),
            result);
    form.openProperty().addListener((o, was, is) -> Cards.present(this, is));
    form.runningProperty().addListener((o, was, is) -> Cards.present(progress, is));
    form.formatProperty().addListener((o, was, is) -> show());
    form.resultProperty().addListener((o, was, is) -> show());
    Cards.present(this, form.openProperty().get());
    Cards.present(progress, form.runningProperty().get());
    show();
  }

  private void show() {
    formats.show(FORMATS.indexOf(form.formatProperty().get()));
    explained.setText(TEXTS.get("export.explained." + form.formatProperty().get()));
    Optional<Inference.Exported> exported = form.resultProperty().get();
    exported.ifPresent(
        e -> {
          result.setText(words(e));
          boolean good = e.same();
          result.setGraphic(
              new FontIcon(
                  good
                      ? MaterialDesignC.CHECK_CIRCLE_OUTLINE
                      : MaterialDesignA.ALERT_CIRCLE_OUTLINE));
          result.getStyleClass().removeAll("parity-good", "parity-bad");
          if (e.pictures() > 0) {
            result.getStyleClass().add(good ? "parity-good" : "parity-bad");
          }
        });
    Cards.present(result, exported.isPresent());
  }

  private static String words(Inference.Exported e) {
    if (e.pictures() == 0) {
      return TEXTS.format("export.unchecked", e.file());
    }
    String difference = String.format(Locale.ROOT, "%.1e", e.largestDifference());
    return e.same()
        ? TEXTS.format("export.same", e.file(), e.pictures(), difference)
        : TEXTS.format("export.differs", e.file(), e.pictures(), difference);
  }

  private void browse() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("export.title"));
    try {
      Path now = Path.of(form.targetProperty().get());
      chooser.setInitialFileName(String.valueOf(now.getFileName()));
      Optional.ofNullable(now.getParent())
          .map(Path::toFile)
          .filter(File::isDirectory)
          .ifPresent(chooser::setInitialDirectory);
    } catch (InvalidPathException e) {
      // What is written there is no path: the chooser begins where it likes.
      chooser.setInitialFileName("");
    }
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .ifPresent(f -> form.targetProperty().set(f.toString()));
  }
}
