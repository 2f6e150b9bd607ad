package dev.graft.ui.train.techniques;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.network.Backbone;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Head;
import dev.graft.training.LayerRates;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Techniques;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What is added to plain training, as it is chosen. The factors of layers and the head's dropout
 * are the session's and only shown here. Belongs to the JavaFX thread.
 */
public final class TechniquesForm {
  private static final Texts TEXTS = Texts.in(TechniquesForm.class);

  private final Session session;
  private final Map<Dial, DoubleProperty> dials = new EnumMap<>(Dial.class);
  private final BooleanProperty flip = new SimpleBooleanProperty();
  private final BooleanProperty live = new SimpleBooleanProperty();
  private final ObjectProperty<ScheduleKind> schedule =
      new SimpleObjectProperty<>(ScheduleKind.CONSTANT);
  private final BooleanProperty stopping = new SimpleBooleanProperty();
  private final BooleanProperty batchStatistics = new SimpleBooleanProperty();
  private final ObjectProperty<Balance> balance = new SimpleObjectProperty<>(Balance.NONE);
  private final ObjectProperty<Precision> precision = new SimpleObjectProperty<>(Precision.SINGLE);
  private final ObjectProperty<List<Phase>> phases = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<Techniques> techniques =
      new ReadOnlyObjectWrapper<>(Techniques.PLAIN);
  private Optional<Backbone> spokenOf = Optional.empty();
  private boolean showing;

  /**
   * Makes a form of plain training.
   *
   * @param session has the factors of layers, the head, and the backbone of the phases
   */
  public TechniquesForm(Session session) {
    this.session = session;
    InvalidationListener change = o -> changed();
    for (Dial dial : Dial.values()) {
      dials.put(dial, new SimpleDoubleProperty(dial.initial()));
      dial(dial).addListener(change);
    }
    for (Observable each :
        List.of(flip, live, schedule, stopping, batchStatistics, balance, phases, precision)) {
      each.addListener(change);
    }
    session.layerRatesProperty().addListener(o -> showShared());
    session.headProperty().addListener(o -> showShared());
    session.freezeProperty().addListener((o, was, is) -> is.ifPresent(this::follow));
    showShared();
  }

  /** The value of a figure. */
  public DoubleProperty dial(Dial dial) {
    return Optional.ofNullable(dials.get(dial)).orElseThrow();
  }

  private double at(Dial dial) {
    return dial(dial).get();
  }

  /** Whether half of the pictures are mirrored. */
  public BooleanProperty flipProperty() {
    return flip;
  }

  /** Whether a frozen trunk runs anew in every epoch instead of over stored variants. */
  public BooleanProperty liveProperty() {
    return live;
  }

  /** How the learning rate goes. */
  public ObjectProperty<ScheduleKind> scheduleProperty() {
    return schedule;
  }

  /** Whether a phase ends when validation no longer gets better. */
  public BooleanProperty stoppingProperty() {
    return stopping;
  }

  /** Whether learning batch normalisation uses the batch's own statistics. */
  public BooleanProperty batchStatisticsProperty() {
    return batchStatistics;
  }

  /** What is done about classes with few images. */
  public ObjectProperty<Balance> balanceProperty() {
    return balance;
  }

  /** How exactly stored features are kept. */
  public ObjectProperty<Precision> precisionProperty() {
    return precision;
  }

  /**
   * The phases after the first one, as they were wished; {@link #techniques} has them as they can
   * be, since none may freeze what learns before it.
   */
  public ObjectProperty<List<Phase>> phasesProperty() {
    return phases;
  }

  /** The phases after the first one as they can be. */
  List<Phase> then() {
    return techniques().then();
  }

  /** What a recipe of so many epochs cannot be, as a sentence. */
  public Optional<String> problem(Basics basics) {
    double warmUp = at(Dial.WARM_UP);
    int shortest = then().stream().mapToInt(Phase::epochs).reduce(basics.epochs(), Math::min);
    if (warmUp > shortest) {
      return Optional.of(TEXTS.format("problem.warm-up", Dial.WARM_UP.words(warmUp), shortest));
    }
    boolean measured = basics.validation() > 0 || session.images().set().hasFixedValidation();
    if (!measured && stopping.get()) {
      return Optional.of(TEXTS.get("problem.stopping"));
    }
    return measured || schedule.get() != ScheduleKind.PLATEAU
        ? Optional.empty()
        : Optional.of(TEXTS.get("problem.plateau"));
  }

  /** All of it. */
  public ReadOnlyObjectProperty<Techniques> techniquesProperty() {
    return techniques.getReadOnlyProperty();
  }

  /** All of it as it is now. */
  public Techniques techniques() {
    return techniques.get();
  }

  /**
   * Shows what a recipe has. The factors of its layers go to the session.
   *
   * @param recipe what is added to plain training
   */
  public void show(Techniques recipe) {
    showing = true;
    showPictures(recipe.augmentation());
    schedule.set(ScheduleKind.of(recipe.schedule()));
    List<Double> figures = ScheduleKind.figures(recipe.schedule());
    for (int i = 0; i < figures.size(); i++) {
      dial(schedule.get().dials().get(i)).set(figures.get(i));
    }
    dial(Dial.WARM_UP).set(recipe.warmUpEpochs());
    stopping.set(recipe.earlyStopping().isPresent());
    recipe
        .earlyStopping()
        .ifPresent(
            e -> {
              dial(Dial.PATIENCE).set(e.patience());
              dial(Dial.MINIMUM_DELTA).set(e.minimumDelta());
            });
    Regularisation r = recipe.regularisation();
    dial(Dial.WEIGHT_DECAY).set(r.weightDecay());
    dial(Dial.SMOOTHING).set(r.labelSmoothing());
    dial(Dial.CLIP).set(r.clipNorm());
    dial(Dial.AVERAGING).set(r.averaging());
    batchStatistics.set(r.batchStatistics());
    balance.set(recipe.balance());
    precision.set(recipe.precision());
    phases.set(recipe.then());
    session.layerRatesProperty().set(recipe.layerRates());
    dial(Dial.LAYER_DECAY).set(recipe.layerRates().decay());
    showing = false;
    changed();
  }

  /** Shows changes of pictures, for instance those of a strength. */
  void show(Augmentation augmentation) {
    showing = true;
    showPictures(augmentation);
    showing = false;
    changed();
  }

  private void showPictures(Augmentation a) {
    flip.set(a.flip());
    dial(Dial.CROP).set(a.smallestCrop());
    dial(Dial.ROTATION).set(a.rotation());
    dial(Dial.BRIGHTNESS).set(a.brightness());
    dial(Dial.CONTRAST).set(a.contrast());
    dial(Dial.SATURATION).set(a.saturation());
    dial(Dial.ERASING).set(a.erasing());
    dial(Dial.MIX_UP).set(a.mixUp());
    dial(Dial.CUT_MIX).set(a.cutMix());
    live.set(a.variants() == 0);
    if (a.variants() > 0) {
      dial(Dial.VARIANTS).set(a.variants());
    }
  }

  /** Phases that name layers of one backbone mean as many blocks of another. */
  private void follow(FreezeChoice choice) {
    Backbone now = choice.backbone();
    if (spokenOf.isPresent() && !spokenOf.get().name().equals(now.name())) {
      List<Phase> counted = PhaseList.inCounts(spokenOf.get(), phases.get());
      spokenOf = Optional.of(now);
      phases.set(counted);
    }
    spokenOf = Optional.of(now);
    changed();
  }

  private List<Phase> settledPhases() {
    return session
        .freezeProperty()
        .get()
        .map(f -> PhaseList.settled(f, phases.get()))
        .orElse(phases.get());
  }

  /** What the session has and other rooms change. */
  private void showShared() {
    boolean before = showing;
    showing = true;
    dial(Dial.LAYER_DECAY).set(session.layerRatesProperty().get().decay());
    dial(Dial.DROPOUT).set(session.headProperty().get().dropout());
    showing = before;
    changed();
  }

  private void changed() {
    if (showing) {
      return;
    }
    LayerRates rates = session.layerRatesProperty().get();
    if (rates.decay() != at(Dial.LAYER_DECAY)) {
      session.layerRatesProperty().set(new LayerRates(at(Dial.LAYER_DECAY), rates.factors()));
    }
    Head head = session.headProperty().get();
    if (head.dropout() != at(Dial.DROPOUT)) {
      session.headProperty().set(new Head(head.pooling(), at(Dial.DROPOUT), head.dense()));
    }
    techniques.set(
        new Techniques(
            schedule.get().schedule(this::at),
            at(Dial.WARM_UP),
            stopping.get()
                ? Optional.of(new EarlyStopping((int) at(Dial.PATIENCE), at(Dial.MINIMUM_DELTA)))
                : Optional.empty(),
            augmentation(),
            session.layerRatesProperty().get(),
            new Regularisation(
                at(Dial.WEIGHT_DECAY),
                at(Dial.SMOOTHING),
                at(Dial.CLIP),
                at(Dial.AVERAGING),
                batchStatistics.get()),
            balance.get(),
            settledPhases(),
            precision.get()));
  }

  private Augmentation augmentation() {
    return new Augmentation(
        flip.get(),
        at(Dial.CROP),
        at(Dial.ROTATION),
        at(Dial.BRIGHTNESS),
        at(Dial.CONTRAST),
        at(Dial.SATURATION),
        at(Dial.ERASING),
        at(Dial.MIX_UP),
        at(Dial.CUT_MIX),
        live.get() ? 0 : (int) at(Dial.VARIANTS));
  }
}
