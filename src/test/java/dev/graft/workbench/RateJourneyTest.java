package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.Balance;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.LayerRates;
import dev.graft.training.Optimizer;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for a learning rate from request to curve, with the real engine in this process. */
class RateJourneyTest {
  @TempDir private Path temp;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    SampleDrawings.write(temp.resolve("pictures"), 12, 48);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private TrainingRequest request(FreezePlan freezePlan) {
    return new TrainingRequest(
        temp.resolve("pictures"),
        Optional.of("untrained-mobilenet-v2-0.35"),
        freezePlan,
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        3,
        8,
        OptionalDouble.empty(),
        0.25,
        0,
        3,
        Optional.of(temp.resolve("project")),
        Optional.empty());
  }

  private static Techniques slowed(double decay) {
    return new Techniques(
        Schedule.CONSTANT,
        0,
        Optional.empty(),
        Augmentation.NONE,
        new LayerRates(decay, Map.of()),
        Regularisation.NONE,
        Balance.NONE,
        List.of());
  }

  private RateCurve find(TrainingRequest request) throws InterruptedException {
    List<RateEvent> events = new ArrayList<>();
    assertThat(workbench.findRate(request, events::add).await()).isTrue();
    assertThat(events.subList(0, events.size() - 1))
        .isNotEmpty()
        .allMatch(RateEvent.Extracting.class::isInstance);
    return ((RateEvent.Found) events.get(events.size() - 1)).curve();
  }

  @Test
  void aSearchLeavesNoRunAndEndsInTheSameCurveAgain() throws InterruptedException {
    TrainingRequest request = request(new FreezePlan.AllFrozen());
    RateCurve curve = find(request);

    assertThat(curve.points()).hasSizeGreaterThan(20);
    assertThat(curve.points().get(0).rate()).isEqualTo(1e-7);
    assertThat(find(request)).isEqualTo(curve);
    assertThat(temp.resolve("project")).doesNotExist();
  }

  @Test
  void theFactorsOfTheLayersCount() throws InterruptedException {
    TrainingRequest request = request(new FreezePlan.AllButLastBlocks(1));
    List<RateCurve.Point> equal = find(request.using(slowed(1))).points();
    List<RateCurve.Point> slow = find(request.using(slowed(0.01))).points();

    assertThat(slow.get(0)).as("before any step").isEqualTo(equal.get(0));
    assertThat(slow).isNotEqualTo(equal);
  }

  @Test
  void whatCannotBeTrainedCannotBeSearched() {
    TrainingRequest request = request(new FreezePlan.LearningFrom("nothing of it"));
    assertThatThrownBy(() -> workbench.findRate(request, e -> {}))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("nothing of it");
  }
}
