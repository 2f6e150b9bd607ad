package dev.graft.ui.train;

import dev.graft.evaluation.Calibration;
import dev.graft.evaluation.Temperature;
import dev.graft.prediction.ModelBundle;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.ReliabilityPane;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How sure a run's model is and how often right, as a diagram and in words. */
final class TrustRow extends HBox {
  private static final Texts TEXTS = Texts.in(TrustRow.class);
  private static final double WIDTH = 210;
  private static final double HEIGHT = 74;

  TrustRow(TaskExecutor executor, Path bundle) {
    super(18);
    setId("trust");
    setAlignment(Pos.CENTER_LEFT);
    Cards.present(this, false);
    executor.run(
        () -> read(bundle),
        found -> found.ifPresent(this::show),
        problem -> {
          getChildren().setAll(Cards.muted(problem.sentence()));
          Cards.present(this, true);
        });
  }

  /** A folder that has gone since is no problem of this card. */
  private static Optional<ModelBundle> read(Path bundle) {
    return ModelBundle.isBundle(bundle)
        ? Optional.of(ModelBundle.read(bundle)).filter(m -> m.calibration().isPresent())
        : Optional.empty();
  }

  private void show(ModelBundle model) {
    Calibration calibration = model.calibration().orElseThrow();
    String words = words(calibration);
    ReliabilityPane diagram = new ReliabilityPane(calibration.after(), words);
    diagram.setMinSize(WIDTH, HEIGHT);
    diagram.setPrefSize(WIDTH, HEIGHT);
    diagram.setMaxSize(WIDTH, HEIGHT);
    Label axis = Cards.styled(TEXTS.get("trust.axis"), "muted");
    VBox left = new VBox(4, diagram, axis);
    Label sentence = Cards.muted(words);
    sentence.setMinHeight(USE_PREF_SIZE);
    VBox right = new VBox(4, Cards.styled(TEXTS.get("trust.title"), "card-title"), sentence);
    model
        .threshold()
        .ifPresent(
            t -> {
              Label unknown =
                  Cards.muted(
                      TEXTS.format(
                          "trust.threshold",
                          Figures.percent(t),
                          Figures.percent(calibration.coverage().share(t)),
                          Figures.percent(calibration.coverage().accuracy(t))));
              unknown.setMinHeight(USE_PREF_SIZE);
              right.getChildren().add(unknown);
            });
    HBox.setHgrow(right, Priority.ALWAYS);
    getChildren().setAll(left, right);
    Cards.present(this, true);
  }

  private static String words(Calibration calibration) {
    Temperature temperature = calibration.temperature();
    String error = Figures.percent(calibration.after().error());
    return switch (temperature.reason()) {
      case FITTED ->
          TEXTS.format(
              "trust.fitted",
              error,
              Figures.percent(calibration.before().error()),
              String.format(Locale.ROOT, "%.2f", temperature.value()));
      case TOO_FEW -> TEXTS.format("trust.too-few", error, Figures.count(temperature.images()));
      case NO_MISTAKES -> TEXTS.format("trust.no-mistakes", error);
      case NO_BETTER, NO_SCORES -> TEXTS.format("trust.as-is", error);
    };
  }
}
