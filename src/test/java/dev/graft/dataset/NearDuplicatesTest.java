package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearDuplicatesTest {
  @TempDir private Path folder;

  private static ImageFacts facts(String fingerprint, long columns, long rows) {
    return new ImageFacts(
        Optional.of(fingerprint),
        Optional.of(new PerceptualHash(columns, rows, 0, 0, 0)),
        100,
        100,
        Optional.empty());
  }

  /** Smooth noise: what photographs are like from far away. */
  private static PixelImage picture(long seed, int width, int height) {
    Random random = new Random(seed);
    double[] cells = random.doubles(36).toArray();
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double cx = x * 4.99 / width;
        double cy = y * 4.99 / height;
        int i = (int) cx;
        int j = (int) cy;
        double fx = cx - i;
        double fy = cy - j;
        double top = cells[j * 6 + i] * (1 - fx) + cells[j * 6 + i + 1] * fx;
        double bottom = cells[(j + 1) * 6 + i] * (1 - fx) + cells[(j + 1) * 6 + i + 1] * fx;
        byte value = (byte) (255 * (top * (1 - fy) + bottom * fy));
        int at = (y * width + x) * 3;
        rgb[at] = value;
        rgb[at + 1] = value;
        rgb[at + 2] = value;
      }
    }
    return new PixelImage(width, height, rgb);
  }

  private static PerceptualHash hash(PixelImage image) {
    return PerceptualHash.of(image).orElseThrow();
  }

  @Property(tries = 40)
  void anotherSizeLooksTheSameAndAnotherPictureDoesNot(@ForAll long seed) {
    PerceptualHash one = hash(picture(seed, 320, 240));
    assertThat(one.distance(hash(picture(seed, 161, 119))))
        .isLessThanOrEqualTo(PerceptualHash.NEAR);
    assertThat(one.distance(hash(picture(seed + 1, 320, 240)))).isGreaterThan(PerceptualHash.NEAR);
  }

  @Test
  void coloursTellFlatPicturesApart() {
    PerceptualHash red = new PerceptualHash(1, 2, 0xa000, 0x40, 7);
    assertThat(red.isNear(new PerceptualHash(1, 2, 0xb000, 0x30, 6), 0)).isTrue();
    assertThat(red.isNear(new PerceptualHash(1, 2, 0xc000, 0x40, 7), 0)).isFalse();
    assertThat(red.isNear(new PerceptualHash(1, 2, 0xa000, 0x40, 9), 0)).isFalse();
    assertThat(red.isNear(new PerceptualHash(1, 3, 0xa000, 0x40, 7), 0)).isFalse();
  }

  @Test
  void aSingleShadeHasNoLook() {
    assertThat(PerceptualHash.of(new PixelImage(30, 20, new byte[1800]))).isEmpty();
  }

  @Test
  void aPictureOfOnePixelIsHashedWithoutAFuss() {
    assertThat(PerceptualHash.of(new PixelImage(1, 1, new byte[3]))).isEmpty();
    assertThat(PerceptualHash.of(new PixelImage(2, 1, new byte[] {0, 0, 0, -1, -1, -1})))
        .isPresent();
  }

  /** What the fast search must agree with: each compared with each. */
  private static Set<Set<Integer>> slow(List<ImageFacts> images, int distance) {
    int n = images.size();
    int[] group = new int[n];
    for (int i = 0; i < n; i++) {
      group[i] = i;
    }
    for (boolean moved = true; moved; ) {
      moved = false;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          boolean near =
              images.get(a).fingerprint().equals(images.get(b).fingerprint())
                  || images
                      .get(a)
                      .hash()
                      .orElseThrow()
                      .isNear(images.get(b).hash().orElseThrow(), distance);
          if (near && group[b] > group[a]) {
            group[b] = group[a];
            moved = true;
          }
        }
      }
    }
    TreeMap<Integer, Set<Integer>> byGroup = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      byGroup.computeIfAbsent(group[i], g -> new HashSet<>()).add(i);
    }
    Set<Set<Integer>> groups = new HashSet<>(byGroup.values());
    groups.removeIf(g -> g.size() < 2);
    return groups;
  }

  @Property(tries = 60)
  void theFastSearchMissesNothingAndInventsNothing(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 14) int distance) {
    Random random = new Random(seed);
    List<ImageFacts> images = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long columns = random.nextLong();
      long rows = random.nextLong();
      if (i > 10 && random.nextInt(3) > 0) {
        PerceptualHash near = images.get(random.nextInt(i)).hash().orElseThrow();
        columns = near.columns();
        rows = near.rows();
        for (int flips = random.nextInt(18); flips > 0; flips--) {
          columns ^= random.nextBoolean() ? 1L << random.nextInt(64) : 0;
          rows ^= random.nextBoolean() ? 1L << random.nextInt(64) : 0;
        }
      }
      images.add(facts("f" + random.nextInt(60), columns, rows));
    }
    Set<Set<Integer>> found = new HashSet<>();
    NearDuplicates.find(images, distance).forEach(g -> found.add(new HashSet<>(g)));
    assertThat(found).isEqualTo(slow(images, distance));
  }

  @Test
  void equalContentsAreCopiesEvenWithoutALook() {
    ImageFacts broken = new ImageFacts(Optional.of("aa"), Optional.empty(), 0, 0, Optional.empty());
    ImageFacts gone = new ImageFacts(Optional.empty(), Optional.empty(), 0, 0, Optional.empty());
    assertThat(NearDuplicates.find(List.of(gone, broken, gone, broken), 5))
        .containsExactly(List.of(1, 3));
  }

  @Test
  void tenThousandAreSearchedWithoutComparingEachWithEach() {
    Random random = new Random(5);
    List<ImageFacts> images = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      images.add(facts("f" + i, random.nextLong(), random.nextLong()));
    }
    PerceptualHash first = images.get(0).hash().orElseThrow();
    images.add(facts("g", first.columns() ^ 0b1011, first.rows() ^ (1L << 40)));
    assertThat(NearDuplicates.find(images, PerceptualHash.NEAR))
        .containsExactly(List.of(0, 10_000));
  }

  @Test
  void saysWhatIsWrongWithAnImage() throws Exception {
    assertThat(kind(picture("fine.png", 200, 150))).isEmpty();
    assertThat(kind(picture("tiny.png", 40, 200))).contains(ImageProblem.Kind.TINY);
    assertThat(kind(picture("long.png", 400, 100))).contains(ImageProblem.Kind.ODD_SHAPE);
    Path text = java.nio.file.Files.writeString(folder.resolve("a.jpg"), "text");
    assertThat(kind(text)).contains(ImageProblem.Kind.UNREADABLE);
    assertThat(kind(folder.resolve("gone.jpg"))).contains(ImageProblem.Kind.UNREADABLE);
    assertThat(ImageFacts.problem(300, 200, true)).isPresent();
    assertThat(ImageFacts.of(picture("facts.png", 200, 150)))
        .extracting(ImageFacts::width, ImageFacts::height)
        .containsExactly(200, 150);
  }

  private static Optional<ImageProblem.Kind> kind(Path file) {
    return ImageFacts.of(file).problem().map(ImageProblem::kind);
  }

  private Path picture(String name, int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillRect(0, 0, width / 2, height / 3);
    Path file = folder.resolve(name);
    javax.imageio.ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
