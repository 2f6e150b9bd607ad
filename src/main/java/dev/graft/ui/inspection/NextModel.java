package dev.graft.ui.inspection;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.errors.GraftException;
import dev.graft.inspection.Embeddings;
import dev.graft.inspection.LabelNext;
import dev.graft.inspection.Labels;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The queue of pictures whose label would teach most. What is labelled is learnt from in the
 * background, a few labels at a time, while the queue goes on.
 */
public final class NextModel {
  private static final Texts TEXTS = Texts.in(NextModel.class);

  /** So many are chosen at once; they differ among themselves. */
  private static final int BATCH = 12;

  /** After so many labels the queue is chosen anew. */
  private static final int LEARN_EVERY = 6;

  private final Session session;
  private final Features features;
  private final Latest learning;
  private final Deque<Card> queue = new ArrayDeque<>();
  private final Deque<Card> done = new ArrayDeque<>();
  private final Set<Path> skipped = new HashSet<>();
  private final ReadOnlyObjectWrapper<Optional<Card>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper given = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Embeddings> chosenOf = Optional.empty();
  private int sinceLearning;
  private boolean watched;

  /**
   * A picture that waits for its label.
   *
   * @param file the picture
   * @param reason why it is asked about
   * @param suggested the class that it probably has
   * @param probability of that class, from 0 to 1
   */
  public record Card(
      Path file, LabelNext.Reason reason, Optional<String> suggested, double probability) {}

  NextModel(Session session, Features features, TaskExecutor executor) {
    this.session = session;
    this.features = features;
    this.learning = new Latest(executor, session.jobs());
    features.stateProperty().addListener(o -> featuresChanged());
    session.images().setProperty().addListener(o -> imagesChanged());
  }

  /** The picture that is asked about; empty if all are labelled or none was chosen yet. */
  public ReadOnlyObjectProperty<Optional<Card>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** How many labels were given here. */
  public ReadOnlyIntegerProperty givenProperty() {
    return given.getReadOnlyProperty();
  }

  /** Whether the next ones are being chosen. */
  public ReadOnlyBooleanProperty learningProperty() {
    return learning.runningProperty();
  }

  /** Why something cannot be done, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** The names of the classes. */
  List<String> classes() {
    return session.images().set().classes();
  }

  /** How many pictures have no label. */
  int waiting() {
    return session.images().set().unlabelled().size();
  }

  /** What a picture is called. */
  String name(Path file) {
    return session.images().set().find(file).map(ImageItem::name).orElse("");
  }

  void watch() {
    if (!watched) {
      watched = true;
      featuresChanged();
    }
  }

  private void featuresChanged() {
    Optional<Embeddings> ready = features.ready();
    if (!watched || ready.equals(chosenOf)) {
      return;
    }
    queue.clear();
    current.set(Optional.empty());
    chosenOf = ready;
    if (ready.isPresent()) {
      choose();
    }
  }

  private boolean isWaiting(Path file) {
    return session.images().set().find(file).filter(i -> i.label().isEmpty()).isPresent();
  }

  /** Whoever undid a label wants to be asked again; what was labelled elsewhere is not asked. */
  private void imagesChanged() {
    if (!watched) {
      return;
    }
    Optional<Card> last = Optional.ofNullable(done.peek());
    if (last.filter(c -> isWaiting(c.file())).isPresent()) {
      current.get().ifPresent(queue::addFirst);
      done.pop();
      given.set(given.get() - 1);
      current.set(last);
      return;
    }
    if (current.get().filter(c -> !isWaiting(c.file())).isPresent()) {
      go();
    } else if (current.get().isEmpty() && !learning.runningProperty().get() && waiting() > 0) {
      choose();
    }
  }

  private void go() {
    Optional<Card> next = Optional.empty();
    while (next.isEmpty() && !queue.isEmpty()) {
      next = Optional.of(queue.removeFirst()).filter(c -> isWaiting(c.file()));
    }
    current.set(next);
    if ((next.isEmpty() || sinceLearning >= LEARN_EVERY) && waiting() > 0) {
      choose();
    }
  }

  private void choose() {
    Optional<Embeddings> ready = features.ready();
    if (ready.isEmpty()) {
      return;
    }
    sinceLearning = 0;
    Embeddings embeddings = ready.get();
    Labels labels = Labels.of(session.images().set(), embeddings.files());
    int wanted = BATCH + skipped.size();
    learning.run("", stop -> proposals(embeddings, labels, wanted, stop), this::chosen, error::set);
  }

  private static List<Card> proposals(
      Embeddings embeddings, Labels labels, int wanted, BooleanSupplier stop) {
    return LabelNext.of(embeddings, labels, wanted, Defaults.SEED, stop).stream()
        .map(
            p ->
                new Card(
                    embeddings.files().get(p.picture()),
                    p.reason(),
                    p.suggested().isPresent()
                        ? Optional.of(labels.classes().get(p.suggested().getAsInt()))
                        : Optional.empty(),
                    p.probability()))
        .toList();
  }

  private void chosen(List<Card> cards) {
    Optional<Path> asked = current.get().map(Card::file);
    queue.clear();
    List<Card> fitting = cards.stream().filter(c -> isWaiting(c.file())).toList();
    fitting.stream()
        .filter(c -> !skipped.contains(c.file()) && !asked.equals(Optional.of(c.file())))
        .forEach(queue::addLast);
    if (current.get().isEmpty() && queue.isEmpty()) {
      // Only skipped ones are left: they come round again.
      skipped.clear();
      fitting.forEach(queue::addLast);
    }
    if (current.get().isEmpty() && !queue.isEmpty()) {
      current.set(Optional.of(queue.removeFirst()));
    }
  }

  /** Takes the suggestion; nothing happens where there is none. */
  public void accept() {
    current.get().flatMap(Card::suggested).ifPresent(this::label);
  }

  /**
   * Labels the picture and goes on.
   *
   * @param name the class; made if it is not there
   */
  public void label(String name) {
    Optional<Card> card = current.get();
    if (card.isEmpty()) {
      return;
    }
    try {
      if (name.isBlank()) {
        throw new GraftException(TEXTS.get("clusters.no-name"));
      }
      done.push(card.get());
      sinceLearning++;
      given.set(given.get() + 1);
      session.images().label(List.of(card.get().file()), name.strip());
      error.set(Optional.empty());
    } catch (GraftException e) {
      done.poll();
      sinceLearning--;
      given.set(given.get() - 1);
      error.set(Optional.of(Problem.of(e).sentence()));
    }
  }

  /**
   * Labels the picture by a class's place.
   *
   * @param index from 0; nothing happens if there is none
   */
  public void label(int index) {
    if (index >= 0 && index < classes().size()) {
      label(classes().get(index));
    }
  }

  /** Leaves the picture for later. */
  public void skip() {
    current
        .get()
        .ifPresent(
            c -> {
              skipped.add(c.file());
              go();
            });
  }
}
