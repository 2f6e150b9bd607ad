package dev.graft.workbench;

import dev.graft.advice.classical.FeatureTable;
import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceField;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.advice.race.Runner;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Licence;
import dev.graft.zoo.ZooEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Lets backbones run against each other, one after the other, the small ones first. */
final class Racing {
  static final int FOLDS = 5;

  private final BackboneLibrary library;
  private final FeatureReading reading;

  Racing(BackboneLibrary library, FeatureReading reading) {
    this.library = library;
    this.reading = reading;
  }

  Job start(RaceRequest request, Consumer<RaceEvent> listener) {
    reading.requireRest("the backbones would look slower than they are; let them race");
    Race race = race(request, listener, new FeatureReading.Stop());
    return Background.start(
        "race", "The race", race.stop, () -> listener.accept(new RaceEvent.Finished(race.run())));
  }

  /** Runs on the calling thread. */
  RaceReport run(RaceRequest request, Consumer<RaceEvent> listener, FeatureReading.Stop stop) {
    return race(request, listener, stop).run();
  }

  private Race race(RaceRequest request, Consumer<RaceEvent> listener, FeatureReading.Stop stop) {
    List<RaceReport.Failure> absent = new ArrayList<>();
    List<Runner> runners = runners(request, absent);
    if (runners.isEmpty()) {
      throw new GraftException(
          absent.isEmpty() ? "There is no backbone to let run." : absent.get(0).sentence());
    }
    SampledImages sampled = SampledImages.of(request.load(), request.sample(), request.seed());
    return new Race(request, sampled, runners, absent, listener, stop);
  }

  /** The small ones first, so that there is something to see soon. */
  private List<Runner> runners(RaceRequest request, List<RaceReport.Failure> absent) {
    List<String> names =
        request.backbones().isEmpty()
            ? library.list().stream().filter(ZooEntry::available).map(ZooEntry::name).toList()
            : request.backbones();
    List<Runner> runners = new ArrayList<>();
    for (String name : names) {
      String sized =
          name + (request.inputSize().isEmpty() ? "" : "@" + request.inputSize().getAsInt());
      try {
        runners.add(runner(sized));
      } catch (GraftException e) {
        absent.add(new RaceReport.Failure(sized, String.valueOf(e.getMessage())));
      }
    }
    runners.sort(Comparator.comparingLong(Runner::parameters));
    return List.copyOf(runners);
  }

  private Runner runner(String name) {
    Backbone backbone = library.find(name).orElseGet(() -> library.load(name).backbone());
    long parameters = backbone.trunk().parameters();
    return new Runner(
        name,
        backbone.architecture(),
        backbone.isPretrained(),
        backbone.preprocessing().height(),
        parameters,
        parameters * Float.BYTES,
        Licence.named(backbone.licence()));
  }

  /** One race. */
  private final class Race {
    private final RaceRequest request;
    private final SampledImages sampled;
    private final List<Runner> runners;
    private final List<RaceReport.Failure> failures;
    private final Consumer<RaceEvent> listener;
    private final FeatureReading.Stop stop;

    Race(
        RaceRequest request,
        SampledImages sampled,
        List<Runner> runners,
        List<RaceReport.Failure> absent,
        Consumer<RaceEvent> listener,
        FeatureReading.Stop stop) {
      this.request = request;
      this.sampled = sampled;
      this.runners = runners;
      this.failures = new ArrayList<>(absent);
      this.listener = listener;
      this.stop = stop;
    }

    RaceReport run() {
      SampledImages.Read read =
          sampled.read(
              done -> listener.accept(new RaceEvent.Reading(done, sampled.files().size())),
              stop::isCancelled);
      RaceField field =
          new RaceField(sampled.classes(), read.perClass(), sampled.all(), FOLDS, request.seed());
      listener.accept(new RaceEvent.Started(field, runners));
      failures.forEach(f -> listener.accept(new RaceEvent.Failed(f)));
      int[] folds = HeadTrial.folds(read.labels(), FOLDS, request.seed());
      HeadScore colours = score(read.colours(), read, folds);
      List<RaceResult> results = new ArrayList<>();
      for (Runner runner : runners) {
        try {
          RaceResult result = run(runner, read, folds);
          results.add(result);
          listener.accept(new RaceEvent.Arrived(result));
        } catch (GraftException e) {
          RaceReport.Failure failure =
              new RaceReport.Failure(runner.name(), String.valueOf(e.getMessage()));
          failures.add(failure);
          listener.accept(new RaceEvent.Failed(failure));
        }
      }
      return new RaceReport(field, colours, results, failures, read.skipped());
    }

    private RaceResult run(Runner runner, SampledImages.Read read, int[] folds) {
      long begun = System.nanoTime();
      AtomicReference<Double> speed = new AtomicReference<>(Double.NaN);
      float[][] rows =
          reading.features(
              runner.name(),
              read.files(),
              speed,
              (done, total) -> listener.accept(new RaceEvent.Running(runner.name(), done, total)),
              stop);
      HeadScore score = score(rows, read, folds);
      return new RaceResult(runner, score, speed.get(), (System.nanoTime() - begun) / 1e9);
    }

    private HeadScore score(float[][] rows, SampledImages.Read read, int[] folds) {
      return HeadTrial.crossValidated(
          HeadTrial.QUICK,
          new FeatureTable(rows, read.labels(), sampled.classes().size()),
          folds,
          request.seed(),
          stop::isCancelled);
    }
  }
}
