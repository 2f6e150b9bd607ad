package dev.graft.ui.images;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Looks at the images of the project in the background, one look at a time: what is new is looked
 * at when it comes. Whoever stops a look is not asked again until there are new images.
 */
final class Inspection {
  private static final Texts TEXTS = Texts.in(Inspection.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObjectProperty<Findings> findings = new SimpleObjectProperty<>(Findings.NONE);
  private final ObjectProperty<Optional<String>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final DoubleProperty share = new SimpleDoubleProperty(Double.NaN);
  private final Map<Path, ImageFacts> facts = new HashMap<>();
  private final Set<Path> asked = new HashSet<>();
  private RunningJob job = new RunningJob();
  private Optional<Jobs.Running> line = Optional.empty();
  private int wanted;
  private int done;
  private int grouping;

  Inspection(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    session.images().setProperty().addListener((o, was, is) -> imagesChanged(was, is));
  }

  /**
   * What is known so far; asked for anew after each invalidation, since maps of it may be shared.
   */
  ObjectProperty<Findings> findingsProperty() {
    return findings;
  }

  /** Whether images are being looked at. */
  BooleanProperty runningProperty() {
    return running;
  }

  /** How far the look is, from 0 to 1. */
  DoubleProperty shareProperty() {
    return share;
  }

  /** How far the look is, in words. */
  String words() {
    return TEXTS.format("inspection.running", done, wanted);
  }

  /** Why looking failed, as a sentence. */
  ObjectProperty<Optional<String>> failureProperty() {
    return failure;
  }

  /** Whether there are images that were not looked at, because somebody stopped it. */
  boolean isIncomplete() {
    return !running.get()
        && session.images().set().images().stream().anyMatch(i -> !facts.containsKey(i.file()));
  }

  private void imagesChanged(ImageSet was, ImageSet is) {
    if (files(was).equals(files(is))) {
      return;
    }
    if (is.images().stream().anyMatch(i -> !asked.contains(i.file()))) {
      look();
    }
    if (!running.get()) {
      group();
    }
  }

  private static List<Path> files(ImageSet set) {
    return set.images().stream().map(ImageItem::file).toList();
  }

  /** Looks at what nobody has looked at yet. */
  void look() {
    if (running.get()) {
      return;
    }
    List<Path> files =
        session.images().set().images().stream()
            .map(ImageItem::file)
            .filter(f -> !facts.containsKey(f))
            .toList();
    if (files.isEmpty()) {
      return;
    }
    asked.addAll(files);
    wanted = files.size();
    done = 0;
    RunningJob mine = new RunningJob();
    job = mine;
    failure.set(Optional.empty());
    running.set(true);
    progress();
    FrameCoalescer<Map<Path, ImageFacts>> told = new FrameCoalescer<>(executor, this::learn);
    executor.run(
        () -> mine.await(workbench.inspect(session.project(), files, told::add)),
        finished -> {
          told.drain();
          ended();
        },
        problem -> {
          told.drain();
          failure.set(Optional.of(problem.sentence()));
          ended();
        });
  }

  /** Stops looking; what is known stays known. */
  void stop() {
    job.cancel();
  }

  private void learn(List<Map<Path, ImageFacts>> batch) {
    for (Map<Path, ImageFacts> some : batch) {
      facts.putAll(some);
      done += some.size();
    }
    publish(findings.get().alike());
    progress();
  }

  private void progress() {
    share.set(wanted == 0 ? Double.NaN : done / (double) wanted);
    JobStatus status = new JobStatus(words(), share.get(), "", Optional.of(this::stop));
    line.ifPresentOrElse(
        l -> l.update(status), () -> line = Optional.of(session.jobs().begin(status)));
  }

  private void ended() {
    line.ifPresent(Jobs.Running::end);
    line = Optional.empty();
    running.set(false);
    share.set(Double.NaN);
    // Images that came in the meantime.
    if (session.images().set().images().stream().anyMatch(i -> !asked.contains(i.file()))) {
      look();
    }
    group();
  }

  private void group() {
    ImageSet set = session.images().set();
    Map<Path, ImageFacts> known = Map.copyOf(facts);
    int mine = ++grouping;
    executor.run(
        () -> Findings.alike(set, known),
        alike -> {
          if (mine == grouping) {
            publish(alike);
          }
        },
        problem -> failure.set(Optional.of(problem.sentence())));
  }

  private void publish(List<Set<Path>> alike) {
    findings.set(new Findings(Collections.unmodifiableMap(facts), alike));
  }
}
