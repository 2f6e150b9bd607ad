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
import dev.graft.training.EpochOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
  private static final double CHECKPOINT_SECONDS = 60;
  private static final double STEP_EVENT_SECONDS = 0.5;

  private final DistillationEngine engine;
  private final Path cache;
  private final Executor decoders;
  private final Consumer<DistillationEvent> events;
  private final BooleanSupplier cancelled;

  /**
   * Makes a distiller.
   *
   * @param engine computes
   * @param cache where stored views are kept
   * @param decoders runs image decoding; its threads are the caller's
   * @param events told what happens, on the thread that runs the distillation
   * @param cancelled asked between batches
   */
  public Distiller(
      DistillationEngine engine,
      Path cache,
      Executor decoders,
      Consumer<DistillationEvent> events,
      BooleanSupplier cancelled) {
    this.engine = engine;
    this.cache = cache;
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
        stores.add(
            ViewStore.open(
                cache,
                new ViewBlock(
                    ViewPass.fingerprint(prints),
                    first,
                    end,
                    recipe.size(),
                    plan.teachers().stream().map(Distiller::identity).toList(),
                    shapes,
                    engine.numerics() + ", " + ImageDecoder.version(),
                    recipe.seed())));
      }
    }
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
      DistillationState end = new Lessons(plan, learner, views, checkpoints).run(state);
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

  /** The epochs. */
  private final class Lessons {
    private final DistillationRecipe recipe;
    private final Consumer<Weights> soFar;
    private final Student student;
    private final Views views;
    private final Checkpoints checkpoints;
    private final byte[] pixels;
    private final float[] targets;
    private final long steps;
    private long lastCheckpoint = System.nanoTime();
    private long lastEvent = System.nanoTime();

    Lessons(Plan plan, Student student, Views views, Checkpoints checkpoints) {
      this.recipe = plan.recipe();
      this.soFar = plan.soFar();
      this.student = student;
      this.views = views;
      this.checkpoints = checkpoints;
      this.pixels = new byte[Math.multiplyExact(recipe.batch(), views.pixelBytes())];
      this.targets = new float[Math.multiplyExact(recipe.batch(), views.targets())];
      this.steps = (long) recipe.epochs() * stepsOfEpoch();
    }

    /** A last batch of one view would have no partner, and no variance of its own. */
    private int stepsOfEpoch() {
      return Math.max(1, views.count() / recipe.batch());
    }

    DistillationState run(DistillationState from) {
      DistillationState state = from;
      boolean saved = true;
      while (state.epochs().size() < recipe.epochs() && !cancelled.getAsBoolean()) {
        int[] order =
            EpochOrder.of(
                IntStream.range(0, views.count()).toArray(), recipe.seed(), state.epoch());
        int end = Math.min(order.length, stepsOfEpoch() * recipe.batch());
        while (state.position() < end && !cancelled.getAsBoolean()) {
          state = step(state, order);
          saved = false;
          if ((System.nanoTime() - lastCheckpoint) / 1e9 > CHECKPOINT_SECONDS) {
            save(state);
            saved = true;
          }
        }
        if (state.position() >= end) {
          state =
              state.nextEpoch(recipe.sizeIn(state.epoch()), recipe.rateAt(state.step() - 1, steps));
          saved = false;
          events.accept(state.epochs().get(state.epochs().size() - 1));
          if (state.epochs().size() < recipe.epochs()) {
            soFar.accept(student.weights());
          }
        }
      }
      if (!saved) {
        save(state);
      }
      return state;
    }

    private void save(DistillationState state) {
      // A checkpoint of the same step from before the epoch's end would stay: both are the same
      // weights, and the state that counts then is that one.
      checkpoints.save(state.step(), state, student::save);
      lastCheckpoint = System.nanoTime();
    }

    private DistillationState step(DistillationState state, int[] order) {
      long begun = System.nanoTime();
      int count = Math.min(recipe.batch(), order.length - state.position());
      views.read(order, state.position(), count, recipe.seed(), state.epoch(), pixels, targets);
      Student.Distance distance =
          student.learn(
              new Student.Batch(
                  pixels, targets, mix(state.step(), count), count, recipe.sizeIn(state.epoch())),
              recipe.rateAt(state.step(), steps),
              state.step());
      if (!Double.isFinite(distance.classes() + distance.features())) {
        throw new GraftException(
            "The student's numbers went out of bounds in step "
                + state.step()
                + "; begin again with a smaller --learning-rate.");
      }
      DistillationState after = state.learned(count, distance, (System.nanoTime() - begun) / 1e9);
      tell(after, stepsOfEpoch() * recipe.batch());
      return after;
    }

    /** Mixing (Zhang et al., 2018): the same share for all of a batch, evenly drawn. */
    private float[] mix(long step, int count) {
      SplittableRandom random = Randoms.at(recipe.seed(), Randoms.Stream.MIXING, step, 0);
      float share =
          random.nextDouble() < recipe.mixing() ? (float) (0.5 + 0.5 * random.nextDouble()) : 1;
      float[] mix = new float[count];
      java.util.Arrays.fill(mix, share);
      return mix;
    }

    private void tell(DistillationState state, int total) {
      if ((System.nanoTime() - lastEvent) / 1e9 > STEP_EVENT_SECONDS) {
        lastEvent = System.nanoTime();
        events.accept(
            new DistillationEvent.Step(
                state.epoch(),
                state.position(),
                Math.min(total, views.count()),
                state.classSum() / state.position(),
                state.featureSum() / state.position()));
      }
    }
  }
}
