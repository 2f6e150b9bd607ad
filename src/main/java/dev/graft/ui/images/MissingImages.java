package dev.graft.ui.images;

import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Session;
import dev.graft.workbench.FoundAgain;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Images that are not where they were: looks for them beside the project first, since a project and
 * its pictures are often moved together, and then in the folder that the user names.
 */
public final class MissingImages {
  private static final Texts TEXTS = Texts.in(MissingImages.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final Consumer<Consumer<Path>> ask;

  /**
   * Makes it; nothing is looked for yet.
   *
   * @param session has the project and its images
   * @param workbench finds them
   * @param executor does so in the background
   * @param notices tells what came of it
   * @param ask asks the user for a folder
   */
  public MissingImages(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      Consumer<Consumer<Path>> ask) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.ask = ask;
  }

  /** Looks where they probably are; does nothing in a project that may only be looked at. */
  public void look() {
    if (session.readOnlyProperty().get().isPresent()) {
      return;
    }
    List<Path> places = new ArrayList<>();
    session.project().map(Path::toAbsolutePath).ifPresent(places::add);
    session
        .project()
        .flatMap(p -> Optional.ofNullable(p.toAbsolutePath().getParent()))
        .ifPresent(places::add);
    look(places);
  }

  private void look(List<Path> places) {
    executor.run(() -> workbench.findImages(session.project(), places), this::found, notices::fail);
  }

  private void found(FoundAgain again) {
    ImageSet now = session.images().set();
    if (again.found() > 0 && now.images().size() == again.images().images().size()) {
      session.images().restore(again.images());
    }
    if (again.missing() > 0) {
      notices.tell(
          TEXTS.format("missing.some", again.found(), again.missing()),
          Action.FIND_IMAGES,
          () -> ask.accept(folder -> look(List.of(folder))));
    } else if (again.found() > 0) {
      notices.tell(TEXTS.format("missing.found", again.found()));
    }
  }
}
