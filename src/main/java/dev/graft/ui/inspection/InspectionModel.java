package dev.graft.ui.inspection;

import dev.graft.inspection.Embeddings;
import dev.graft.inspection.SimilarPictures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The pages that look at pictures through features: which one is shown, and what each knows. */
public final class InspectionModel {
  private static final Texts TEXTS = Texts.in(InspectionModel.class);

  /** As many as are seen at once. */
  private static final int SIMILAR = 40;

  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.GRID);
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final RoomPictures room;
  private final Features features;
  private final MapModel map;
  private final ClustersModel clusters;
  private final NextModel next;
  private final ChecksModel checks;
  private final Latest searching;
  private Optional<Path> wantedSimilar = Optional.empty();

  /**
   * Makes the model; nothing is asked before a page is shown.
   *
   * @param session has images and backbone
   * @param workbench fetches features
   * @param executor computes in the background
   * @param room has filter and selection
   */
  public InspectionModel(
      Session session, Workbench workbench, TaskExecutor executor, RoomPictures room) {
    this.room = room;
    features = new Features(session, workbench, executor);
    map = new MapModel(session, features, room, executor);
    clusters = new ClustersModel(session, features, executor);
    next = new NextModel(session, features, executor);
    checks = new ChecksModel(session, features, executor);
    searching = new Latest(executor, session.jobs());
    page.addListener((o, was, is) -> entered(is));
    features.stateProperty().addListener(o -> search());
    session
        .wantedSimilarProperty()
        .addListener((o, was, is) -> is.ifPresent(file -> bringSimilar(session, file)));
  }

  /** What is shown. */
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /** Why similar pictures cannot be found, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** The features that all pages need. */
  public Features features() {
    return features;
  }

  /** The map. */
  public MapModel map() {
    return map;
  }

  /** The clusters. */
  public ClustersModel clusters() {
    return clusters;
  }

  /** What to label next. */
  public NextModel next() {
    return next;
  }

  /** Labels to check. */
  public ChecksModel checks() {
    return checks;
  }

  RoomPictures room() {
    return room;
  }

  private void entered(Page now) {
    if (now == Page.GRID) {
      return;
    }
    features.want();
    switch (now) {
      case MAP -> map.watch();
      case CLUSTERS -> clusters.watch();
      case NEXT -> next.watch();
      case CHECK -> checks.watch();
      case GRID -> throw new IllegalStateException("handled above");
    }
  }

  private void bringSimilar(Session session, Path file) {
    session.wantedSimilarProperty().set(Optional.empty());
    session.roomProperty().set(Room.IMAGES);
    showSimilar(file.toAbsolutePath().normalize());
  }

  /**
   * Shows the pictures in the grid that are most like one of them, as soon as its features are
   * there.
   *
   * @param file the picture
   */
  public void showSimilar(Path file) {
    wantedSimilar = Optional.of(file);
    error.set(Optional.empty());
    if (features.stateProperty().get() instanceof FeatureState.Failed) {
      features.again();
    } else {
      features.want();
    }
    search();
  }

  private void search() {
    if (wantedSimilar.isEmpty()) {
      return;
    }
    FeatureState state = features.stateProperty().get();
    if (state instanceof FeatureState.Failed f) {
      give(f.sentence());
    } else if (state instanceof FeatureState.NoBackbone) {
      give(TEXTS.get("state.no-backbone"));
    } else if (state instanceof FeatureState.Asleep) {
      wantedSimilar = Optional.empty();
    } else if (state instanceof FeatureState.Ready ready) {
      Path file = wantedSimilar.get();
      int at = ready.embeddings().files().indexOf(file);
      if (at < 0) {
        give(TEXTS.format("similar.unreadable", name(file)));
        return;
      }
      wantedSimilar = Optional.empty();
      searching.run("", stop -> similar(ready.embeddings(), at), f -> show(file, f), error::set);
    }
  }

  private void give(String sentence) {
    wantedSimilar = Optional.empty();
    error.set(Optional.of(sentence));
  }

  private static List<Path> similar(Embeddings embeddings, int at) {
    return Stream.concat(
            Stream.of(embeddings.files().get(at)),
            new SimilarPictures(embeddings)
                .to(at, SIMILAR).stream().map(s -> embeddings.files().get(s.picture())))
        .toList();
  }

  private void show(Path file, List<Path> files) {
    showInGrid(TEXTS.format("similar.words", name(file)), files);
  }

  /** Shows files in the grid and no others. */
  void showInGrid(String words, List<Path> files) {
    room.showOnly(words, files);
    page.set(Page.GRID);
  }

  static String name(Path file) {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }

  /**
   * Shows pictures on the map, selected.
   *
   * @param files the pictures
   */
  void showOnMap(List<Path> files) {
    room.select(files, files.stream().findFirst());
    page.set(Page.MAP);
  }
}
