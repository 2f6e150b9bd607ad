package dev.graft.ui;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.errors.GraftException;
import dev.graft.workbench.AdviceRequest;
import dev.graft.workbench.HeadsRequest;
import dev.graft.workbench.Job;
import dev.graft.workbench.RaceRequest;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Races of backbones, comparisons of heads and advice that do what a test tells them. */
public final class FakeRacing {
  private BiFunction<RaceRequest, Consumer<RaceEvent>, Job> racer =
      (request, listener) -> {
        throw new GraftException("A training is running; let them race when it is over.");
      };
  private BiFunction<HeadsRequest, Consumer<HeadsEvent>, Job> comparer =
      (request, listener) -> {
        throw new GraftException("A training is running; compare them when it is over.");
      };

  private BiFunction<AdviceRequest, Consumer<AdviceEvent>, Job> adviser =
      (request, listener) -> {
        if (request.thorough()) {
          throw new GraftException("A training is running; ask for advice when it is over.");
        }
        return FakeTalk.of(
            listener, List.of(new AdviceEvent.Advised(ProjectFacts.NOTHING, List.of())));
      };

  FakeRacing() {}

  /** Says what is advised. */
  public void advice(BiFunction<AdviceRequest, Consumer<AdviceEvent>, Job> answer) {
    adviser = answer;
  }

  Job advice(AdviceRequest request, Consumer<AdviceEvent> listener) {
    return adviser.apply(request, listener);
  }

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
