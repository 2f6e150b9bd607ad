package dev.graft.ui;

import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.errors.GraftException;
import dev.graft.workbench.DistillationRequest;
import dev.graft.workbench.Job;
import dev.graft.workbench.UnfinishedDistillation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** Distillations that do what a test tells them: a script while somebody waits, or step by step. */
public final class FakeDistilling {
  private final List<DistillationRequest> requests = new CopyOnWriteArrayList<>();
  private final List<FakeLesson> lessons = new CopyOnWriteArrayList<>();
  private final List<UnfinishedDistillation> unfinished = new CopyOnWriteArrayList<>();
  private final List<Consumer<FakeLesson>> script = new ArrayList<>();
  private Function<DistillationRecipe, DistillationEstimate> estimator =
      recipe -> new DistillationEstimate(1000, 16_000, 900_000_000L, 1L << 36, 600, 3000, false);

  /** A distillation that was started. */
  public static final class FakeLesson implements Job {
    private final Consumer<DistillationEvent> listener;
    private final List<Consumer<FakeLesson>> script;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    FakeLesson(Consumer<DistillationEvent> listener, List<Consumer<FakeLesson>> script) {
      this.listener = listener;
      this.script = List.copyOf(script);
    }

    /** Sends an event. */
    public void emit(DistillationEvent event) {
      listener.accept(event);
    }

    /** Ends it well. */
    public void finish() {
      end.complete(true);
    }

    /** Ends it badly. */
    public void fail(String sentence) {
      end.completeExceptionally(new GraftException(sentence));
    }

    /** Whether somebody asked it to end. */
    public boolean isCancelled() {
      return cancelled.get();
    }

    @Override
    public void cancel() {
      cancelled.set(true);
      end.complete(false);
    }

    @Override
    public boolean await() {
      script.forEach(step -> step.accept(this));
      if (!script.isEmpty()) {
        end.complete(!cancelled.get());
      }
      try {
        return end.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof GraftException g ? g : e;
      }
    }
  }

  /** Plays steps while somebody waits for the next distillation. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void play(Consumer<FakeLesson>... steps) {
    script.clear();
    script.addAll(List.of(steps));
  }

  /** Decides what choices will take. */
  public void estimating(Function<DistillationRecipe, DistillationEstimate> how) {
    estimator = how;
  }

  /** Adds one that was begun earlier. */
  public void begun(String name, DistillationRecipe recipe) {
    unfinished.add(new UnfinishedDistillation(name, recipe));
  }

  /** The distillations that were asked for. */
  public List<DistillationRequest> requests() {
    return requests;
  }

  /** The distillations that were started. */
  public List<FakeLesson> lessons() {
    return lessons;
  }

  Job start(DistillationRequest request, Consumer<DistillationEvent> listener) {
    requests.add(request);
    if (unfinished.stream().noneMatch(u -> u.name().equals(request.name()))) {
      begun(request.name(), request.recipe());
    }
    FakeLesson lesson = new FakeLesson(listener, script);
    lessons.add(lesson);
    return lesson;
  }

  DistillationEstimate estimate(DistillationRecipe recipe) {
    return estimator.apply(recipe);
  }

  List<UnfinishedDistillation> unfinished() {
    return List.copyOf(unfinished);
  }
}
