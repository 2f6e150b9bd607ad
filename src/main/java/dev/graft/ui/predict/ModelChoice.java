package dev.graft.ui.predict;

import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that can predict.
 *
 * @param reference what the workbench calls it: a bundle's folder or a backbone's name
 * @param run the run's id; empty for a backbone
 * @param label a short name
 * @param detail what tells it from the others
 */
public record ModelChoice(String reference, Optional<String> run, String label, String detail) {
  private static final Texts TEXTS = Texts.in(ModelChoice.class);

  /**
   * The model of a run.
   *
   * @param run the run
   * @return its model, if it is finished
   */
  static Optional<ModelChoice> of(RunRecord run) {
    if (run.state() != RunState.FINISHED) {
      return Optional.empty();
    }
    String share = run.validationAccuracy().map(Figures::percent).orElse("");
    String detail = share.isEmpty() ? run.backbone() : share + " · " + run.backbone();
    return run.bundle()
        .map(Path::toString)
        .map(b -> new ModelChoice(b, Optional.of(run.id()), run.id(), detail));
  }

  /**
   * A backbone with the classes that it came with.
   *
   * @param entry the backbone
   * @return its model, if it has classes and is here
   */
  static Optional<ModelChoice> of(ZooEntry entry) {
    return entry.available() && entry.classes() > 0
        ? Optional.of(
            new ModelChoice(
                entry.name(),
                Optional.empty(),
                entry.name(),
                TEXTS.format("model.own-classes", entry.classes())))
        : Optional.empty();
  }

  /** Label and the first detail, where there is little room. */
  String shortWords() {
    return label + " · " + detail.split(" · ", 2)[0];
  }

  /** Label and detail in a line. */
  public String words() {
    return label + " · " + detail;
  }
}
