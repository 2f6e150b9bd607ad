package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.testing.SampleDrawings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose pictures were moved; no engine is started. */
class ImageSearchTest {
  @TempDir private Path temp;
  private Path pictures;
  private Optional<Path> project;
  private ImageSet set;
  private Workbench workbench;

  @BeforeEach
  void open() throws Exception {
    pictures = temp.resolve("pictures");
    project = Optional.of(temp.resolve("project"));
    SampleDrawings.write(pictures, 4, 64);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
    set = ImageSet.of(DatasetScanner.scan(pictures), ImageSet.DEFAULT_SPLIT);
    workbench.saveImages(project, set);
    look();
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  /** Looks at all files, as the window does in the background. */
  private Map<Path, ImageFacts> look() throws InterruptedException {
    Map<Path, ImageFacts> all = new HashMap<>();
    List<Path> files =
        workbench.loadImages(project).orElseThrow().images().stream().map(ImageItem::file).toList();
    workbench.inspect(project, files, all::putAll).await();
    return all;
  }

  @Test
  void nothingIsLookedForWhereNothingIsMissing() {
    assertThat(workbench.findImages(project, List.of(temp))).isEqualTo(new FoundAgain(set, 0, 0));
  }

  @Test
  void aMovedFolderIsFoundWithItsLabelsAndItsSplit() throws IOException {
    Path now = Files.move(pictures, temp.resolve("elsewhere"));

    FoundAgain again = workbench.findImages(project, List.of(temp.resolve("project"), temp));

    assertThat(again.found()).isEqualTo(8);
    assertThat(again.missing()).isZero();
    ImageSet kept = workbench.loadImages(project).orElseThrow();
    assertThat(kept).isEqualTo(again.images());
    assertThat(kept.root()).contains(now);
    assertThat(kept.images()).allMatch(i -> Files.exists(i.file()));
    assertThat(kept.images())
        .extracting(ImageItem::name)
        .isEqualTo(set.images().stream().map(ImageItem::name).toList());
    assertThat(kept.images())
        .extracting(ImageItem::label)
        .isEqualTo(set.images().stream().map(ImageItem::label).toList());
    assertThat(kept.assign()).isEqualTo(set.assign());
  }

  @Test
  void lookingAtFilesThatAreGoneDoesNotForgetWhatTheyWere() throws Exception {
    Files.move(pictures, temp.resolve("elsewhere"));

    assertThat(look().values()).allMatch(f -> f.fingerprint().isEmpty());

    assertThat(workbench.findImages(project, List.of(temp)).found()).isEqualTo(8);
  }

  @Test
  void whatIsNowhereIsCountedAndStaysAsItWas() throws IOException {
    Files.move(pictures, temp.resolve("elsewhere"));
    Path lost = temp.resolve("elsewhere/cats/cat-002.jpg");
    Files.delete(lost);

    FoundAgain again = workbench.findImages(project, List.of(temp));

    assertThat(again.found()).isEqualTo(7);
    assertThat(again.missing()).isEqualTo(1);
    assertThat(again.images().find(pictures.resolve("cats/cat-002.jpg"))).isPresent();
  }
}
