package dev.graft.ui.backbones;

import dev.graft.network.Preprocessing;
import dev.graft.zoo.ImportRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the import card asks for. Everything but the name may stay as it was recognised. */
public final class ImportForm {
  private final ObjectProperty<Optional<Path>> source =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty architecture = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Preprocessing.Scaling>> scaling =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> classNames =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /** Makes an empty, closed form. */
  ImportForm() {}

  /** The model file or folder. */
  public ObjectProperty<Optional<Path>> sourceProperty() {
    return source;
  }

  /** The name that it gets. */
  public StringProperty nameProperty() {
    return name;
  }

  /** The architecture in the words of the command line; blank to recognise it. */
  public StringProperty architectureProperty() {
    return architecture;
  }

  /** How pictures are scaled; empty for the architecture's own. */
  public ObjectProperty<Optional<Preprocessing.Scaling>> scalingProperty() {
    return scaling;
  }

  /** A file of class names; empty for those beside the model. */
  public ObjectProperty<Optional<Path>> classNamesProperty() {
    return classNames;
  }

  /** Why the import did not work or what it needs, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether the card is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether an import is going on. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Begins afresh with a file or folder. */
  void begin(Path file) {
    source.set(Optional.of(file));
    name.set(suggestedName(file));
    architecture.set("");
    scaling.set(Optional.empty());
    classNames.set(Optional.empty());
    error.set(Optional.empty());
  }

  /** The request as it stands. */
  ImportRequest request(Path file) {
    String words = architecture.get().strip();
    return new ImportRequest(
        file,
        name.get().strip(),
        words.isEmpty() ? Optional.empty() : Optional.of(words),
        scaling.get(),
        classNames.get());
  }

  /** A name made of the file's: its folder's where the file's own says nothing. */
  static String suggestedName(Path file) {
    Path last = Optional.ofNullable(file.getFileName()).orElse(file);
    String base = last.toString().replaceFirst("\\.(h5|hdf5|keras|json|zip|pb|savedmodel)$", "");
    boolean sayNothing = base.equals("model") || base.equals("saved_model");
    Optional<Path> folder =
        Optional.ofNullable(file.getParent()).flatMap(p -> Optional.ofNullable(p.getFileName()));
    String text = sayNothing && folder.isPresent() ? folder.get().toString() : base;
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return plain.replaceAll("^[-.]+|[-.]+$", "");
  }
}
