package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageFinder;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.dataset.labelling.LabelImport;
import dev.graft.dataset.labelling.LabelTable;
import dev.graft.json.Json;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft inspect}. */
@Command(
    name = "inspect",
    description =
        "Look at pictures through a frozen backbone: doubtful labels, copies, clusters of what has"
            + " no label, what to label next, a map.")
final class InspectCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder of pictures; what lies in a class folder has that label.")
  private Path data;

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "NAME",
      description = "A name that graft zoo list shows, or the path of a model.")
  private String backbone;

  @Option(names = "--noise", description = "Rank the labels that are most likely wrong.")
  private boolean noise;

  @Option(
      names = "--duplicates",
      description = "Find copies by content, by look and by features, also across the split.")
  private boolean duplicates;

  @Option(
      names = "--clusters",
      paramLabel = "K",
      description = "Put pictures that look alike into K clusters.")
  private Optional<Integer> clusters;

  @Option(
      names = "--next",
      paramLabel = "N",
      description = "The N pictures whose label would teach most.")
  private Optional<Integer> next;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "Write a map as CSV: file, class, x and y.")
  private Optional<Path> map;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Take labels from a table (.csv or .json): file, class, split.")
  private Optional<Path> labels;

  @Option(
      names = "--labels-out",
      paramLabel = "FILE",
      description = "Write the labels as such a table.")
  private Optional<Path> labelsOut;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Doubtful labels to show; ${DEFAULT-VALUE} without. --json has all.")
  private int top = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all that is random; ${DEFAULT-VALUE} without.")
  private long seed = Defaults.SEED;

  InspectCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    requirePositive("--clusters", clusters);
    requirePositive("--next", next);
    requirePositive("--top", Optional.of(top));
    ImageSet found =
        new Edit.Add(ImageFinder.find(List.of(data.toAbsolutePath())), false)
            .applyTo(ImageSet.EMPTY);
    ImageSet set = labels.map(f -> labelled(found, f)).orElse(found);
    boolean labelled = set.images().stream().anyMatch(i -> i.label().isPresent());
    Map<Path, Split> parts =
        labelled && (duplicates || labelsOut.isPresent()) ? set.parts() : Map.of();
    labelsOut.ifPresent(f -> LabelTable.write(f, LabelTable.rows(set, parts)));
    EmbeddingRequest request =
        new EmbeddingRequest(backbone, set.images().stream().map(ImageItem::file).toList());
    AtomicReference<Optional<EmbeddingEvent.Embedded>> last =
        new AtomicReference<>(Optional.empty());
    int code =
        new JobWatch(context)
            .watch(workbench -> workbench.embed(request, event -> tell(event, last)));
    if (code == 0 && last.get().isPresent()) {
      look(set, parts, last.get().get());
    }
    return code;
  }

  /** What the table does not say of these pictures is told, and the rest goes on. */
  private ImageSet labelled(ImageSet found, Path table) {
    List<LabelTable.Row> rows = LabelTable.read(table);
    LabelImport said = LabelImport.of(found, rows);
    if (common.json()) {
      InspectJson.labels(context.terminal(), said);
    } else {
      InspectText.labels(context.terminal(), table, said, !found.classes().isEmpty());
    }
    return new Edit.TakeLabels(rows).applyTo(found);
  }

  private void requirePositive(String option, Optional<Integer> value) {
    if (value.isPresent() && value.get() < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " must be at least 1, not " + value.get() + ".");
    }
  }

  private void tell(EmbeddingEvent event, AtomicReference<Optional<EmbeddingEvent.Embedded>> last) {
    Terminal terminal = context.terminal();
    if (event instanceof EmbeddingEvent.Extracting e) {
      if (common.json()) {
        ObjectNode node = Json.mapper().createObjectNode().put("event", "extracting");
        terminal.raw(Json.line(node.put("done", e.done()).put("total", e.total())));
      } else {
        terminal.status("Looking at the pictures: " + e.done() + " of " + e.total());
      }
    } else if (event instanceof EmbeddingEvent.Embedded e) {
      last.set(Optional.of(e));
    }
  }

  private void look(ImageSet set, Map<Path, Split> parts, EmbeddingEvent.Embedded embedded) {
    InspectView view =
        common.json()
            ? new InspectJson(context.terminal(), embedded.embeddings())
            : new InspectText(context.terminal(), embedded.embeddings(), top);
    Inspection inspection = new Inspection(set, embedded.embeddings(), parts, seed);
    view.embedded(embedded);
    if (noise) {
      view.noise(inspection.noise(), inspection.labels());
    }
    if (duplicates) {
      view.copies(inspection.copies(context.terminal()::status));
    }
    clusters.ifPresent(k -> view.clusters(inspection.clusters(k)));
    next.ifPresent(n -> view.next(inspection.next(n), inspection.labels()));
    map.ifPresent(file -> inspection.writeMap(file));
    context.terminal().clearStatus();
  }
}
