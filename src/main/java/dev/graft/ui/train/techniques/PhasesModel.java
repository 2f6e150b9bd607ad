package dev.graft.ui.train.techniques;

import dev.graft.training.FreezeChoice;
import dev.graft.training.Phase;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

/** The phases of the training as a timeline that can be edited. Belongs to the JavaFX thread. */
public final class PhasesModel {
  private static final Texts TEXTS = Texts.in(PhasesModel.class);
  private static final int MOST_EPOCHS = 1000;

  private final Session session;
  private final TechniquesForm form;
  private final ObservableValue<Basics> basics;
  private final IntConsumer firstEpochs;
  private final ReadOnlyObjectWrapper<List<PhaseBar>> bars = new ReadOnlyObjectWrapper<>(List.of());
  private final IntegerProperty selected = new SimpleIntegerProperty();

  PhasesModel(
      Session session,
      TechniquesForm form,
      ObservableValue<Basics> basics,
      IntConsumer firstEpochs) {
    this.session = session;
    this.form = form;
    this.basics = basics;
    this.firstEpochs = firstEpochs;
    form.techniquesProperty().addListener(o -> show());
    basics.addListener(o -> show());
    // A change and not an invalidation: the form has to have its phases in order first.
    session.freezeProperty().addListener((o, was, is) -> show());
    show();
  }

  /** The bars from the left to the right; none while no backbone is chosen. */
  public ReadOnlyObjectProperty<List<PhaseBar>> barsProperty() {
    return bars.getReadOnlyProperty();
  }

  /** The place of the bar that is edited, from 0. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** The bar that is edited. */
  public Optional<PhaseBar> selected() {
    List<PhaseBar> all = bars.get();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(Math.max(0, Math.min(all.size() - 1, selected.get()))));
  }

  /** Whether another phase can follow. */
  public boolean canAdd() {
    return !bars.get().isEmpty() && bars.get().size() < PhaseList.MOST;
  }

  /** Adds a phase at the end and selects it: some more blocks, at a tenth of the rate. */
  public void add() {
    if (canAdd()) {
      form.phasesProperty().set(PhaseList.added(choice(), form.then()));
      selected.set(bars.get().size() - 1);
    }
  }

  /** Removes a phase; the first one stays. */
  public void remove(PhaseBar bar) {
    if (!bar.isFirst()) {
      form.phasesProperty().set(PhaseList.removed(form.then(), later(bar)));
      selected.set(Math.max(0, bar.number() - 2));
    }
  }

  /** Gives a phase so many epochs. */
  public void setEpochs(PhaseBar bar, int epochs) {
    int held = Math.max(1, Math.min(MOST_EPOCHS, epochs));
    if (bar.isFirst()) {
      firstEpochs.accept(held);
      return;
    }
    Phase was = form.then().get(later(bar));
    change(bar, new Phase(was.freezePlan(), held, was.rate()));
  }

  /** Lets so many blocks learn in a phase. In the first one, that moves the freeze line. */
  public void setLearning(PhaseBar bar, int learning) {
    if (learning == bar.learning()) {
      return;
    }
    int held = Math.max(bar.least(), Math.min(bar.blocks(), learning));
    if (bar.isFirst()) {
      session.frozenBlocksProperty().set(bar.blocks() - held);
      return;
    }
    form.phasesProperty().set(PhaseList.withBlocks(choice(), form.then(), later(bar), held));
  }

  /** Gives a phase a factor on the rate; the first one has the rate itself. */
  public void setRate(PhaseBar bar, double factor) {
    if (!bar.isFirst()) {
      Phase was = form.then().get(later(bar));
      change(bar, new Phase(was.freezePlan(), was.epochs(), factor));
    }
  }

  private void change(PhaseBar bar, Phase to) {
    form.phasesProperty().set(PhaseList.changed(choice(), form.then(), later(bar), to));
  }

  private static int later(PhaseBar bar) {
    return bar.number() - 2;
  }

  private FreezeChoice choice() {
    return session.freezeProperty().get().orElseThrow();
  }

  private void show() {
    List<PhaseBar> all = new ArrayList<>();
    session.freezeProperty().get().ifPresent(c -> fill(c, all));
    bars.set(List.copyOf(all));
    if (selected.get() >= all.size()) {
      selected.set(Math.max(0, all.size() - 1));
    }
  }

  private void fill(FreezeChoice choice, List<PhaseBar> all) {
    int blocks = choice.blocks();
    FreezeLine line = new FreezeLine(choice);
    all.add(
        new PhaseBar(
            1,
            basics.getValue().epochs(),
            line.learning(),
            0,
            blocks,
            1,
            choice.isLine()
                ? words(line.learning(), blocks)
                : TEXTS.format("phase.chosen", line.learning(), blocks)));
    List<Phase> then = form.then();
    for (int i = 0; i < then.size(); i++) {
      Phase phase = then.get(i);
      int learning = PhaseList.learning(choice.backbone(), phase.freezePlan());
      all.add(
          new PhaseBar(
              i + 2,
              phase.epochs(),
              learning,
              PhaseList.least(choice, then, i),
              blocks,
              phase.rate(),
              words(learning, blocks)));
    }
  }

  private static String words(int learning, int blocks) {
    return learning == 0
        ? TEXTS.get("phase.head")
        : learning >= blocks
            ? TEXTS.get("phase.all")
            : TEXTS.format("phase.last", learning, blocks);
  }
}
