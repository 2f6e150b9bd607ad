package dev.graft.ui.backbones;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.RunningJob;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** State and commands of the downloads, one for each published network. */
public final class Downloads {
  private static final Texts TEXTS = Texts.in(Downloads.class);

  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final Consumer<String> arrived;
  private final Map<String, Download> all = new HashMap<>();

  /**
   * Makes the view model.
   *
   * @param workbench downloads
   * @param executor waits for it in the background
   * @param notices tells of what is here
   * @param arrived gets the name of a backbone that is here now
   */
  Downloads(Workbench workbench, TaskExecutor executor, Notices notices, Consumer<String> arrived) {
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.arrived = arrived;
  }

  /**
   * The download of a network.
   *
   * @param network a network of the catalogue
   * @return always the same, also while nothing is going on
   */
  public Download of(String network) {
    return all.computeIfAbsent(network, n -> new Download());
  }

  /**
   * Starts a download; nothing happens while one of this network is going on.
   *
   * @param entry the file
   */
  public void start(CatalogueEntry entry) {
    Download download = of(entry.network());
    if (download.runningProperty().get()) {
      return;
    }
    RunningJob job = download.begin();
    AtomicReference<Optional<String>> note = new AtomicReference<>(Optional.empty());
    executor.run(
        () ->
            job.await(
                workbench.fetch(
                    new FetchRequest(entry.name(), true),
                    event -> {
                      if (event instanceof FetchEvent.Finished finished) {
                        note.set(finished.note());
                      }
                      executor.nextFrame(() -> download.show(event));
                    })),
        finished -> {
          download.end(Optional.empty());
          if (finished) {
            notices.tell(
                TEXTS.format("download.done", entry.name())
                    + note.get().map(n -> " " + n).orElse(""));
            arrived.accept(entry.name());
          }
        },
        problem -> download.end(Optional.of(problem.sentence())));
  }

  /**
   * Ends a download; what is here of it is kept for the next time.
   *
   * @param network whose
   */
  public void cancel(String network) {
    of(network).cancel();
  }
}
