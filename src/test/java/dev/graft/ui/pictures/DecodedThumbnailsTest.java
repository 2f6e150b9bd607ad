package dev.graft.ui.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.PixelImage;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedThumbnailsTest {
  @TempDir private Path folder;

  @Test
  void aPictureComesAtItsSizeAndASecondTimeAtOnce() throws IOException {
    Path file = folder.resolve("a.png");
    Samples.picture(file, 0, 1);
    DecodedThumbnails source = new DecodedThumbnails(new CurrentThreadTaskExecutor());
    List<Image> got = new ArrayList<>();
    source.load(file, 48, got::add, reason -> {});
    Files.delete(file);
    source.load(file, 48, got::add, reason -> {});
    assertThat(got).hasSize(2);
    assertThat(got.get(0)).isSameAs(got.get(1));
    assertThat(Math.max(got.get(0).getWidth(), got.get(0).getHeight())).isEqualTo(48);
  }

  @Test
  void anUnreadableOneSaysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jpg"), "no picture");
    List<String> reasons = new ArrayList<>();
    new DecodedThumbnails(new CurrentThreadTaskExecutor())
        .load(file, 48, image -> {}, reasons::add);
    assertThat(reasons).singleElement().asString().endsWith(".");
  }

  @Test
  void whatIsTakenBackIsNotDecoded() {
    List<Runnable> started = new ArrayList<>();
    TaskExecutor never =
        new TaskExecutor() {
          @Override
          public <T> void run(
              Callable<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
            started.add(() -> failed.accept(new Problem("gone", "", true)));
          }

          @Override
          public void nextFrame(Runnable change) {
            change.run();
          }
        };
    DecodedThumbnails source = new DecodedThumbnails(never);
    List<ThumbnailSource.Request> requests = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      requests.add(source.load(folder.resolve(i + ".png"), 48, image -> {}, reason -> {}));
    }
    assertThat(started).hasSize(2);
    requests.get(2).cancel();
    requests.get(3).cancel();
    started.get(0).run();
    started.get(1).run();
    assertThat(started).hasSize(3);
  }

  @Test
  void shrinkingTakesTheMean() {
    byte[] rgb = {0, 0, 0, (byte) 200, 100, 50, 0, 0, 0, (byte) 200, 100, 50};
    Image image = Shrinking.toImage(new PixelImage(2, 2, rgb), 1);
    assertThat(image.getPixelReader().getArgb(0, 0)).isEqualTo(0xff643219);
  }

  @Test
  void theCacheIsBoundedByPixels() {
    PictureCache cache = new PictureCache();
    for (int i = 0; i < 40; i++) {
      cache.put(folder.resolve(i + ".png"), 1000, new javafx.scene.image.WritableImage(1000, 1000));
    }
    assertThat(cache.size()).isEqualTo(24);
    assertThat(cache.find(folder.resolve("0.png"), 1000)).isEmpty();
    assertThat(cache.find(folder.resolve("39.png"), 1000)).isPresent();
  }
}
