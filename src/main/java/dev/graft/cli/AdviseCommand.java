package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.Words;
import dev.graft.json.Json;
import dev.graft.workbench.AdviceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft advise}. */
@Command(
    name = "advise",
    description =
        "Look at pictures, a backbone and a run, and say what could be done better, and why.")
final class AdviseCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder with one folder of pictures for each class.")
  private Path data;

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "The backbone that is to be trained; without it, that of the run.")
  private Optional<String> backbone;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "A project whose run is to be looked at as well.")
  private Optional<Path> project;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Which run of the project; without it, the newest.")
  private Optional<String> run;

  AdviseCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (run.isPresent() && project.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--run needs --project.");
    }
    AdviceRequest request =
        new AdviceRequest(
            data.toAbsolutePath(),
            Optional.empty(),
            backbone,
            Optional.empty(),
            project.map(Path::toAbsolutePath),
            run,
            true);
    Terminal terminal = context.terminal();
    Consumer<AdviceEvent> view =
        event -> {
          if (event instanceof AdviceEvent.Looking e && !common.json()) {
            terminal.status(status(e));
          } else if (event instanceof AdviceEvent.Advised e) {
            if (common.json()) {
              e.findings().forEach(f -> terminal.raw(Json.line(json(f))));
            } else {
              people(terminal, e.findings());
            }
          }
        };
    return new JobWatch(context).watch(workbench -> workbench.advise(request, view));
  }

  private static String status(AdviceEvent.Looking e) {
    String what =
        switch (e.look()) {
          case PICTURES -> "Looking at the pictures";
          case BACKBONE -> "Testing the backbone";
          case FEATURES -> "Trying the backbone on some pictures";
        };
    return e.total() == 0 ? what : what + ": " + e.done() + " of " + e.total();
  }

  private static void people(Terminal terminal, List<Finding> findings) {
    if (findings.isEmpty()) {
      terminal.line("Nothing to advise.");
    }
    for (Finding finding : findings) {
      String mark =
          switch (finding.severity()) {
            case SERIOUS -> "Serious: ";
            case WARNING -> "Warning: ";
            case HINT -> "Hint: ";
          };
      terminal.line(mark + Words.sentence(finding));
      terminal.line("  " + Words.reason(finding));
      finding
          .proposal()
          .ifPresent(p -> terminal.line("  What would help: " + lower(Words.action(p))));
    }
  }

  private static String lower(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private static ObjectNode json(Finding finding) {
    return Json.mapper()
        .createObjectNode()
        .put("event", "finding")
        .put("rule", finding.rule())
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("sentence", Words.sentence(finding))
        .put("reason", Words.reason(finding))
        .put("proposal", finding.proposal().map(p -> p.getClass().getSimpleName()).orElse(null))
        .put("action", finding.proposal().map(Words::action).orElse(null));
  }
}
