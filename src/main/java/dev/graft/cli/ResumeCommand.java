package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.project.RunRecord;
import dev.graft.workbench.FoundAgain;
import dev.graft.workbench.Job;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft resume}. */
@Command(
    name = "resume",
    description = "Go on with a run that is not finished; a finished one only writes --out.")
final class ResumeCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "RUN",
      description = "For instance run-7 or 7; graft runs names those that are there.")
  private String run;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project's folder; without it, the one in your data folder.")
  private Optional<Path> project;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Where the run's images are now, if they moved; they are found by content.")
  private Optional<Path> images;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      description = "Where a copy of the trained bundle goes; must not be there yet.")
  private Optional<Path> out;

  @Option(
      names = "--finish",
      description =
          "Learn no more: make the bundle of the best epoch so far, for a run that cannot go on.")
  private boolean finish;

  ResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    TrainingView view = TrainingView.of(context.terminal(), common.json());
    return new TrainingRun(context)
        .watch(
            view,
            (workbench, listener) -> {
              images.ifPresent(folder -> find(workbench, folder.toAbsolutePath()));
              if (finish) {
                requireEpoch(workbench);
              }
              Job job =
                  workbench.resume(
                      run,
                      project.map(Path::toAbsolutePath),
                      out.map(Path::toAbsolutePath),
                      listener);
              if (finish) {
                job.finishNow();
              }
              return job;
            });
  }

  private void requireEpoch(Workbench workbench) {
    for (RunRecord record : workbench.runs(project.map(Path::toAbsolutePath))) {
      boolean asked = record.id().equals(run) || record.id().equals("run-" + run);
      if (asked && record.epochsDone() == 0) {
        throw new GraftException(
            "%s has no epoch that is over, so there is no model to keep; resume it without --finish."
                .formatted(record.id()));
      }
    }
  }

  private void find(Workbench workbench, Path folder) {
    FoundAgain again =
        workbench.findImages(run, project.map(Path::toAbsolutePath), List.of(folder));
    if (!common.json()) {
      context
          .terminal()
          .line(
              "%s found again in %s, %s still missing."
                  .formatted(
                      Words.count(again.found(), "image"),
                      folder,
                      Words.count(again.missing(), "image")));
    }
  }
}
