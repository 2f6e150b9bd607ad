package dev.graft.distillation;

import dev.graft.dataset.Fingerprint;
import dev.graft.dataset.ImageDecoder;
import dev.graft.dataset.ImageFolder;
import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import dev.graft.training.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs a distillation (Hinton et al., 2015; features as in Romero et al., 2015): the teachers look
 * once at every stored view, then the student learns from the store, epoch by epoch. What is random
 * is a function of (seed, stream, place), so a resumed run ends in the same weights.
 */
public final class Distiller {
  private final DistillationEngine engine;
  private final ViewCache cache;
  private final Executor decoders;
  private final Consumer<DistillationEvent> events;
  private final BooleanSupplier cancelled;

  /**
   * Makes a distiller.
   *
   * @param engine computes
   * @param cache where stored views are kept
   * @param bound bytes that all stored views together may take
   * @param decoders runs image decoding; its threads are the caller's
   * @param events told what happens, on the thread that runs the distillation
   * @param cancelled asked between batches
   */
  public Distiller(
      DistillationEngine engine,
      Path cache,
      long bound,
      Executor decoders,
      Consumer<DistillationEvent> events,
      BooleanSupplier cancelled) {
    this.engine = engine;
    this.cache = new ViewCache(cache, bound);
    this.decoders = decoders;
    this.events = events;
    this.cancelled = cancelled;
  }

  /**
   * What to run.
   *
   * @param recipe the choices
   * @param teachers in the recipe's order
   * @param network the student, from the picture to its feature layer
   * @param weights its first weights
   * @param scaling its arithmetic before the first layer
   * @param checkpoints where its checkpoints are
   * @param soFar gets the student's weights after each epoch but the last
   */
  public record Plan(
      DistillationRecipe recipe,
      List<PretrainedBackbone> teachers,
      Network network,
      Weights weights,
      Preprocessing.Scaling scaling,
      Path checkpoints,
      Consumer<Weights> soFar) {}

  /**
   * A distillation that came to its end.
   *
   * @param weights of the student
   * @param photographs that were used
   * @param views that were stored
   * @param skipped photographs that could not be used
   */
  public record Distilled(
      Weights weights, long photographs, long views, List<DistillationEvent.Skipped> skipped) {}

  /**
   * Runs or resumes.
   *
   * @param plan what to do; its newest checkpoint, if there is one, is where it goes on
   * @return the result, or empty if it was cancelled, in which case everything done was kept
   * @throws GraftException if it cannot go on; the sentence says why
   */
  public Optional<Distilled> run(Plan plan) {
    List<ViewStore> stores = new ArrayList<>();
    try {
      if (!look(plan, stores)) {
        events.accept(new DistillationEvent.Stopped(0));
        return Optional.empty();
      }
      Views views = new Views(stores);
      if (views.count() < 2) {
        throw new GraftException("None of the photographs can be read, so nothing can be learned.");
      }
      return learn(plan, stores, views);
    } finally {
      stores.forEach(ViewStore::close);
    }
  }

  private boolean look(Plan plan, List<ViewStore> stores) {
    DistillationRecipe recipe = plan.recipe();
    List<TeacherShape> shapes = plan.teachers().stream().map(Distiller::shape).toList();
    List<List<ViewPass.Photograph>> folders = new ArrayList<>();
    List<ViewBlock> blocks = new ArrayList<>();
    for (Path folder : recipe.images()) {
      List<Path> files = ImageFolder.images(folder);
      Optional<List<String>> contents = contents(files);
      if (contents.isEmpty()) {
        return false;
      }
      List<String> prints = contents.get();
      folders.add(
          IntStream.range(0, files.size())
              .mapToObj(i -> ViewPass.Photograph.of(files.get(i), prints.get(i)))
              .toList());
      for (int first = 0; first < recipe.views(); first += ViewBlock.VIEWS) {
        int end = Math.min(recipe.views(), first + ViewBlock.VIEWS);
        blocks.add(
            new ViewBlock(
                ViewPass.fingerprint(prints),
                first,
                end,
                recipe.size(),
                plan.teachers().stream().map(Distiller::identity).toList(),
                shapes,
                engine.numerics() + ", " + ImageDecoder.version(),
                recipe.seed()));
      }
    }
    cache.claim(blocks);
    blocks.forEach(block -> stores.add(cache.open(block)));
    return fill(plan, folders, stores);
  }

  private boolean fill(Plan plan, List<List<ViewPass.Photograph>> folders, List<ViewStore> stores) {
    int blocks = stores.size() / folders.size();
    long total = folders.stream().mapToLong(f -> (long) f.size() * blocks).sum();
    List<Teacher> teachers = new ArrayList<>();
    try {
      long before = 0;
      for (int s = 0; s < stores.size(); s++) {
        List<ViewPass.Photograph> photographs = folders.get(s / blocks);
        long base = before;
        if (stores.get(s).progress().photographs() < photographs.size()) {
          if (teachers.isEmpty()) {
            plan.teachers().forEach(t -> teachers.add(engine.openTeacher(t)));
          }
          boolean whole =
              new ViewPass(stores.get(s), photographs, teachers, decoders, cancelled)
                  .run(done -> events.accept(new DistillationEvent.Viewing(base + done, total)));
          if (!whole) {
            return false;
          }
        }
        before += photographs.size();
        events.accept(new DistillationEvent.Viewing(before, total));
      }
      return true;
    } finally {
      teachers.forEach(Teacher::close);
    }
  }

  /** Fingerprints of contents; a file that cannot be read has one of its own. */
  private Optional<List<String>> contents(List<Path> files) {
    List<CompletableFuture<String>> hashing =
        files.stream().map(f -> CompletableFuture.supplyAsync(() -> content(f), decoders)).toList();
    List<String> contents = new ArrayList<>();
    for (CompletableFuture<String> future : hashing) {
      contents.add(future.join());
      if (cancelled.getAsBoolean()) {
        hashing.forEach(h -> h.cancel(false));
        return Optional.empty();
      }
    }
    return Optional.of(contents);
  }

  private static String content(Path file) {
    try {
      return Fingerprint.of(file);
    } catch (IOException e) {
      // Reading it again will say what is wrong with it.
      return Fingerprint.of(new byte[0]);
    }
  }

  /** What a teacher gives, by its network alone. */
  static TeacherShape shape(PretrainedBackbone teacher) {
    Network network = teacher.backbone().network();
    return new TeacherShape(
        teacher.backbone().preprocessing().height(),
        network.shape(teacher.backbone().featureLayer()).channels(),
        teacher.backbone().hasClassifier() ? network.outputShape().channels() : 0);
  }

  private static String identity(PretrainedBackbone teacher) {
    return teacher.backbone().fingerprint() + " " + teacher.backbone().preprocessing();
  }

  private Optional<Distilled> learn(Plan plan, List<ViewStore> stores, Views views) {
    Checkpoints checkpoints = new Checkpoints(plan.checkpoints());
    Optional<Path> newest = checkpoints.newest();
    DistillationState state =
        newest
            .map(c -> Checkpoints.state(c, DistillationState.class))
            .orElse(DistillationState.start());
    StudentPlan student =
        new StudentPlan(
            plan.network(),
            plan.weights(),
            plan.scaling(),
            stores.get(0).block().shapes(),
            views.scales(),
            plan.recipe());
    try (Student learner = engine.openStudent(student)) {
      newest.ifPresent(learner::restore);
      state.epochs().forEach(events);
      DistillationState end =
          new Lessons(plan, learner, views, checkpoints, events, cancelled).run(state);
      if (end.epochs().size() < plan.recipe().epochs()) {
        events.accept(new DistillationEvent.Stopped(end.epochs().size()));
        return Optional.empty();
      }
      return Optional.of(
          new Distilled(
              learner.weights(),
              stores.stream()
                  .filter(s -> s.block().first() == 0)
                  .mapToLong(s -> s.progress().photographs() - s.progress().skipped().size())
                  .sum(),
              views.count(),
              stores.stream()
                  .filter(s -> s.block().first() == 0)
                  .flatMap(s -> s.progress().skipped().stream())
                  .toList()));
    }
  }
}
