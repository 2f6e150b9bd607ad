package dev.graft.cli;

import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.json.Json;
import dev.graft.workbench.Job;
import dev.graft.workbench.ShutdownHook;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft data fetch}. */
@Command(
    name = "fetch",
    description =
        "Download a collection, verify it, and unpack it into class folders to train on. "
            + "What was downloaded before it broke off is gone on with.")
final class DataFetchCommand implements Callable<Integer> {
  /** A download ends at once; removing what was unpacked takes seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Context context;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "A name that graft data list shows.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "The folder that it becomes; must not exist. Without, it is one among your data.")
  private Optional<Path> to;

  DataFetchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = context.terminal();
    Consumer<CollectionEvent> view = common.json() ? forPrograms(terminal) : forPeople(terminal);
    try (ShutdownHook hook = ShutdownHook.install(PATIENCE);
        Workbench workbench = context.workbench().get()) {
      Job job = workbench.fetchCollection(new CollectionRequest(name, to), view);
      hook.onShutdown(job::cancel);
      terminal.whenClosed(job::cancel);
      if (terminal.closed()) {
        job.cancel();
      }
      return await(job) ? 0 : Failures.INTERRUPTED;
    } finally {
      terminal.clearStatus();
    }
  }

  private static boolean await(Job job) throws InterruptedException {
    try {
      return job.await();
    } catch (InterruptedException e) {
      job.cancel();
      throw e;
    }
  }

  private static Consumer<CollectionEvent> forPrograms(Terminal terminal) {
    return event -> terminal.raw(Json.line(JsonForm.collection(event)));
  }

  private static Consumer<CollectionEvent> forPeople(Terminal terminal) {
    ProgressMeter downloading = new ProgressMeter("MB", 1_000_000, System::nanoTime);
    ProgressMeter unpacking = new ProgressMeter("MB", 1_000_000, System::nanoTime);
    return event -> {
      if (event instanceof CollectionEvent.Downloading e && e.total().isPresent()) {
        long total = e.total().getAsLong();
        terminal.status(downloading.line("Downloading", e.done(), total, Words.megabytes(total)));
      } else if (event instanceof CollectionEvent.Unpacking e) {
        terminal.status(
            unpacking.line("Unpacking", e.done(), e.total(), Words.megabytes(e.total())));
      } else if (event instanceof CollectionEvent.Finished e) {
        terminal.line(
            "%s %s: %s in %s (%s)."
                .formatted(
                    e.collection().title(),
                    e.alreadyHere() ? "was here already" : "is here now",
                    Words.count(e.images(), "picture"),
                    Words.count(e.collection().classes().size(), "class folder"),
                    String.join(", ", e.collection().classes())));
        terminal.line("Licence: " + e.collection().licence() + ". " + e.collection().terms());
        terminal.line("Folder: " + e.folder());
        terminal.line(
            "Train on it: graft train --backbone NAME --data " + Words.quoted(e.folder()));
      }
    };
  }
}
