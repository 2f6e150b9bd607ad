package dev.graft.ui.inspection;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.inspection.Embeddings;
import dev.graft.network.Backbone;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The features of the project's pictures by its backbone, fetched when a page first wants them and
 * again when there are other pictures or another backbone. Labels do not matter to them.
 */
public final class Features {
  private static final Texts TEXTS = Texts.in(Features.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ReadOnlyObjectWrapper<FeatureState> state =
      new ReadOnlyObjectWrapper<>(new FeatureState.NoPictures());
  private Optional<Asked> asked = Optional.empty();
  private RunningJob job = new RunningJob();
  private boolean wanted;
  private int newest;

  /** Of which pictures by which backbone. */
  private record Asked(String backbone, Set<Path> files) {}

  Features(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    session.images().setProperty().addListener(o -> look());
    session.backboneProperty().addListener(o -> look());
    session.jobProperty().addListener((o, was, is) -> engineIsFree(is.isEmpty()));
    look();
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<FeatureState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The features, if they are there. */
  Optional<Embeddings> ready() {
    return state.get() instanceof FeatureState.Ready r
        ? Optional.of(r.embeddings())
        : Optional.empty();
  }

  /** Which pictures by which backbone, in words; blank while they are not there. */
  String words() {
    return state.get() instanceof FeatureState.Ready r
        ? TEXTS.format(
            "features.of",
            r.embeddings().size(),
            Figures.count(r.embeddings().size()),
            r.embeddings().backbone(),
            r.unreadable())
        : "";
  }

  /** Fetches them, now and whenever they are out of date. */
  void want() {
    wanted = true;
    look();
  }

  /** Fetches them after they could not be had, or after somebody stopped it. */
  public void again() {
    wanted = true;
    asked = Optional.empty();
    look();
  }

  /** Asks the backbone to stop looking. */
  public void stop() {
    job.cancel();
  }

  private void engineIsFree(boolean free) {
    if (free && wanted && state.get() instanceof FeatureState.Failed) {
      again();
    }
  }

  private void look() {
    List<Path> files = session.images().set().images().stream().map(ImageItem::file).toList();
    Optional<Backbone> backbone = session.backboneProperty().get();
    if (files.isEmpty()) {
      rest(new FeatureState.NoPictures());
    } else if (backbone.isEmpty()) {
      rest(new FeatureState.NoBackbone());
    } else if (!wanted) {
      rest(new FeatureState.Asleep());
    } else {
      look(backbone.get().name(), files);
    }
  }

  private void rest(FeatureState now) {
    newest++;
    job.cancel();
    asked = Optional.empty();
    set(now);
  }

  private void set(FeatureState now) {
    if (!now.equals(state.get())) {
      state.set(now);
    }
  }

  private void look(String backbone, List<Path> files) {
    Set<Path> wantedFiles = new HashSet<>(files);
    Asked now = new Asked(backbone, wantedFiles);
    if (asked.filter(now::equals).isPresent()) {
      return;
    }
    boolean fewer =
        asked
            .filter(a -> a.backbone().equals(backbone) && a.files().containsAll(files))
            .isPresent();
    if (fewer && state.get() instanceof FeatureState.Ready r) {
      // Pictures were taken out: the others have their features already.
      asked = Optional.of(now);
      Embeddings all = r.embeddings();
      int[] left =
          IntStream.range(0, all.size())
              .filter(i -> wantedFiles.contains(all.files().get(i)))
              .toArray();
      state.set(new FeatureState.Ready(all.select(left), files.size() - left.length));
      return;
    }
    asked = Optional.of(now);
    read(backbone, files);
  }

  private void read(String backbone, List<Path> files) {
    int mine = ++newest;
    job.cancel();
    RunningJob own = new RunningJob();
    job = own;
    set(new FeatureState.Reading(backbone, 0, files.size()));
    Jobs.Running line = session.jobs().begin(status(backbone, 0, files.size()));
    FrameCoalescer<EmbeddingEvent> events =
        new FrameCoalescer<>(executor, batch -> batch.forEach(e -> apply(e, backbone, mine, line)));
    executor.run(
        () -> own.await(workbench.embed(new EmbeddingRequest(backbone, files), events::add)),
        finished -> {
          events.drain();
          line.end();
          if (mine == newest && !finished) {
            wanted = false;
            set(new FeatureState.Asleep());
          }
        },
        problem -> {
          events.drain();
          line.end();
          if (mine == newest) {
            set(new FeatureState.Failed(problem.sentence()));
          }
        });
  }

  private JobStatus status(String backbone, long done, long total) {
    return new JobStatus(
        TEXTS.format("features.job", backbone),
        total == 0 ? Double.NaN : done / (double) total,
        "",
        Optional.of(this::stop));
  }

  private void apply(EmbeddingEvent event, String backbone, int mine, Jobs.Running line) {
    if (mine != newest) {
      return;
    }
    if (event instanceof EmbeddingEvent.Extracting e) {
      line.update(status(backbone, e.done(), e.total()));
      set(new FeatureState.Reading(backbone, e.done(), e.total()));
    } else if (event instanceof EmbeddingEvent.Embedded e) {
      set(new FeatureState.Ready(e.embeddings(), e.skipped().size()));
    }
  }
}
