package dev.graft.ui.predict;

import dev.graft.prediction.ExportFormat;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.Inference;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Writing the chosen model for another program, with the check that it says the same. */
public final class ExportForm {
  private static final Texts TEXTS = Texts.in(ExportForm.class);

  private final Inference inference;
  private final TaskExecutor executor;
  private final Supplier<List<Path>> pictures;
  private final Path home;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ObjectProperty<ExportFormat> format =
      new SimpleObjectProperty<>(ExportFormat.SAVEDMODEL);
  private final StringProperty target = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Inference.Exported>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<ModelChoice> model = Optional.empty();

  ExportForm(Inference inference, TaskExecutor executor, Supplier<List<Path>> pictures, Path home) {
    this.inference = inference;
    this.executor = executor;
    this.pictures = pictures;
    this.home = home;
    format.addListener((o, was, is) -> suggest());
  }

  /** Whether the form is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** What is written. */
  public ObjectProperty<ExportFormat> formatProperty() {
    return format;
  }

  /** The file or folder to make, as somebody wrote it. */
  public StringProperty targetProperty() {
    return target;
  }

  /** Whether it is being written or checked. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Why it could not be written, as a sentence. */
  public ReadOnlyObjectProperty<Optional<String>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** What was written last, and the difference. */
  public ReadOnlyObjectProperty<Optional<Inference.Exported>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** Another model is chosen: what was said of the last one goes. */
  void follow(Optional<ModelChoice> chosen) {
    if (!chosen.equals(model)) {
      model = chosen;
      suggest();
    }
  }

  /** Proposes a place in the user's home folder that is free. */
  private void suggest() {
    error.set(Optional.empty());
    result.set(Optional.empty());
    String end = format.get() == ExportFormat.KERAS ? ".keras" : "";
    String name = model.map(m -> m.label().replaceAll("[^\\w.-]+", "-")).orElse("model");
    Path place = home.resolve(name + end);
    for (int i = 2; Files.exists(place); i++) {
      place = home.resolve(name + "-" + i + end);
    }
    target.set(place.toString());
  }

  /** Writes and checks. */
  public void export() {
    if (running.get() || model.isEmpty()) {
      return;
    }
    error.set(Optional.empty());
    result.set(Optional.empty());
    Path out;
    try {
      out = Path.of(target.get().strip());
    } catch (InvalidPathException e) {
      error.set(Optional.of(TEXTS.format("export.no-path", target.get())));
      return;
    }
    running.set(true);
    String reference = model.get().reference();
    List<Path> sample = pictures.get();
    ExportFormat chosen = format.get();
    executor.run(
        () -> inference.export(reference, chosen, out, sample, done -> {}),
        exported -> {
          running.set(false);
          result.set(Optional.of(exported));
        },
        problem -> {
          running.set(false);
          error.set(Optional.of(problem.sentence()));
        });
  }
}
