package dev.graft.ui.backbones;

import dev.graft.advice.BackboneAdvice;
import dev.graft.advice.BackboneCandidate;
import dev.graft.advice.PictureFacts;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.PictureSizes;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.zoo.Licence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which backbone to begin with for the open images, and why; quiet where there are none. */
final class Advising {
  private static final Texts TEXTS = Texts.in(Advising.class);

  /** Headers that are read: enough for a median. */
  private static final int SAMPLE = 24;

  private final Session session;
  private final TaskExecutor executor;
  private final List<BackboneItem> items;
  private final ObjectProperty<Optional<BackboneAdvice>> advice =
      new SimpleObjectProperty<>(Optional.empty());
  private OptionalInt side = OptionalInt.empty();

  Advising(Session session, TaskExecutor executor, List<BackboneItem> items) {
    this.session = session;
    this.executor = executor;
    this.items = items;
    session.datasetProperty().addListener((o, was, is) -> look(is));
    look(session.datasetProperty().get());
  }

  /** The advice; empty if there are no images or nothing can be said. */
  ObjectProperty<Optional<BackboneAdvice>> adviceProperty() {
    return advice;
  }

  private void look(Optional<Dataset> dataset) {
    side = OptionalInt.empty();
    update();
    dataset.ifPresent(
        d ->
            executor.run(
                () -> PictureSizes.typicalSide(d, SAMPLE),
                found -> {
                  if (session.datasetProperty().get().equals(dataset)) {
                    side = found;
                    update();
                  }
                },
                // Without their size the advice is only a little less good.
                problem -> update()));
  }

  /** Thinks again, because something is known that was not. */
  void update() {
    boolean known =
        items.stream()
            .filter(i -> i.facts().place() != BackboneFacts.Place.DAMAGED)
            .allMatch(i -> i.anatomyProperty().get().isPresent());
    // While the layers are being looked at, it would change its mind several times.
    advice.set(
        known
            ? session
                .datasetProperty()
                .get()
                .flatMap(
                    d ->
                        BackboneAdvice.of(
                            new PictureFacts(d.items().size(), d.classes().size(), side),
                            candidates(),
                            Runtime.getRuntime().availableProcessors()))
            : Optional.empty());
  }

  private List<BackboneCandidate> candidates() {
    return items.stream()
        .filter(i -> i.facts().place() != BackboneFacts.Place.DAMAGED)
        .filter(i -> i.facts().entry().isPretrained())
        .map(Advising::candidate)
        .toList();
  }

  private static BackboneCandidate candidate(BackboneItem item) {
    BackboneFacts facts = item.facts();
    Optional<MeasuredSpeed> speed = item.speedProperty().get();
    return new BackboneCandidate(
        facts.name(),
        facts.isHere(),
        facts.licence().commercialUse() == Licence.CommercialUse.YES,
        facts.entry().inputSize(),
        item.anatomyProperty().get().map(Anatomy::macs).orElse(0L),
        facts.top1(),
        speed.isPresent()
            ? OptionalDouble.of(speed.get().imagesPerSecond())
            : OptionalDouble.empty());
  }

  /** The advice as a sentence. */
  static String sentence(BackboneAdvice advice) {
    BackboneCandidate chosen = advice.chosen();
    PictureFacts pictures = advice.pictures();
    String time =
        advice.seconds().isPresent() ? Figures.duration(advice.seconds().getAsDouble()) : "";
    Object[] values = {
      pictures.images(), pictures.classes(), chosen.name(), chosen.inputSize(), time
    };
    if (time.isEmpty()) {
      return chosen.here()
          ? TEXTS.format("advice.here", values)
          : TEXTS.format("advice.away", values);
    }
    return chosen.here()
        ? TEXTS.format("advice.here-time", values)
        : TEXTS.format("advice.away-time", values);
  }

  /** What else there is to say, in a muted line. */
  static String remark(BackboneAdvice advice) {
    List<String> words = new ArrayList<>();
    advice
        .chosen()
        .top1()
        .ifPresent(share -> words.add(TEXTS.format("remark.top1", Figures.percent(share))));
    if (advice.seconds().isPresent()) {
      words.add(advice.isMeasured() ? TEXTS.get("remark.measured") : TEXTS.get("remark.guessed"));
    }
    advice
        .better()
        .ifPresent(
            b ->
                words.add(
                    TEXTS.format(
                        "remark.better", b.name(), Figures.percent(b.top1().orElse(Double.NaN)))));
    return String.join(" ", words);
  }
}
