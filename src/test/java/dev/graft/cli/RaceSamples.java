package dev.graft.cli;

import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceField;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.advice.race.Runner;
import dev.graft.dataset.SkippedFile;
import dev.graft.zoo.Licence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A race and a comparison of heads that never were. */
final class RaceSamples {
  private RaceSamples() {}

  static HeadScore score(int right) {
    boolean[] all = new boolean[40];
    Arrays.fill(all, 0, right, true);
    return new HeadScore(all, OptionalDouble.of(0.25), 1.5);
  }

  static RaceResult result(String name, boolean pretrained, int right, double speed) {
    return new RaceResult(
        new Runner(
            name,
            "MobileNetV2:0.35",
            pretrained,
            96,
            410_208,
            1_640_832,
            Licence.named(pretrained ? "Apache-2.0" : "CC-BY-NC-4.0")),
        score(right),
        speed,
        2.5);
  }

  static List<RaceEvent> race() {
    RaceField field = new RaceField(List.of("cat", "dog"), new int[] {24, 16}, 100, 5, 1);
    List<RaceResult> results =
        List.of(
            result("quick", true, 37, 300.4),
            result("better", true, 38, 100),
            result("untrained", false, 20, 310));
    RaceReport.Failure failure = new RaceReport.Failure("old", "It is gone.");
    return List.of(
        new RaceEvent.Reading(40, 41),
        new RaceEvent.Started(field, results.stream().map(RaceResult::runner).toList()),
        new RaceEvent.Failed(failure),
        new RaceEvent.Running("quick", 40, 40),
        new RaceEvent.Arrived(results.get(0)),
        new RaceEvent.Finished(
            new RaceReport(
                field,
                score(26),
                results,
                List.of(failure),
                List.of(new SkippedFile(Path.of("/d/cat/x.jpg"), "broken PNG")))));
  }

  static List<HeadsEvent> heads() {
    return List.of(
        new HeadsEvent.Extracting(50, 50),
        new HeadsEvent.Started(
            40, 10, List.of(new SkippedFile(Path.of("/d/cat/x.jpg"), "broken PNG"))),
        new HeadsEvent.Learnt(new HeadRow(Optional.empty(), score(36))),
        new HeadsEvent.Learnt(
            new HeadRow(
                Optional.of(HeadTrial.USUAL.get(1)),
                new HeadScore(score(30).right(), OptionalDouble.empty(), 0.5))));
  }
}
