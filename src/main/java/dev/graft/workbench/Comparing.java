package dev.graft.workbench;

import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.prediction.ModelBundle;
import dev.graft.project.Project;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.training.DatasetSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what a comparison of runs needs. */
final class Comparing {
  private final RunAnswers answers;

  Comparing(RunAnswers answers) {
    this.answers = answers;
  }

  Comparison compare(Project project, List<String> ids) {
    Set<String> distinct = new LinkedHashSet<>();
    ids.forEach(id -> distinct.add(project.require(id).id()));
    if (distinct.size() < 2) {
      throw new GraftException("A comparison needs two different runs.");
    }
    return Comparison.of(distinct.stream().map(id -> run(project, id)).toList());
  }

  private ComparedRun run(Project project, String id) {
    RunRecord record = project.require(id);
    var kept = answers.of(project, id);
    RunPlan plan = project.plan(id);
    Path bundle = record.bundle().orElseThrow();
    return new ComparedRun(
        record,
        plan,
        project.result(id).orElseThrow(),
        project.epochs(id),
        kept,
        learnedFrom(project, plan),
        cost(plan, bundle));
  }

  /** The training pictures of the run and, as far as they are of this project, of its ancestors. */
  private static Set<Path> learnedFrom(Project project, RunPlan plan) {
    Set<Path> pictures = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Optional<RunPlan> next = Optional.of(plan);
    while (next.isPresent()) {
      next.get().dataset().items(Split.TRAINING).stream()
          .map(DatasetSnapshot.Item::path)
          .forEach(pictures::add);
      next =
          next.get()
              .from()
              .flatMap(from -> runOf(project, from))
              .filter(seen::add)
              .map(project::plan);
    }
    return pictures;
  }

  private static Optional<String> runOf(Project project, String from) {
    return project.runs().stream()
        .filter(r -> r.bundle().map(b -> isSame(b, Path.of(from))).orElse(false))
        .map(RunRecord::id)
        .findFirst();
  }

  private static boolean isSame(Path a, Path b) {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }

  private static ComparedRun.Cost cost(RunPlan plan, Path folder) {
    ModelBundle bundle = ModelBundle.read(folder);
    Backbone backbone = bundle.asBackbone();
    Set<String> learning = plan.recipe().freezePlan().learning(backbone);
    int learningBlocks =
        (int)
            backbone.blocks().stream()
                .filter(b -> b.layers().stream().anyMatch(learning::contains))
                .count();
    Network network = bundle.network();
    long multiplyAdds = network.layers().stream().map(Layer::name).mapToLong(network::macs).sum();
    return new ComparedRun.Cost(
        backbone.blocks().size(), learningBlocks, bytes(folder), multiplyAdds);
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new GraftException(folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
