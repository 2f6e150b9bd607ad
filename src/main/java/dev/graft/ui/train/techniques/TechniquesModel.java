package dev.graft.ui.train.techniques;

import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.Phase;
import dev.graft.training.RatePlan;
import dev.graft.training.Techniques;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** State and commands of the part of the Train room in which techniques are chosen. */
public final class TechniquesModel {
  /** Steps of an epoch for a picture, while no images are open. */
  private static final int SOME_STEPS = 20;

  private final Session session;
  private final TechniquesForm form;
  private final ObservableValue<Basics> basics;
  private final PhasesModel phases;
  private final PicturePreview preview;
  private final RateFinding rates;
  private final MeasuredCost cost;
  private final ObjectProperty<Optional<Technique>> opened =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * What the rest of the recipe does for the techniques.
   *
   * @param basics its fields
   * @param setEpochs sets the epochs of the first phase
   * @param setRate sets the learning rate, as it is typed
   * @param request the training as chosen; empty while something is missing
   */
  public record Surroundings(
      ObservableValue<Basics> basics,
      IntConsumer setEpochs,
      Consumer<String> setRate,
      Supplier<Optional<TrainingRequest>> request) {}

  /**
   * Makes the model.
   *
   * @param session has images, backbone, freeze line
   * @param workbench looks for learning rates
   * @param executor draws and waits in the background
   * @param form the choices
   * @param around the rest of the recipe
   */
  public TechniquesModel(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      TechniquesForm form,
      Surroundings around) {
    this.session = session;
    this.form = form;
    this.basics = around.basics();
    this.phases = new PhasesModel(session, form, basics, around.setEpochs());
    this.preview = new PicturePreview(session, form, basics, executor);
    this.rates = new RateFinding(session, workbench, executor, around.request(), around.setRate());
    this.cost = new MeasuredCost(session, workbench, executor);
    opened.addListener(
        (o, was, is) -> {
          boolean pictures = is.equals(Optional.of(Technique.AUGMENTATION));
          preview.shownProperty().set(pictures);
          if (pictures) {
            cost.ask();
          }
        });
  }

  /** The choices. */
  public TechniquesForm form() {
    return form;
  }

  /** The timeline of phases. */
  public PhasesModel phases() {
    return phases;
  }

  /** Changed pictures. */
  public PicturePreview preview() {
    return preview;
  }

  /** The search for a learning rate. */
  public RateFinding rates() {
    return rates;
  }

  /** What changed pictures cost. */
  MeasuredCost cost() {
    return cost;
  }

  /** The rest of the recipe. */
  ObservableValue<Basics> basics() {
    return basics;
  }

  /** What the rooms share. */
  Session session() {
    return session;
  }

  /** The group whose page is open. */
  public ObjectProperty<Optional<Technique>> openedProperty() {
    return opened;
  }

  /**
   * Opens the page of a group, or closes it.
   *
   * @param technique which
   */
  public void toggle(Technique technique) {
    Optional<Technique> wanted = Optional.of(technique);
    opened.set(opened.get().equals(wanted) ? Optional.empty() : wanted);
  }

  /** Closes the page that is open. */
  public void close() {
    opened.set(Optional.empty());
  }

  /** Opens the page of the search and begins. */
  public void findRate() {
    opened.set(Optional.of(Technique.RATE));
    rates.start();
  }

  /**
   * What of the choices cannot be together, as a sentence.
   *
   * @return empty while all is well
   */
  public Optional<String> problem() {
    return form.problem(basics.getValue());
  }

  /** The learning rate over the epochs of all phases, as a share of the recipe's rate. */
  List<RateStretch> rateCurve(int points) {
    Basics now = basics.getValue();
    Techniques t = form.techniques();
    List<RateStretch> all = new ArrayList<>();
    all.add(stretch(t, 0, now.epochs(), 1, points));
    int from = now.epochs();
    for (Phase phase : t.then()) {
      all.add(stretch(t, from, phase.epochs(), phase.rate(), points));
      from += phase.epochs();
    }
    return all;
  }

  private RateStretch stretch(Techniques t, int from, int epochs, double rate, int points) {
    RatePlan plan = new RatePlan(t.schedule(), t.warmUpEpochs(), rate, stepsPerEpoch(), epochs);
    return new RateStretch(from, epochs, plan.preview(points));
  }

  private int stepsPerEpoch() {
    ImageSet set = session.images().set();
    Basics now = basics.getValue();
    long labelled = set.images().stream().filter(i -> i.label().isPresent()).count();
    double learnt = labelled * (1 - now.validation());
    return labelled == 0 ? SOME_STEPS : (int) Math.max(1, Math.ceil(learnt / now.batch()));
  }
}
