package dev.graft.testing;

import dev.graft.testing.drawings.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes drawn cats and dogs: the pictures of the sample project, and small data for tests. A
 * picture is a function of its class and number.
 */
public final class SampleDrawings {
  /** Pictures of each class in the sample project. */
  private static final int PER_CLASS = 150;

  /** Sides in pixels that the sample project's pictures have by turns. */
  private static final int[] SIDES = {288, 320, 256};

  private static final float QUALITY = 0.88f;

  private SampleDrawings() {}

  /**
   * Writes the sample project's pictures.
   *
   * @param args the folder to write to
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), PER_CLASS, SIDES);
  }

  /**
   * Writes class folders {@code cats} and {@code dogs}.
   *
   * @param folder gets the class folders
   * @param perClass pictures in each
   * @param sides pixels of the longer side, by turns
   * @throws IOException if it cannot be written
   */
  public static void write(Path folder, int perClass, int... sides) throws IOException {
    for (String name : new String[] {"cats", "dogs"}) {
      Path place = Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < perClass; i++) {
        String file =
            String.format(Locale.ROOT, "%s-%03d.jpg", name.substring(0, name.length() - 1), i + 1);
        BufferedImage picture = Picture.draw(name.equals("dogs"), i, sides[(i / 2) % sides.length]);
        writeJpeg(picture, place.resolve(file));
      }
    }
  }

  private static void writeJpeg(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
