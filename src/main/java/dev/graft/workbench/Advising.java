package dev.graft.workbench;

import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Advisor;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Gathers what is known of a project and asks the advisor. */
final class Advising {
  private final CopySearch copies;
  private final BackboneCheck backbones;
  private final RunFacts runs;
  private final FeatureReading reading;

  Advising(CopySearch copies, BackboneCheck backbones, RunFacts runs, FeatureReading reading) {
    this.copies = copies;
    this.backbones = backbones;
    this.runs = runs;
    this.reading = reading;
  }

  Job start(AdviceRequest request, Consumer<AdviceEvent> listener) {
    if (request.thorough()) {
      reading.requireRest("the backbone would have to wait for it; ask for advice");
    }
    ImageSet images = request.load();
    FeatureReading.Stop stop = new FeatureReading.Stop();
    return Background.start(
        "advice",
        "Looking at the project",
        stop,
        () -> {
          ProjectFacts facts = facts(request, images, listener, stop);
          listener.accept(new AdviceEvent.Advised(facts, Advisor.advise(facts)));
        });
  }

  private ProjectFacts facts(
      AdviceRequest request,
      ImageSet images,
      Consumer<AdviceEvent> listener,
      FeatureReading.Stop stop) {
    Optional<RunFacts.Known> run =
        request.project().flatMap(project -> runs.find(project, request.run()));
    Map<Path, Split> parts = run.map(r -> parts(r.plan().dataset())).orElseGet(images::parts);
    ProjectFacts facts =
        ProjectFacts.NOTHING
            .with(counts(images, run.map(r -> r.plan().dataset())))
            .with(
                request
                    .recipe()
                    .or(() -> run.map(r -> r.plan().recipe()))
                    .orElseGet(Advising::usual));
    if (request.thorough()) {
      facts = facts.withCopies(copies.find(request.project(), parts, listener, stop));
    }
    Optional<String> backbone = request.backbone().or(() -> run.map(r -> r.plan().backbone()));
    if (backbone.isPresent()) {
      facts = backbones.check(facts, backbone.get(), request, images, listener, stop);
    }
    return run.isPresent() ? runs.add(facts, run.get()) : facts;
  }

  private static Recipe usual() {
    FreezePlan plan = new FreezePlan.AllFrozen();
    return new Recipe(
        plan,
        Head.DEFAULT,
        Optimizer.DEFAULT,
        Defaults.learningRate(OptionalDouble.empty(), plan, false, true),
        Defaults.BATCH,
        Defaults.EPOCHS,
        Defaults.SEED,
        Defaults.VALIDATION,
        0);
  }

  private static Map<Path, Split> parts(DatasetSnapshot data) {
    Map<Path, Split> parts = new LinkedHashMap<>();
    data.items().forEach(item -> parts.put(item.path(), item.split()));
    return parts;
  }

  /** Of the run where there is one: that is what was learnt from. */
  private static ProjectFacts.Images counts(ImageSet images, Optional<DatasetSnapshot> trained) {
    if (trained.isPresent()) {
      DatasetSnapshot data = trained.get();
      int[] training = new int[data.classes().size()];
      data.items(Split.TRAINING).forEach(item -> training[item.classIndex()]++);
      return new ProjectFacts.Images(
          data.classes(),
          training,
          data.items(Split.VALIDATION).size(),
          images.hasFixedValidation());
    }
    int[] training = new int[images.classes().size()];
    Map<Path, Split> parts = images.parts();
    images
        .dataset()
        .items()
        .forEach(
            item ->
                training[item.classIndex()] += parts.get(item.file()) == Split.TRAINING ? 1 : 0);
    int validation = (int) parts.values().stream().filter(p -> p == Split.VALIDATION).count();
    return new ProjectFacts.Images(
        images.classes(), training, validation, images.hasFixedValidation());
  }
}
