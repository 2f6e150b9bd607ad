package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.advice.classical.ClassicalHead;
import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadsEvent;
import dev.graft.cli.TextTable.Align;
import dev.graft.json.Json;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.HeadsRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graft heads}. */
@Command(
    name = "heads",
    description =
        "Compare heads on the frozen features of one backbone: the neural one that a training learns,"
            + " logistic regression, a support vector machine, nearest neighbours, a random forest.")
final class HeadsCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder with one folder of pictures for each class.")
  private Path data;

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "NAME",
      description = "A name that graft zoo list shows, or the path of a model.")
  private String backbone;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Pictures to draw at most; ${DEFAULT-VALUE} without.")
  private int sample = HeadsRequest.SAMPLE;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes of the neural head; ${DEFAULT-VALUE} without.")
  private int epochs = Defaults.EPOCHS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all that is random; ${DEFAULT-VALUE} without.")
  private long seed = Defaults.SEED;

  HeadsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    HeadsRequest request =
        new HeadsRequest(data.toAbsolutePath(), Optional.empty(), backbone, sample, epochs, seed);
    List<HeadRow> rows = new ArrayList<>();
    Consumer<HeadsEvent> view =
        common.json() ? this::json : new ForPeople(context.terminal(), rows);
    int code = new JobWatch(context).watch(workbench -> workbench.compareHeads(request, view));
    if (code == 0 && !common.json()) {
      table(rows).lines().forEach(context.terminal()::line);
    }
    return code;
  }

  private void json(HeadsEvent event) {
    ObjectNode node = Json.mapper().createObjectNode();
    if (event instanceof HeadsEvent.Extracting e) {
      node.put("event", "extracting").put("done", e.done()).put("total", e.total());
    } else if (event instanceof HeadsEvent.Started e) {
      node.put("event", "started").put("learnt", e.learnt()).put("held", e.held());
      RaceJson.skipped(node.putArray("skipped"), e.skipped());
    } else if (event instanceof HeadsEvent.Learnt e) {
      node.put("event", "learnt").put("head", name(e.row()));
      RaceJson.score(node, e.row().score());
      node.put("seconds", e.row().score().seconds());
    }
    context.terminal().raw(Json.line(node));
  }

  private record ForPeople(Terminal terminal, List<HeadRow> rows) implements Consumer<HeadsEvent> {
    @Override
    public void accept(HeadsEvent event) {
      if (event instanceof HeadsEvent.Extracting e) {
        terminal.status("Looking at the pictures: " + e.done() + " of " + e.total());
      } else if (event instanceof HeadsEvent.Started e) {
        terminal.line(
            "Learnt from %s, measured on %s others."
                .formatted(Words.count(e.learnt(), "picture"), Words.count(e.held())));
        e.skipped().forEach(s -> terminal.line("Left out: " + s.file() + " (" + s.reason() + ")"));
      } else if (event instanceof HeadsEvent.Learnt e) {
        rows.add(e.row());
        terminal.status(words(e.row()) + " has learnt");
      }
    }
  }

  private static TextTable table(List<HeadRow> rows) {
    TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT, Align.RIGHT);
    table.row("head", "accuracy", "95% interval", "loss", "time");
    for (HeadRow row : rows) {
      table.row(
          words(row),
          Words.percent(row.score().accuracy()),
          RaceView.interval(row.score().interval()),
          Words.loss(row.score().loss().orElse(Double.NaN)),
          Words.duration(row.score().seconds()));
    }
    return table;
  }

  private static String name(HeadRow row) {
    return words(row).replace(' ', '-');
  }

  private static String words(HeadRow row) {
    if (row.head().isEmpty()) {
      return "neural head";
    }
    ClassicalHead head = row.head().get();
    if (head instanceof ClassicalHead.LogisticRegression) {
      return "logistic regression";
    } else if (head instanceof ClassicalHead.LinearSvm) {
      return "linear svm";
    }
    return head instanceof ClassicalHead.Neighbours ? "nearest neighbours" : "random forest";
  }
}
