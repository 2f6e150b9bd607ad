package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageFinder;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.project.Project;
import dev.graft.ui.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageKeepingTest {
  @TempDir private Path temp;
  private Path project = Path.of("");
  private ImageSet set = ImageSet.EMPTY;
  private Optional<ImageKeeping> made = Optional.empty();

  @BeforeEach
  void images() throws Exception {
    Path pets = Samples.folder(temp, 3, "cats", "dogs");
    set = new Edit.Add(ImageFinder.find(List.of(pets)), false).applyTo(ImageSet.EMPTY);
    project = temp.resolve("project");
    made =
        Optional.of(new ImageKeeping(new UserFolders(temp.resolve("data"), temp.resolve("cache"))));
  }

  private ImageKeeping keeping() {
    return made.orElseThrow();
  }

  private Map<Path, ImageFacts> look() throws InterruptedException {
    Map<Path, ImageFacts> told = new HashMap<>();
    List<Path> files = set.images().stream().map(ImageItem::file).toList();
    assertThat(keeping().inspect(Optional.of(project), files, told::putAll).await()).isTrue();
    return told;
  }

  @Test
  void whatIsSavedIsLoaded() {
    assertThat(keeping().load(Optional.of(project))).isEmpty();
    assertThat(Files.exists(project)).as("made by merely asking").isFalse();
    keeping().save(Optional.of(project), set);
    assertThat(keeping().load(Optional.of(project))).contains(set);
    assertThat(keeping().load(Optional.empty())).as("the user's own project").isEmpty();
    keeping().save(Optional.empty(), set);
    assertThat(keeping().load(Optional.empty())).contains(set);
  }

  @Test
  void aProjectRemembersWhatWasFoundUntilTheFileChanges() throws Exception {
    keeping().save(Optional.of(project), set);
    Map<Path, ImageFacts> first = look();
    assertThat(first).hasSize(6);
    try (Project opened = Project.open(project)) {
      assertThat(opened.images().facts()).hasSize(6);
    }
    Path changed = set.images().get(0).file();
    Files.writeString(changed, "no picture any more");
    Map<Path, ImageFacts> second = look();
    assertThat(second.get(changed)).isNotEqualTo(first.get(changed));
    second.remove(changed);
    first.remove(changed);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void lookingMakesNoProject() throws Exception {
    assertThat(look()).hasSize(6);
    assertThat(Files.exists(project)).isFalse();
  }

  @Test
  void aLookCanBeStopped() throws Exception {
    List<Path> files = Collections.nCopies(2_000_000, set.images().get(0).file());
    Job job = keeping().inspect(Optional.of(project), files, told -> {});
    job.cancel();
    assertThat(job.await()).isFalse();
  }
}
