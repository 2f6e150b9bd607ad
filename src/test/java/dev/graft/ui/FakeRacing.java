package dev.graft.ui;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.errors.GraftException;
import dev.graft.workbench.HeadsRequest;
import dev.graft.workbench.Job;
import dev.graft.workbench.RaceRequest;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Races of backbones and comparisons of heads that do what a test tells them. */
public final class FakeRacing {
  private BiFunction<RaceRequest, Consumer<RaceEvent>, Job> racer =
      (request, listener) -> {
        throw new GraftException("A training is running; let them race when it is over.");
      };
  private BiFunction<HeadsRequest, Consumer<HeadsEvent>, Job> comparer =
      (request, listener) -> {
        throw new GraftException("A training is running; compare them when it is over.");
      };

  FakeRacing() {}

  /** Says what becomes of a race. */
  public void race(BiFunction<RaceRequest, Consumer<RaceEvent>, Job> answer) {
    racer = answer;
  }

  /** Says what becomes of a comparison of heads. */
  public void heads(BiFunction<HeadsRequest, Consumer<HeadsEvent>, Job> answer) {
    comparer = answer;
  }

  Job race(RaceRequest request, Consumer<RaceEvent> listener) {
    return racer.apply(request, listener);
  }

  Job heads(HeadsRequest request, Consumer<HeadsEvent> listener) {
    return comparer.apply(request, listener);
  }
}
