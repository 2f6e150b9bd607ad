package dev.graft.ui;

import dev.graft.dataset.Fit;
import dev.graft.errors.GraftException;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.HeatMap;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.workbench.Inference;
import dev.graft.workbench.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Answers about pictures, all scripted. */
public final class FakeInference implements Inference {
  private final Function<Path, ImagePrediction> usual;
  private final Map<String, Function<Path, ImagePrediction>> byModel = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<byte[]> kept = new ArrayList<>();
  private Function<Path, Neighbourhood> neighbours =
      file -> {
        throw new GraftException("Which pictures this has learnt from is not known here.");
      };
  private BiFunction<Path, Integer, Explanation> explainer =
      (file, c) -> {
        throw new GraftException("It gives its features as one vector.");
      };
  private Function<List<Path>, Shift> shifts =
      images -> {
        throw new GraftException("It knows no pictures that these could be compared with.");
      };
  private BiFunction<ExportFormat, Path, Exported> exporter =
      (format, out) -> {
        throw new GraftException(out + " already exists: choose another place or remove it.");
      };

  FakeInference(Function<Path, ImagePrediction> usual) {
    this.usual = usual;
  }

  /** Decides what one model says; others say the usual. */
  public void predicting(String model, Function<Path, ImagePrediction> how) {
    byModel.put(model, how);
  }

  /** Decides which training pictures a picture is like. */
  public void alike(Function<Path, Neighbourhood> how) {
    neighbours = how;
  }

  /** Decides how different pictures are from those that models know. */
  public void shifting(Function<List<Path>, Shift> how) {
    shifts = how;
  }

  /** Decides where models look. */
  public void explaining(BiFunction<Path, Integer, Explanation> how) {
    explainer = how;
  }

  /** Decides what exports lead to. */
  public void exporting(BiFunction<ExportFormat, Path, Exported> how) {
    exporter = how;
  }

  /** What was asked, in order: the question and the model. */
  public List<String> asked() {
    return asked;
  }

  /** The pictures that were kept. */
  public List<byte[]> kept() {
    return kept;
  }

  /** A map that is hot at one corner of a coarse grid. */
  public static Explanation corner(int classIndex) {
    float[] raw = new float[49];
    for (int r = 0; r < 7; r++) {
      for (int c = 0; c < 7; c++) {
        raw[r * 7 + c] = (float) Math.exp(-((r - 2) * (r - 2) + (c - 3) * (c - 3)) / 4.0);
      }
    }
    return new Explanation(
        classIndex, "class", "out_relu", Fit.STRETCH, 224, 224, HeatMap.of(7, 7, raw));
  }

  @Override
  public Job predict(String model, List<Path> images, Consumer<ImagePrediction> listener) {
    asked.add("predict " + model);
    Function<Path, ImagePrediction> how = byModel.getOrDefault(model, usual);
    return new Lazy(images, file -> listener.accept(how.apply(file)));
  }

  @Override
  public Explanation explain(String model, Path image, int classIndex) {
    asked.add("explain " + model + " " + image.getFileName() + " " + classIndex);
    return explainer.apply(image, classIndex);
  }

  @Override
  public Job similar(
      String model,
      List<Path> images,
      int count,
      Progress progress,
      Consumer<Neighbourhood> listener) {
    asked.add("similar " + model);
    progress.looked(16, 32);
    progress.looked(32, 32);
    return new Lazy(images, file -> listener.accept(neighbours.apply(file)));
  }

  @Override
  public Exported export(
      String model, ExportFormat format, Path out, List<Path> pictures, LongConsumer compared) {
    asked.add("export " + model + " " + format.word() + " " + pictures.size());
    return exporter.apply(format, out);
  }

  @Override
  public Shift shift(String model, List<Path> images) {
    asked.add("shift " + images.size());
    return shifts.apply(images);
  }

  @Override
  public void adapt(String model, List<Path> images, Adaptation how, Path out) {
    asked.add("adapt " + how.word() + " " + out.getFileName());
  }

  @Override
  public Path keep(byte[] png) {
    kept.add(png);
    return Path.of("pasted-" + kept.size() + ".png");
  }

  /** Works when it is awaited, as a job whose engine is somebody else does meanwhile. */
  private static final class Lazy implements Job {
    private final List<Path> images;
    private final Consumer<Path> work;
    private volatile boolean cancelled;

    Lazy(List<Path> images, Consumer<Path> work) {
      this.images = images;
      this.work = work;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public boolean await() {
      for (Path image : images) {
        if (cancelled) {
          return false;
        }
        work.accept(image);
      }
      return true;
    }
  }
}
