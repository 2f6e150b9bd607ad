package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLoaderTest {
  private static final ResizeSpec SPEC = new ResizeSpec(8, 8, Fit.STRETCH);

  @TempDir Path folder;

  @Test
  void loadsPixelsAndFingerprint() throws Exception {
    byte[] content = TestImages.encode(TestImages.image(20, 10), "png");
    Path file = Files.write(folder.resolve("a.png"), content);
    FloatBuffer out = FloatBuffer.allocate(SPEC.floats());
    LoadedImage loaded = ImageLoader.load(file, SPEC, out);
    assertThat(loaded).isEqualTo(new LoadedImage(Fingerprint.of(content), 20, 10, false));
    assertThat(out.array()).isEqualTo(Resizer.resize(TestImages.pattern(20, 10), SPEC));
    assertThat(out.hasRemaining()).isFalse();
  }

  @Test
  void givesTheSizeOfTheUprightPicture() throws Exception {
    byte[] jpeg = TestImages.withExif(TestImages.jpeg(TestImages.smooth(48, 32)), 6, false);
    Path file = Files.write(folder.resolve("a.jpg"), jpeg);
    LoadedImage loaded = ImageLoader.load(file, SPEC, FloatBuffer.allocate(SPEC.floats()));
    assertThat(loaded.width()).isEqualTo(32);
    assertThat(loaded.height()).isEqualTo(48);
  }

  @Test
  void givesReasonsForWhatIsNoReadableFile() throws Exception {
    FloatBuffer out = FloatBuffer.allocate(SPEC.floats());
    assertThatThrownBy(() -> ImageLoader.load(folder.resolve("none.jpg"), SPEC, out))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("The file does not exist.");
    assertThatThrownBy(() -> ImageLoader.load(folder, SPEC, out))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("This is a folder, not an image.");
    Path empty = Files.createFile(folder.resolve("empty.jpg"));
    assertThatThrownBy(() -> ImageLoader.load(empty, SPEC, out))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("The file is empty.");
    assertThat(out.position()).isZero();
  }
}
