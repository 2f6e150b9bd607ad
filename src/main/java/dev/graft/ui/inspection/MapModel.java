package dev.graft.ui.inspection;

import dev.graft.inspection.Embeddings;
import dev.graft.inspection.Guesses;
import dev.graft.inspection.Labels;
import dev.graft.inspection.PlanePoints;
import dev.graft.inspection.Projection;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.map.MapListener.How;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The map of all pictures: where each is, what it looks like, which are selected. The shadow of the
 * features is there at once, and the better map takes its place when it has been computed.
 */
public final class MapModel {
  private static final Texts TEXTS = Texts.in(MapModel.class);

  private final Session session;
  private final Features features;
  private final RoomPictures room;
  private final Latest drawing;
  private final Latest guessing;
  private final ReadOnlyObjectWrapper<Optional<Drawn>> drawn =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Projection> projection = new SimpleObjectProperty<>(Projection.UMAP);
  private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(Colouring.CLASS);
  private final ReadOnlyObjectWrapper<PointKinds> kinds =
      new ReadOnlyObjectWrapper<>(PointKinds.NONE);
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<Projection, PlanePoints> known = new EnumMap<>(Projection.class);
  private Map<Path, Integer> places = Map.of();
  private Optional<Guesses> guesses = Optional.empty();
  private Optional<Labels> guessedFor = Optional.empty();
  private boolean watched;

  /**
   * Where points are.
   *
   * @param embeddings the pictures, in the order of the points
   * @param points where they are
   * @param projection how they came there
   */
  public record Drawn(Embeddings embeddings, PlanePoints points, Projection projection) {}

  MapModel(Session session, Features features, RoomPictures room, TaskExecutor executor) {
    this.session = session;
    this.features = features;
    this.room = room;
    this.drawing = new Latest(executor, session.jobs());
    this.guessing = new Latest(executor, session.jobs());
    features.stateProperty().addListener(o -> featuresChanged());
    session.images().setProperty().addListener(o -> labelsChanged());
    projection.addListener(o -> draw());
    colouring.addListener(o -> labelsChanged());
  }

  /** Where points are; empty while nothing can be drawn. */
  public ReadOnlyObjectProperty<Optional<Drawn>> drawnProperty() {
    return drawn.getReadOnlyProperty();
  }

  /** Which map is wanted; the other one is shown while it is on its way. */
  public ObjectProperty<Projection> projectionProperty() {
    return projection;
  }

  /** What the colours say. */
  public ObjectProperty<Colouring> colouringProperty() {
    return colouring;
  }

  /** What each point looks like. */
  public ReadOnlyObjectProperty<PointKinds> kindsProperty() {
    return kinds.getReadOnlyProperty();
  }

  /** Why something cannot be shown, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether a map is on its way. */
  public ReadOnlyBooleanProperty drawingProperty() {
    return drawing.runningProperty();
  }

  /** Whether heads are asked what pictures show. */
  public ReadOnlyBooleanProperty guessingProperty() {
    return guessing.runningProperty();
  }

  /** Computes only what somebody looks at. */
  void watch() {
    if (!watched) {
      watched = true;
      featuresChanged();
    }
  }

  /** What is shown and by which features, in words. */
  String words() {
    return features.words();
  }

  /** The place of a file's point, if it has one. */
  Optional<Integer> point(Path file) {
    return Optional.ofNullable(places.get(file));
  }

  private void featuresChanged() {
    if (!watched) {
      return;
    }
    Optional<Embeddings> ready = features.ready();
    if (drawn.get().map(Drawn::embeddings).equals(ready) && ready.isPresent()) {
      return;
    }
    known.clear();
    guesses = Optional.empty();
    guessedFor = Optional.empty();
    drawing.cancel();
    guessing.cancel();
    if (ready.isEmpty()) {
      places = Map.of();
      drawn.set(Optional.empty());
      kinds.set(PointKinds.NONE);
      return;
    }
    Map<Path, Integer> found = new HashMap<>();
    ready.get().files().forEach(f -> found.put(f, found.size()));
    places = found;
    draw();
  }

  /** Shows the map that is wanted, or the quick one first. */
  private void draw() {
    Optional<Embeddings> ready = features.ready();
    if (ready.isEmpty() || !watched) {
      return;
    }
    Embeddings embeddings = ready.get();
    Projection wanted = projection.get();
    Optional<PlanePoints> there = Optional.ofNullable(known.get(wanted));
    if (there.isPresent()) {
      drawing.cancel();
      publish(embeddings, wanted, there.get());
      return;
    }
    Projection next = known.containsKey(Projection.PCA) ? wanted : Projection.PCA;
    String words = next == Projection.PCA ? "" : TEXTS.get("map.drawing");
    drawing.run(
        words,
        cancelled -> next.of(embeddings, Defaults.SEED, cancelled),
        points -> {
          known.put(next, points);
          if (next != wanted) {
            publish(embeddings, next, points);
          }
          draw();
        },
        error::set);
  }

  private void publish(Embeddings embeddings, Projection how, PlanePoints points) {
    Drawn now = new Drawn(embeddings, points, how);
    if (drawn.get().filter(now::equals).isEmpty()) {
      drawn.set(Optional.of(now));
    }
    labelsChanged();
  }

  private void labelsChanged() {
    Optional<Drawn> now = drawn.get();
    if (now.isEmpty()) {
      return;
    }
    Embeddings embeddings = now.get().embeddings();
    Labels labels = Labels.of(session.images().set(), embeddings.files());
    if (colouring.get() == Colouring.CLASS) {
      kinds.set(PointKinds.byClass(labels));
      return;
    }
    boolean stale = guessedFor.filter(l -> same(l, labels)).isEmpty();
    if (stale) {
      guessedFor = Optional.of(labels);
      guessing.run(
          TEXTS.get("map.guessing"),
          cancelled -> Guesses.of(embeddings, labels, Defaults.SEED, cancelled),
          said -> {
            guesses = Optional.of(said);
            labelsChanged();
          },
          error::set);
    }
    Guesses said = guesses.orElseGet(() -> nothing(embeddings.size()));
    kinds.set(
        colouring.get() == Colouring.PREDICTION
            ? PointKinds.byGuess(labels, said)
            : PointKinds.byMistake(labels, said));
  }

  private static boolean same(Labels a, Labels b) {
    return a.classes().equals(b.classes()) && Arrays.equals(a.indices(), b.indices());
  }

  private static Guesses nothing(int size) {
    int[] none = new int[size];
    Arrays.fill(none, Labels.NONE);
    return new Guesses(none);
  }

  /** What a point looks like, in words. */
  String kindName(int point) {
    PointKinds now = kinds.get();
    return point < now.of().length ? now.kinds().get(now.of()[point]).name() : "";
  }

  /** Selects pictures by their points, for the grid as well. */
  public void select(int[] points, How how) {
    if (drawn.get().isEmpty()) {
      return;
    }
    Embeddings embeddings = drawn.get().get().embeddings();
    Set<Path> chosen = new LinkedHashSet<>(how == How.INSTEAD ? Set.of() : room.selected());
    Optional<Path> lead = how == How.INSTEAD ? Optional.empty() : room.lead();
    for (int point : points) {
      Path file = embeddings.files().get(point);
      if (how == How.TURN && chosen.remove(file)) {
        continue;
      }
      chosen.add(file);
      lead = Optional.of(file);
    }
    room.select(chosen, lead);
  }
}
