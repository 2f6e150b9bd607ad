package dev.graft.engine;

import dev.graft.dataset.Split;
import dev.graft.evaluation.Calibration;
import dev.graft.evaluation.Coverage;
import dev.graft.evaluation.Reliability;
import dev.graft.evaluation.Tally;
import dev.graft.evaluation.Temperature;
import dev.graft.network.ClassScores;
import dev.graft.network.Network;
import dev.graft.prediction.Familiarity;
import dev.graft.prediction.KnownFeatures;
import dev.graft.prediction.Novelty;
import dev.graft.training.Answers;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FeatureSample;
import dev.graft.training.ParitySample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a finished run learns of itself from its validation pictures: how sure it may be, below
 * which probability it had better say nothing, and which pictures it knows.
 *
 * @param calibration temperature, reliability and coverage; empty without validation pictures
 * @param known the pictures that it knows; empty where their features could not be had
 */
record Trusting(Optional<Calibration> calibration, Optional<KnownFeatures> known) {
  static Trusting of(Network network, Answers raw, Optional<FeatureSample> features) {
    Optional<FeatureSample> sample = features.filter(f -> !f.learnt().isEmpty());
    double[] distances = sample.map(Trusting::heldOutDistances).orElse(new double[0]);
    Optional<KnownFeatures> known = sample.map(f -> known(f, distances));
    int[] places =
        IntStream.range(0, raw.images().size())
            .filter(i -> raw.images().get(i).split() == Split.VALIDATION)
            .toArray();
    if (places.length == 0) {
      return new Trusting(Optional.empty(), known);
    }
    float[][] said = Arrays.stream(places).mapToObj(raw::probabilities).toArray(float[][]::new);
    int[] labels = Arrays.stream(places).map(i -> raw.images().get(i).classIndex()).toArray();
    Temperature temperature = Temperature.fit(said, labels);
    if (ClassScores.layer(network).isEmpty()) {
      temperature =
          Temperature.none(Temperature.Reason.NO_SCORES, places.length, temperature.lossBefore());
    }
    Reliability.Counter before = Reliability.counter();
    Reliability.Counter after = Reliability.counter();
    double[] sure = new double[places.length];
    boolean[] right = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      float[] scaled = temperature.applied(said[i]);
      before.add(said[i], labels[i]);
      after.add(scaled, labels[i]);
      int best = Tally.mostProbable(scaled);
      sure[i] = scaled[best];
      right[i] = best == labels[i];
    }
    List<DatasetSnapshot.Item> items = Arrays.stream(places).mapToObj(raw.images()::get).toList();
    Coverage coverage = coverage(items, sure, right, sample, distances, known);
    return new Trusting(
        Optional.of(
            new Calibration(temperature, before.reliability(), after.reliability(), coverage)),
        known);
  }

  /** Of very many pictures only those count whose features were looked at. */
  private static Coverage coverage(
      List<DatasetSnapshot.Item> items,
      double[] sure,
      boolean[] right,
      Optional<FeatureSample> features,
      double[] distances,
      Optional<KnownFeatures> known) {
    if (features.isEmpty() || known.isEmpty()) {
      return Coverage.of(sure, right, new boolean[sure.length]);
    }
    Novelty rule = known.get().familiarity().rule();
    Map<Path, Boolean> unlike = new HashMap<>();
    for (int i = 0; i < distances.length; i++) {
      unlike.put(features.get().heldOut().get(i).path(), distances[i] > rule.threshold());
    }
    int[] looked =
        IntStream.range(0, items.size())
            .filter(i -> unlike.containsKey(items.get(i).path()))
            .toArray();
    boolean[] rightly = new boolean[looked.length];
    boolean[] far = new boolean[looked.length];
    for (int i = 0; i < looked.length; i++) {
      rightly[i] = right[looked[i]];
      far[i] = unlike.getOrDefault(items.get(looked[i]).path(), false);
    }
    return Coverage.of(Arrays.stream(looked).mapToDouble(i -> sure[i]).toArray(), rightly, far);
  }

  /** How far the pictures for validation are from those that were learned from. */
  private static double[] heldOutDistances(FeatureSample features) {
    return Distances.of(features.heldOutRows(), features.learntRows(), Novelty.NEIGHBOUR);
  }

  private static KnownFeatures known(FeatureSample features, double[] heldOutDistances) {
    int k = Novelty.NEIGHBOUR;
    int heldOut = features.heldOut().size();
    Novelty rule =
        heldOut >= Novelty.ENOUGH
            ? Novelty.calibrate(k, heldOutDistances, Novelty.Basis.HELD_OUT, Familiarity.KEPT)
            : Novelty.calibrate(
                k,
                Distances.amongThemselves(features.learntRows(), k),
                Novelty.Basis.LEFT_OUT,
                Familiarity.KEPT);
    List<float[]> rows = new ArrayList<>(List.of(features.learntRows()));
    List<Integer> classes = new ArrayList<>();
    features.learnt().forEach(item -> classes.add(item.classIndex()));
    int kept = Math.min(Familiarity.HELD_OUT, heldOut);
    for (int i = 0; i < kept; i++) {
      int place = (int) ((long) i * heldOut / kept);
      rows.add(features.heldOutRows()[place]);
      classes.add(features.heldOut().get(place).classIndex());
    }
    return new KnownFeatures(
        new Familiarity(rule, features.learnt().size(), classes), rows.toArray(float[][]::new));
  }

  double temperature() {
    return calibration.map(c -> c.temperature().value()).orElse(1.0);
  }

  /** With few pictures for validation no threshold can be told. */
  Optional<Double> threshold() {
    return calibration
        .map(Calibration::coverage)
        .filter(c -> c.images() >= Temperature.FEWEST)
        .map(c -> c.keeping(Coverage.KEPT));
  }

  /** What the bundle will say, from what the training's graph said. */
  Answers applied(Answers raw) {
    int classes = raw.classes().size();
    float[] all = new float[raw.images().size() * classes];
    for (int i = 0; i < raw.images().size(); i++) {
      System.arraycopy(applied(raw.probabilities(i)), 0, all, i * classes, classes);
    }
    return new Answers(raw.classes(), raw.images(), all);
  }

  private float[] applied(float[] probabilities) {
    return calibration.map(c -> c.temperature().applied(probabilities)).orElse(probabilities);
  }

  ParitySample applied(ParitySample raw) {
    int classes = raw.probabilities().length / raw.count();
    float[] all = new float[raw.probabilities().length];
    for (int i = 0; i < raw.count(); i++) {
      float[] own = Arrays.copyOfRange(raw.probabilities(), i * classes, (i + 1) * classes);
      System.arraycopy(applied(own), 0, all, i * classes, classes);
    }
    return new ParitySample(raw.count(), raw.pixels(), all);
  }
}
