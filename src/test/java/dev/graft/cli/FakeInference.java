package dev.graft.cli;

import dev.graft.prediction.Explanation;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.workbench.Inference;
import dev.graft.workbench.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What the command line asks of inference; all else is the window's. */
final class FakeInference implements Inference {
  private final List<Object> asked;

  FakeInference(List<Object> asked) {
    this.asked = asked;
  }

  @Override
  public Shift shift(String model, List<Path> images) {
    asked.add(images.size());
    return new Shift(256, 250, images.size() > 2 ? 0.996 : 0.48, 0.005, 0.96, 0.813, 0.3);
  }

  @Override
  public void adapt(String model, List<Path> images, Adaptation how, Path out) {
    asked.add(how);
    asked.add(out);
  }

  private static AssertionError unasked() {
    return new AssertionError("the command line does not ask for that");
  }

  @Override
  public Job predict(String model, List<Path> images, Consumer<ImagePrediction> listener) {
    throw unasked();
  }

  @Override
  public Explanation explain(String model, Path image, int classIndex) {
    throw unasked();
  }

  @Override
  public Job similar(
      String model,
      List<Path> images,
      int count,
      Progress progress,
      Consumer<Neighbourhood> listener) {
    throw unasked();
  }

  @Override
  public Exported export(
      String model, ExportFormat format, Path out, List<Path> pictures, LongConsumer compared) {
    throw unasked();
  }

  @Override
  public Path keep(byte[] png) {
    throw unasked();
  }
}
