package dev.graft.workbench;

import dev.graft.advice.rules.ProjectFacts;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Split;
import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.project.Project;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.Answers;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a run of a project shows. */
final class RunFacts {
  private final RunAnswers answers;

  RunFacts(RunAnswers answers) {
    this.answers = answers;
  }

  /**
   * A run.
   *
   * @param project the project's folder
   * @param record what the project remembers
   * @param plan what it was registered with
   * @param epochs what was measured
   */
  record Known(Path project, RunRecord record, RunPlan plan, List<TrainingEvent.Epoch> epochs) {}

  /** The run that was asked for, or the newest that has a curve; empty if there is none. */
  Optional<Known> find(Path place, Optional<String> id) {
    if (id.isEmpty() && !Project.isProject(place)) {
      return Optional.empty();
    }
    try (Project project = Project.open(place)) {
      Optional<RunRecord> record =
          id.isPresent()
              ? Optional.of(project.require(id.get()))
              : project.runs().stream()
                  .filter(r -> r.epochsDone() > 0)
                  .reduce((older, newer) -> newer);
      return record.map(r -> new Known(place, r, project.plan(r.id()), project.epochs(r.id())));
    }
  }

  ProjectFacts add(ProjectFacts facts, Known run) {
    ProjectFacts known = facts.withEpochs(run.epochs());
    if (run.record().state() != RunState.FINISHED) {
      return known;
    }
    try (Project project = Project.open(run.project())) {
      Optional<ConfusionMatrix> said = confusion(answers.of(project, run.record().id()));
      known = said.isPresent() ? known.with(said.get()) : known;
      Optional<ProjectFacts.Tuned> tuned = tuned(project, run);
      return tuned.isPresent() ? known.with(tuned.get()) : known;
    }
  }

  /** By the test part where there is one: by the validation part the epoch was chosen. */
  private static Optional<ConfusionMatrix> confusion(Answers said) {
    List<DatasetSnapshot.Item> images = said.images();
    boolean test = images.stream().anyMatch(i -> i.split() == Split.TEST);
    if (images.isEmpty()) {
      return Optional.empty();
    }
    ConfusionMatrix.Counter counter = ConfusionMatrix.counter(said.classes().size());
    for (int i = 0; i < images.size(); i++) {
      if (!test || images.get(i).split() == Split.TEST) {
        counter.add(images.get(i).classIndex(), said.said(i));
      }
    }
    return Optional.of(counter.matrix());
  }

  /** Against the newest frozen run of the same backbone, on the pictures that neither learnt. */
  private Optional<ProjectFacts.Tuned> tuned(Project project, Known run) {
    if (run.plan().recipe().freezePlan() instanceof FreezePlan.AllFrozen) {
      return Optional.empty();
    }
    Optional<RunRecord> frozen =
        project.runs().stream()
            .filter(r -> r.state() == RunState.FINISHED && !r.id().equals(run.record().id()))
            .filter(r -> isFrozenTwin(project.plan(r.id()), run.plan()))
            .reduce((older, newer) -> newer);
    if (frozen.isEmpty()) {
      return Optional.empty();
    }
    Comparison comparison =
        new Comparing(answers).compare(project, List.of(frozen.get().id(), run.record().id()));
    // Where they have no picture in common there is nothing to count.
    return comparison.pairs().stream()
        .findFirst()
        .map(pair -> new ProjectFacts.Tuned(frozen.get().id(), run.record().id(), pair.counts()));
  }

  private static boolean isFrozenTwin(RunPlan other, RunPlan own) {
    return other.recipe().freezePlan() instanceof FreezePlan.AllFrozen
        && other.backboneFingerprint().equals(own.backboneFingerprint());
  }
}
