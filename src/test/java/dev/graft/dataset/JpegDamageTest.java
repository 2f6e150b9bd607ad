package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JPEG with a broken tail is used as far as it makes sense, and marked; a whole one never is. */
class JpegDamageTest {
  private static final int SIDE = 320;

  /** What can be where the end of a file should be. */
  private enum Tail {
    CUT {
      @Override
      byte[] of(byte[] whole, int from) {
        return Arrays.copyOf(whole, from);
      }
    },
    ZEROS {
      @Override
      byte[] of(byte[] whole, int from) {
        byte[] b = whole.clone();
        Arrays.fill(b, from, b.length, (byte) 0);
        return b;
      }
    },
    ERASED {
      @Override
      byte[] of(byte[] whole, int from) {
        byte[] b = whole.clone();
        Arrays.fill(b, from, b.length, (byte) 0xff);
        return b;
      }
    },
    NOISE {
      @Override
      byte[] of(byte[] whole, int from) {
        byte[] noise = new byte[whole.length - from];
        new Random(5).nextBytes(noise);
        return TestImages.concat(Arrays.copyOf(whole, from), noise);
      }
    },
    LOST_SECTORS {
      @Override
      byte[] of(byte[] whole, int from) {
        byte[] b = whole.clone();
        Arrays.fill(b, from, Math.min(b.length - 2, from + 4096), (byte) 0);
        return b;
      }
    };

    abstract byte[] of(byte[] whole, int from);
  }

  private static byte[] photo(boolean progressive) {
    return TestImages.jpeg(TestImages.image(SIDE, SIDE), 0.8f, progressive);
  }

  @ParameterizedTest
  @CsvSource({
    "CUT, 0.7", "CUT, 0.97",
    "ZEROS, 0.7", "ZEROS, 0.97",
    "ERASED, 0.7", "ERASED, 0.97",
    "NOISE, 0.7", "NOISE, 0.97",
    "LOST_SECTORS, 0.7", "LOST_SECTORS, 0.97"
  })
  void aBrokenTailIsMarkedAndTheRestIsAsItWas(Tail tail, double share) throws Exception {
    byte[] whole = photo(false);
    PixelImage expected = ImageDecoder.decode(whole).pixels();
    DecodedImage decoded = ImageDecoder.decode(tail.of(whole, (int) (whole.length * share)));
    assertThat(decoded.truncated()).isTrue();
    int healthy = (int) (SIDE * share) - 40;
    int bytes = healthy * SIDE * 3;
    assertThat(Arrays.copyOf(decoded.pixels().rgb(), bytes))
        .isEqualTo(Arrays.copyOf(expected.rgb(), bytes));
    if (share < 0.9) {
      // Behind it is the grey of missing data, not what the decoder makes of noise.
      for (int x = 0; x < SIDE; x++) {
        assertThat(decoded.pixels().pixel(x, SIDE - 1)).isEqualTo(0x808080);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CUT, 0.5", "CUT, 0.9",
    "ZEROS, 0.5", "ZEROS, 0.9",
    "ERASED, 0.5", "ERASED, 0.9",
    "NOISE, 0.5", "NOISE, 0.9",
    "LOST_SECTORS, 0.5", "LOST_SECTORS, 0.9"
  })
  void aProgressiveOneIsCoarseAndMarked(Tail tail, double share) throws Exception {
    byte[] whole = photo(true);
    DecodedImage decoded = ImageDecoder.decode(tail.of(whole, (int) (whole.length * share)));
    assertThat(decoded.truncated()).isTrue();
    byte[] rgb = decoded.pixels().rgb();
    byte[] expected = ImageDecoder.decode(whole).pixels().rgb();
    // As good as the one that was cut at the same place, not spoiled by what is behind it.
    byte[] cut =
        ImageDecoder.decode(Tail.CUT.of(whole, (int) (whole.length * share))).pixels().rgb();
    assertThat(distance(rgb, expected)).isLessThan(1.15 * distance(cut, expected) + 0.5);
  }

  private static double distance(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }

  @ParameterizedTest
  @CsvSource({"CUT", "ZEROS", "ERASED", "NOISE"})
  void lessThanHalfIsRefused(Tail tail) {
    byte[] baseline = photo(false);
    byte[] progressive = photo(true);
    int inFirstScan = firstScanOf(progressive) + 200;
    assertThatThrownBy(() -> ImageDecoder.decode(tail.of(baseline, baseline.length * 3 / 10)))
        .hasMessage("The file is cut off or damaged; less than half of the picture is there.");
    assertThatThrownBy(() -> ImageDecoder.decode(tail.of(progressive, inFirstScan)))
        .hasMessage("The file is cut off or damaged; less than half of the picture is there.");
  }

  @Test
  void aProgressiveOneThatIsCutLateInItsFirstScanIsUsed() throws Exception {
    byte[] whole = photo(true);
    int first = firstScanOf(whole);
    int second = scanBehind(whole, first + 2);
    DecodedImage decoded =
        ImageDecoder.decode(Arrays.copyOf(whole, first + (second - first) * 4 / 5));
    assertThat(decoded.truncated()).isTrue();
  }

  private static int firstScanOf(byte[] b) {
    return scanBehind(b, 2);
  }

  private static int scanBehind(byte[] b, int from) {
    for (int at = from; at + 1 < b.length; at++) {
      if (Bytes.u16(b, at, true) == 0xffda) {
        return at;
      }
    }
    throw new IllegalArgumentException("no scan there");
  }

  @Test
  void whatIsBehindTheEndMarkerIsNoDamage() throws Exception {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] whole = photo(progressive);
      byte[] noise = new byte[3000];
      new Random(1).nextBytes(noise);
      for (byte[] more : List.of(new byte[3000], noise, whole)) {
        DecodedImage decoded = ImageDecoder.decode(TestImages.concat(whole, more));
        assertThat(decoded.truncated()).isFalse();
        assertThat(decoded.pixels().rgb()).isEqualTo(ImageDecoder.decode(whole).pixels().rgb());
      }
    }
  }

  @Test
  void everyKindOfWholeFileIsWalkedThroughToItsEnd() {
    for (int width : new int[] {1, 7, 16, 17, 33, 250}) {
      for (int height : new int[] {1, 8, 15, 40, 129}) {
        for (boolean progressive : new boolean[] {false, true}) {
          for (float quality : new float[] {0.2f, 0.75f, 1f}) {
            byte[] b = TestImages.jpeg(TestImages.image(width, height), quality, progressive);
            assertThat(JpegDamage.find(b)).isEmpty();
          }
        }
      }
    }
    assertThat(JpegDamage.find(TestImages.fourComponents(60, 50, 10, 20, 30, 40))).isEmpty();
  }

  @Test
  void noRealPhotographIsMarked() throws Exception {
    List<Path> photos;
    try (Stream<Path> files = Files.walk(SharedData.folder("pets"))) {
      photos = files.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < photos.size(); i += 20) {
      assertThat(JpegDamage.find(read(photos.get(i)))).describedAs("%s", photos.get(i)).isEmpty();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
