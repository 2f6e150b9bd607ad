package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.FoundImages;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.FoundAgain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingImagesTest {
  private static final Path PROJECT = Path.of("/photographs/pets").toAbsolutePath();
  private static final Path CAT = Path.of("/old/a.jpg").toAbsolutePath();
  private static final Path NOW = Path.of("/new/a.jpg").toAbsolutePath();
  private static final ImageSet SET =
      new Edit.Add(FoundImages.of(List.of(CAT)).as("cats"), true).applyTo(ImageSet.EMPTY);

  private final FakeWorkbench workbench = new FakeWorkbench();
  private final RecordingNotices notices = new RecordingNotices();
  private final Session session = new Session(Optional.of(PROJECT));
  private final MissingImages missing =
      new MissingImages(
          session,
          workbench,
          new CurrentThreadTaskExecutor(),
          notices,
          then -> then.accept(Path.of("/chosen")));

  @Test
  void whereAllIsThereNothingIsSaid() {
    session.images().restore(SET);

    missing.look();

    assertThat(workbench.searched).containsExactly(List.of(PROJECT, PROJECT.getParent()));
    assertThat(notices.told()).isEmpty();
    assertThat(session.images().set()).isEqualTo(SET);
  }

  @Test
  void whatWasFoundBesideTheProjectIsShownAtItsNewPlace() {
    session.images().restore(SET);
    workbench.foundAgain = new FoundAgain(SET.moved(Map.of(CAT, NOW)), 1, 0);

    missing.look();

    assertThat(session.images().contains(NOW)).isTrue();
    assertThat(session.images().contains(CAT)).isFalse();
    assertThat(notices.told())
        .containsExactly("One image had moved and was found again by what it holds.");
  }

  @Test
  void whatIsStillMissingIsLookedForWhereTheUserSays() {
    session.images().restore(SET);
    workbench.foundAgain = new FoundAgain(SET, 0, 1);

    missing.look();

    assertThat(notices.told()).containsExactly("One image is not where it was.");
    assertThat(notices.offered()).containsExactly(Action.FIND_IMAGES);
    workbench.foundAgain = new FoundAgain(SET.moved(Map.of(CAT, NOW)), 1, 0);
    notices.accept();
    assertThat(workbench.searched.get(1)).containsExactly(Path.of("/chosen"));
    assertThat(session.images().contains(NOW)).isTrue();
  }

  @Test
  void aWindowThatOnlyLooksMovesNothing() {
    session.images().restore(SET);
    session.readOnlyProperty().set(Optional.of("Another window has it."));

    missing.look();

    assertThat(workbench.searched).isEmpty();
  }
}
