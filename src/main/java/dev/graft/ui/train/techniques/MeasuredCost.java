package dev.graft.ui.train.techniques;

import dev.graft.dataset.Dataset;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.training.AugmentationCost;
import dev.graft.training.CostModel;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Pace;
import dev.graft.training.Phase;
import dev.graft.training.Techniques;
import dev.graft.training.TrainingCost;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.Workbench;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What changed pictures cost on this machine, as fast as it was measured with the backbone, else as
 * it is guessed. Belongs to the JavaFX thread.
 */
final class MeasuredCost {
  private static final Texts TEXTS = Texts.in(MeasuredCost.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObjectProperty<List<MeasuredSpeed>> speeds = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final int processors = Runtime.getRuntime().availableProcessors();
  private Optional<Counted> counted = Optional.empty();

  /** A model and what it was made for: making it looks at every layer. */
  private record Counted(String fingerprint, Head head, int classes, CostModel model) {}

  MeasuredCost(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
  }

  /** Looks up how fast the backbones are here. */
  void ask() {
    executor.run(
        workbench::speeds, speeds::set, failure -> problem.set(Optional.of(failure.sentence())));
  }

  /** How fast the backbones are here, as far as it was looked up. */
  ReadOnlyObjectProperty<List<MeasuredSpeed>> speedsProperty() {
    return speeds;
  }

  /** The cost of the choices as they stand; empty while images or backbone are missing. */
  Optional<String> words(Techniques techniques, Basics basics) {
    Optional<Dataset> images = session.datasetProperty().get();
    if (images.isEmpty() || session.freezeProperty().get().isEmpty()) {
      return Optional.empty();
    }
    FreezePlan plan = session.freezeProperty().get().get().plan();
    Backbone backbone = session.freezeProperty().get().get().backbone();
    CostModel model = model(backbone, Math.max(2, images.get().classes().size()));
    int all = images.get().items().size();
    int validation = (int) Math.round(all * basics.validation());
    try {
      AugmentationCost cost =
          AugmentationCost.of(
              model,
              plan,
              techniques,
              pace(backbone, model),
              Math.max(1, all - validation),
              validation,
              basics.batch());
      return Optional.of(words(cost) + problem.get().map(p -> " " + p).orElse(""));
    } catch (GraftException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /**
   * The phase whose stored features take the most room; empty while images or backbone are missing.
   */
  Optional<TrainingCost> largestStored(Techniques techniques) {
    Optional<Dataset> images = session.datasetProperty().get();
    if (images.isEmpty() || session.freezeProperty().get().isEmpty()) {
      return Optional.empty();
    }
    FreezeChoice freeze = session.freezeProperty().get().get();
    CostModel model = model(freeze.backbone(), Math.max(2, images.get().classes().size()));
    return Stream.concat(
            Stream.of(freeze.plan()), techniques.then().stream().map(Phase::freezePlan))
        .map(model::cost)
        .max(Comparator.comparingLong(TrainingCost::bytesPerImage));
  }

  private CostModel model(Backbone backbone, int classes) {
    Head head = session.headProperty().get();
    Optional<Counted> known =
        counted.filter(
            c ->
                c.fingerprint().equals(backbone.name() + backbone.fingerprint())
                    && c.head().equals(head)
                    && c.classes() == classes);
    if (known.isEmpty()) {
      counted =
          Optional.of(
              new Counted(
                  backbone.name() + backbone.fingerprint(),
                  head,
                  classes,
                  CostModel.of(backbone, head, classes)));
    }
    return counted.orElseThrow().model();
  }

  private Pace pace(Backbone backbone, CostModel model) {
    return speeds.get().stream()
        .filter(s -> s.backbone().equals(backbone.name()))
        .filter(s -> s.size() == backbone.preprocessing().height() && s.imagesPerSecond() > 0)
        .findFirst()
        .map(s -> Pace.measured(model, s.imagesPerSecond(), s.stepMillisPerImage()))
        .orElseGet(() -> Pace.guessed(processors));
  }

  private static String words(AugmentationCost c) {
    String stored =
        TEXTS.format(
            "cost.stored",
            c.variants(),
            Figures.duration(c.storedSeconds()),
            Figures.bytes(c.storedBytes()),
            Figures.duration(c.epoch()));
    String live =
        TEXTS.format("cost.live", Figures.duration(c.liveEpoch()), Figures.bytes(c.liveBytes()));
    String words =
        switch (c.way()) {
          case STORED -> TEXTS.format("cost.mixed", Figures.duration(c.epoch()));
          case CHANGED_PIXELS -> TEXTS.format("cost.pixels", Figures.duration(c.liveEpoch()));
          case VARIANTS, LIVE_TRUNK -> c.storable() ? stored + " " + live : live;
        };
    return words + " " + source(c.source());
  }

  private static String source(Pace.Source source) {
    return source == Pace.Source.MEASURED ? TEXTS.get("cost.measured") : TEXTS.get("cost.guessed");
  }
}
