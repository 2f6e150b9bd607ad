package dev.graft.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stored views may take together, and which of them go when it is too much. */
class ViewCacheTest {
  private static final int SIZE = 32;
  private static final int VIEW_BYTES = SIZE * SIZE * 3;

  @TempDir private Path folder;

  private static ViewBlock block(String photographs) {
    return new ViewBlock(
        photographs,
        0,
        8,
        SIZE,
        List.of("teacher"),
        List.of(new TeacherShape(SIZE, 4, 2)),
        "numerics",
        1);
  }

  private ViewCache cache(int views) {
    return new ViewCache(folder, (long) views * VIEW_BYTES);
  }

  private static ViewStore fill(ViewStore store, int views) {
    for (int i = 0; i < views; i++) {
      store.append(new byte[VIEW_BYTES], new float[6], 0);
    }
    store.complete(views, List.of());
    return store;
  }

  private ViewStore open(ViewCache cache, String photographs) {
    cache.claim(List.of(block(photographs)));
    return cache.open(block(photographs));
  }

  /** A distillation that is over, and when its views were last used. */
  private Path past(String photographs, int views, Instant used) throws IOException {
    fill(open(cache(1000), photographs), views).close();
    Path place = place(photographs);
    Files.setLastModifiedTime(place.resolve(ViewStore.ABOUT), FileTime.from(used));
    return place;
  }

  private Path place(String photographs) {
    return folder.resolve(block(photographs).digest());
  }

  @Test
  void whatWasNotUsedForLongestMakesRoomFirst() throws IOException {
    Path newer = past("newer", 10, Instant.EPOCH.plusSeconds(200));
    Path oldest = past("oldest", 10, Instant.EPOCH.plusSeconds(100));
    Path newest = past("newest", 10, Instant.EPOCH.plusSeconds(300));

    try (ViewStore mine = fill(open(cache(28), "mine"), 5)) {
      assertThat(oldest).doesNotExist();
      assertThat(newer).exists();
      assertThat(newest).exists();
      assertThat(mine.progress().rows()).isEqualTo(5);

      fill(mine, 8);

      assertThat(newer).doesNotExist();
      assertThat(newest).exists();
    }
  }

  @Test
  void openingABlockMeansUsingIt() throws IOException {
    past("first", 10, Instant.EPOCH.plusSeconds(100));
    past("second", 10, Instant.EPOCH.plusSeconds(200));
    open(cache(1000), "first").close();

    open(cache(12), "other").close();

    assertThat(place("first")).exists();
    assertThat(place("second")).doesNotExist();
  }

  @Test
  void whatAnotherDistillationUsesStays() throws IOException {
    try (ViewStore theirs = fill(open(cache(1000), "theirs"), 10)) {
      past("unused", 10, Instant.now());

      try (ViewStore mine = fill(open(cache(8), "mine"), 5)) {
        assertThat(place("unused")).doesNotExist();
        assertThat(theirs.progress().rows()).isEqualTo(10);
        assertThat(mine.progress().rows()).isEqualTo(5);
        byte[] view = new byte[VIEW_BYTES];
        theirs.read(9, view, 0, new float[6], 0);
      }
      assertThat(place("theirs").resolve("pixels.bin")).hasSize(10L * VIEW_BYTES);
    }
  }

  @Test
  void whatThisDistillationWillUseStaysToo() throws IOException {
    past("later", 10, Instant.EPOCH);
    ViewCache cache = cache(18);
    cache.claim(List.of(block("sooner"), block("later")));

    try (ViewStore sooner = fill(cache.open(block("sooner")), 5);
        ViewStore later = cache.open(block("later"))) {
      assertThat(later.progress().rows()).isEqualTo(10);
      assertThat(sooner.progress().rows()).isEqualTo(5);
    }
  }

  @Test
  void oneThatNeedsMoreThanThereIsStopsWithASentenceAndKeepsWhatItHas() {
    try (ViewStore mine = open(cache(4), "mine")) {
      assertThatThrownBy(() -> fill(mine, 6))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("fewer views");
      assertThat(mine.progress().rows()).isEqualTo(6);
    }
    try (ViewStore again = open(cache(1000), "mine")) {
      assertThat(again.progress().rows()).isEqualTo(6);
    }
  }

  @Test
  void aBlockIsUsedByOneDistillationAtATime() {
    try (ViewStore first = open(cache(1000), "shared")) {
      assertThatThrownBy(() -> open(cache(1000), "shared"))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("Another distillation");
      assertThat(first.progress().rows()).isZero();
    }
    open(cache(1000), "shared").close();
  }
}
