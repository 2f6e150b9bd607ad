package dev.graft.distillation;

import dev.graft.network.Backbone;
import java.util.List;
import java.util.Optional;

/** Measures a distillation's speed by its events and the time at which they come. */
public final class SpeedMeter {
  /**
   * Seconds that teachers take at least for a photograph's views; what is there sooner was stored
   * already.
   */
  private static final double FASTEST = 1e-3;

  /** Seconds below which a speed says nothing. */
  private static final double SHORTEST = 5;

  private final DistillationRecipe recipe;
  private final double looking;
  private final Backbone student;
  private double viewingTime;
  private long viewed;
  private long total;
  private long last = -1;
  private double lastAt;
  private double learningTime;
  private double learned;

  /**
   * Makes a meter.
   *
   * @param recipe the choices
   * @param teachers in the recipe's order
   * @param student for pictures of the recipe's size
   */
  public SpeedMeter(DistillationRecipe recipe, List<Backbone> teachers, Backbone student) {
    this.recipe = recipe;
    this.looking = teachers.stream().mapToDouble(DistillationSpeed::looking).sum();
    this.student = student;
  }

  /**
   * Takes an event.
   *
   * @param event what happened
   * @param seconds when, from any beginning
   */
  public void accept(DistillationEvent event, double seconds) {
    if (event instanceof DistillationEvent.Viewing e) {
      long more = e.done() - last;
      double took = seconds - lastAt;
      if (last >= 0 && more > 0 && took > more * FASTEST) {
        viewed += more;
        viewingTime += took;
      }
      last = e.done();
      lastAt = seconds;
      total = e.total();
    } else if (event instanceof DistillationEvent.Epoch e) {
      learningTime += e.seconds();
      learned += DistillationSpeed.learning(student, e.size());
    }
  }

  /**
   * The speed of a distillation that came to its end.
   *
   * @param finished its last event
   * @param before what was known before
   * @return the speed; of a part that did not take long enough, what was known before; empty if
   *     that is both
   */
  public Optional<DistillationSpeed> speed(
      DistillationEvent.Finished finished, DistillationSpeed before) {
    boolean teachers = viewingTime > SHORTEST && total > 0;
    boolean learning = learningTime > SHORTEST && recipe.epochs() > 0;
    if (!teachers && !learning) {
      return Optional.empty();
    }
    double viewsOfOne = (double) finished.views() / Math.max(1, total);
    return Optional.of(
        new DistillationSpeed(
            teachers ? viewed * viewsOfOne * looking / viewingTime : before.teachers(),
            learning ? finished.views() * learned / learningTime : before.student(),
            true));
  }
}
