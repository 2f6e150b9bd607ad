package dev.graft.cli;

import dev.graft.workbench.Job;
import dev.graft.workbench.ShutdownHook;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.FetchRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft zoo fetch}. */
@Command(
    name = "fetch",
    description =
        "Download published weights of the catalogue, verify them, and take them into the zoo. "
            + "What was downloaded before it broke off is gone on with.")
final class ZooFetchCommand implements Callable<Integer> {
  /** A cancelled download ends at once; reading the file into the zoo takes seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Context context;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "A name that graft zoo list shows.")
  private String name;

  @Option(
      names = "--no-class-names",
      description = "Leave the names of its classes; they are class 0 and so on then.")
  private boolean noClassNames;

  ZooFetchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = context.terminal();
    FetchView view = FetchView.of(terminal, common.json());
    try (ShutdownHook hook = ShutdownHook.install(PATIENCE);
        Workbench workbench = context.workbench().get()) {
      Job job = workbench.fetch(new FetchRequest(name, !noClassNames), view);
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
}
