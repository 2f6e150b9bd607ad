package dev.graft.ui.backbones;

import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.RunningJob;
import dev.graft.zoo.FetchEvent;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The download of a published network's weights, as its card shows it. */
public final class Download {
  private static final Texts TEXTS = Texts.in(Download.class);

  private final BooleanProperty running = new SimpleBooleanProperty();
  private final DoubleProperty share = new SimpleDoubleProperty(-1);
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private RunningJob job = new RunningJob();

  /** Makes one that was not started. */
  Download() {}

  /** Whether it is going on. */
  public BooleanProperty runningProperty() {
    return running;
  }

  /** From 0 to 1; negative while it is not known. */
  public DoubleProperty shareProperty() {
    return share;
  }

  /** How far it is. */
  public StringProperty wordsProperty() {
    return words;
  }

  /** Why it did not work, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Begins afresh. */
  RunningJob begin() {
    job = new RunningJob();
    running.set(true);
    share.set(-1);
    words.set(TEXTS.get("download.asking"));
    error.set(Optional.empty());
    return job;
  }

  void show(FetchEvent event) {
    if (event instanceof FetchEvent.Downloading e) {
      long total = e.total().orElse(0);
      share.set(total > 0 ? (double) e.done() / total : -1);
      words.set(
          total > 0
              ? TEXTS.format("download.of", Figures.bytes(e.done()), Figures.bytes(total))
              : Figures.bytes(e.done()));
    } else if (event instanceof FetchEvent.Importing) {
      share.set(-1);
      words.set(TEXTS.get("download.reading"));
    }
  }

  void end(Optional<String> sentence) {
    running.set(false);
    error.set(sentence);
  }

  void cancel() {
    words.set(TEXTS.get("download.stopping"));
    job.cancel();
  }
}
