package dev.graft.engine;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PictureReader;
import dev.graft.dataset.ScaledLoader;
import dev.graft.distillation.DistillationEngine;
import dev.graft.distillation.Student;
import dev.graft.distillation.StudentPlan;
import dev.graft.distillation.Teacher;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.ModelEngine;
import dev.graft.prediction.OpenModel;
import dev.graft.training.LearningRule;
import dev.graft.training.Tail;
import dev.graft.training.TrainingEngine;
import dev.graft.training.Trunk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.TensorFlow;

/** Training on TensorFlow's graph, predicting through DJL; loads the natives at first use. */
public final class TensorFlowEngine
    implements TrainingEngine, DistillationEngine, ModelEngine, AutoCloseable {
  private Optional<TensorFlowJpeg> jpeg = Optional.empty();

  @Override
  public Trunk openTrunk(
      Network network, List<String> passing, Weights weights, Preprocessing.Scaling scaling) {
    TensorFlowRuntime.load();
    return MemoryGuard.trunk(
        () -> new TensorFlowTrunk(network, passing, weights, scaling, TensorFlowTrunk.BATCH));
  }

  @Override
  public PictureReader pictures(Preprocessing preprocessing) {
    return preprocessing.decoding() == Preprocessing.Decoding.WHOLE
        ? ImageLoader::load
        : new ScaledLoader(jpeg());
  }

  private synchronized TensorFlowJpeg jpeg() {
    if (jpeg.isEmpty()) {
      jpeg = Optional.of(new TensorFlowJpeg());
    }
    return jpeg.get();
  }

  /** Closes what pictures were read with; nobody may be reading any more. */
  @Override
  public synchronized void close() {
    jpeg.ifPresent(TensorFlowJpeg::close);
    jpeg = Optional.empty();
  }

  @Override
  public Tail openTail(
      Network network,
      Weights weights,
      Set<String> learning,
      LearningRule rule,
      Preprocessing.Scaling scaling) {
    TensorFlowRuntime.load();
    return MemoryGuard.tail(
        network, () -> new TensorFlowTail(network, weights, learning, rule, scaling));
  }

  @Override
  public Teacher openTeacher(PretrainedBackbone teacher) {
    TensorFlowRuntime.load();
    return new TensorFlowTeacher(teacher, TensorFlowTrunk.BATCH);
  }

  @Override
  public Student openStudent(StudentPlan plan) {
    TensorFlowRuntime.load();
    return new TensorFlowStudent(plan);
  }

  @Override
  public int trunkBatch() {
    return TensorFlowTrunk.BATCH;
  }

  @Override
  public String numerics() {
    TensorFlowRuntime.load();
    return "tensorflow "
        + TensorFlow.version()
        + " "
        + System.getProperty("os.arch")
        + ", batch "
        + TensorFlowTrunk.BATCH
        + ", folded, float32";
  }

  @Override
  public OpenModel open(Path bundle) {
    return DjlModel.open(bundle);
  }

  /**
   * Opens a bundle for a single answer, sooner than {@link #open}.
   *
   * @param bundle the folder
   * @return the model; the caller closes it
   */
  OpenModel openOnce(Path bundle) {
    return DjlModel.openOnce(bundle);
  }

  /**
   * Opens a bundle for many answers; see {@link FoldedModel}.
   *
   * @param bundle the folder
   * @param features whether it gives for each picture the embedding after the probabilities
   * @return the model; the caller closes it
   */
  public OpenModel openFolded(Path bundle, boolean features) {
    return DjlModel.openFolded(bundle, features);
  }

  @Override
  public InnerModel openInner(Path bundle) {
    TensorFlowRuntime.load();
    return new SavedInnerModel(bundle);
  }

  @Override
  public void write(ModelBundle model, Weights weights, Path folder) {
    TensorFlowRuntime.load();
    BundleGraph.write(model, weights, folder);
  }

  @Override
  public Weights readWeights(ModelBundle model, Path bundle) {
    return BundleGraph.readWeights(model, bundle);
  }
}
