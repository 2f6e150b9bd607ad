package dev.graft.ui;

import dev.graft.evaluation.Calibration;
import dev.graft.evaluation.Coverage;
import dev.graft.evaluation.Reliability;
import dev.graft.evaluation.Temperature;
import dev.graft.json.Json;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.prediction.Doubt;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Prediction;
import dev.graft.project.RunRecord;
import dev.graft.testing.Sketch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bundles that know how far they can be trusted, as far as the window reads them. */
public final class TrustedBundles {
  /** The threshold that they go by. */
  public static final double THRESHOLD = 0.6;

  private TrustedBundles() {}

  /** A description in a folder: 400 validation pictures, sure from 50% on, right a little less. */
  public static Path write(Path bundle) throws IOException {
    double[] sure = new double[400];
    boolean[] right = new boolean[400];
    Reliability.Counter before = Reliability.counter();
    Reliability.Counter after = Reliability.counter();
    for (int i = 0; i < 400; i++) {
      sure[i] = 1 - 0.5 * Math.pow(i / 400.0, 3);
      right[i] = i % 40 < 40 * sure[i] - 0.5;
      float p = (float) sure[i];
      after.add(new float[] {p, 1 - p}, right[i] ? 0 : 1);
      float q = (float) Math.min(1, p * 1.06);
      before.add(new float[] {q, 1 - q}, right[i] ? 0 : 1);
    }
    Network network = Sketch.input(8, 8, 3).pool("pool").classes(2).network();
    ModelBundle model =
        new ModelBundle(
                ModelBundle.FORMAT,
                List.of("cats", "dogs"),
                new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.NONE),
                network,
                "pool",
                List.of(),
                new ModelBundle.Origin("small", "custom", "unknown", "a test", "00"),
                Optional.empty(),
                Map.of())
            .trusted(
                Optional.of(
                    new Calibration(
                        new Temperature(1.31, Temperature.Reason.FITTED, 400, 0.21, 0.19),
                        before.reliability(),
                        after.reliability(),
                        Coverage.of(sure, right, new boolean[400]))),
                Optional.of(THRESHOLD),
                Optional.empty());
    Files.createDirectories(bundle);
    Json.write(bundle.resolve(ModelBundle.FILE), model);
    return bundle;
  }

  /** A run with such a bundle. */
  public static RunRecord run(String id, Path bundle) {
    RunRecord run = Samples.finished(id, "mobilenet-v2", 0.97);
    return new RunRecord(
        run.id(),
        run.state(),
        run.created(),
        run.backbone(),
        run.frozen(),
        run.classes(),
        run.epochs(),
        run.epochsDone(),
        run.validationAccuracy(),
        Optional.of(bundle),
        run.message());
  }

  /** What it says of a picture. */
  public static ImagePrediction says(Path file, double dogs, double distance) {
    return new ImagePrediction(
        file.toString(),
        List.of(new Prediction("dogs", 1, dogs), new Prediction("cats", 0, 1 - dogs)),
        Optional.empty(),
        Optional.of(new Doubt(THRESHOLD, distance, 0.9)));
  }
}
