package dev.graft.ui;

import dev.graft.advice.classical.ClassicalHead;
import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceField;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.advice.race.Runner;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.advice.rules.Proposal;
import dev.graft.advice.rules.Severity;
import dev.graft.training.Balance;
import dev.graft.training.FreezePlan;
import dev.graft.zoo.Licence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Findings, races and tables of heads for tests. */
public final class Advice {
  /** One class has few pictures. */
  public static final Finding RARE =
      finding(
          "unbalanced-classes",
          Severity.WARNING,
          new Proposal.UseBalance(Balance.CLASS_WEIGHTS),
          "dogs",
          900,
          "cats",
          40,
          0.957);

  /** The frozen backbone does not see enough. */
  public static final Finding UNFREEZE =
      finding(
          "unfreeze",
          Severity.HINT,
          new Proposal.Freeze(new FreezePlan.AllButLastBlocks(3), OptionalDouble.of(1e-4)),
          2400,
          0.81,
          3);

  /** Too few for tuning. */
  public static final Finding STAY_FROZEN =
      finding(
          "stay-frozen",
          Severity.HINT,
          new Proposal.Freeze(new FreezePlan.AllFrozen(), OptionalDouble.of(1e-3)),
          120,
          0.96);

  /** Few pictures to measure on. */
  public static final Finding FEW =
      finding("few-validation-images", Severity.HINT, new Proposal.DrawSplit(0.3), 24, 0.25);

  /** The numbers that a backbone gets are not those that it learnt with. */
  public static final Finding UNFIT =
      finding(
          "unfit-preprocessing",
          Severity.SERIOUS,
          new Proposal.ImportAgain("mobilenet-v2"),
          "mobilenet-v2",
          "0 to 1",
          "-1 to 1");

  private Advice() {}

  /** A finding with a proposal. */
  public static Finding finding(
      String rule, Severity severity, Proposal proposal, Object... values) {
    return new Finding(rule, severity, "", List.of(values), Optional.of(proposal));
  }

  /** The end of a look that found something. */
  public static AdviceEvent found(Finding... findings) {
    return new AdviceEvent.Advised(ProjectFacts.NOTHING, List.of(findings));
  }

  /** So many of so many right, those with the lowest numbers. */
  public static HeadScore score(int correct, int of, double seconds) {
    boolean[] right = new boolean[of];
    Arrays.fill(right, 0, correct, true);
    return new HeadScore(right, OptionalDouble.of(0.4 - 0.3 * correct / of), seconds);
  }

  /** One that takes part in a race. */
  public static Runner runner(String name, String architecture, int size, long parameters) {
    return new Runner(
        name,
        architecture,
        !name.endsWith("random"),
        size,
        parameters,
        parameters * Float.BYTES,
        Licence.named(name.startsWith("open") ? "CC-BY-NC-4.0" : "Apache-2.0"));
  }

  /** Those who race in the window of a test. */
  public static List<Runner> runners() {
    return List.of(
        runner("mobilenet-quarter", "MobileNet:0.25", 160, 218_544),
        runner("graft-mini", "MobileNetV2:0.35", 96, 410_208),
        runner("graft-mini-random", "MobileNetV2:0.35", 96, 410_208),
        runner("mobilenet-v2", "MobileNetV2:1.0", 224, 2_257_984),
        runner("open-large", "ResNet50", 224, 23_587_712));
  }

  /** How one of them did. */
  public static RaceResult result(Runner runner, int correct, double imagesPerSecond) {
    return new RaceResult(runner, score(correct, 400, 0.2), imagesPerSecond, 9);
  }

  /** A race in which two lead, one does not run, and one is of random weights. */
  public static List<RaceEvent> race() {
    List<Runner> all = runners();
    RaceField field = new RaceField(List.of("cats", "dogs"), new int[] {200, 200}, 2000, 5, 1);
    List<RaceResult> results =
        List.of(
            result(all.get(0), 381, 612),
            result(all.get(1), 368, 840),
            result(all.get(2), 243, 838),
            result(all.get(3), 388, 74.4));
    RaceReport.Failure failure =
        new RaceReport.Failure("open-large", "The file of open-large ends early; fetch it again.");
    List<RaceEvent> events = new ArrayList<>();
    events.add(new RaceEvent.Reading(400, 400));
    events.add(new RaceEvent.Started(field, all));
    for (RaceResult result : results) {
      events.add(new RaceEvent.Running(result.runner().name(), 120, 400));
      events.add(new RaceEvent.Arrived(result));
    }
    events.add(new RaceEvent.Failed(failure));
    events.add(
        new RaceEvent.Finished(
            new RaceReport(field, score(262, 400, 0.1), results, List.of(failure), List.of())));
    return events;
  }

  /** A table of heads, the neural one first. */
  public static List<HeadsEvent> heads(int neural, int... others) {
    List<HeadsEvent> events = new ArrayList<>();
    events.add(new HeadsEvent.Extracting(120, 500));
    events.add(new HeadsEvent.Started(400, 100, List.of()));
    events.add(new HeadsEvent.Learnt(new HeadRow(Optional.empty(), score(neural, 100, 1.9))));
    for (int i = 0; i < others.length; i++) {
      ClassicalHead head = HeadTrial.USUAL.get(i);
      HeadScore score = score(others[i], 100, 0.1 + 0.8 * i);
      events.add(
          new HeadsEvent.Learnt(
              new HeadRow(
                  Optional.of(head),
                  head instanceof ClassicalHead.LinearSvm
                      ? new HeadScore(score.right(), OptionalDouble.empty(), score.seconds())
                      : score)));
    }
    return events;
  }
}
