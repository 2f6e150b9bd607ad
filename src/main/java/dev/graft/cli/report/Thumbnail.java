package dev.graft.cli.report;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.UnreadableImageException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Small pictures that are part of the page. */
final class Thumbnail {
  private static final int SIDE = 200;

  private Thumbnail() {}

  /** A data URI of the whole picture as JPEG; empty if the image cannot be read any more. */
  static Optional<String> of(Path file) {
    try {
      return Optional.of(encoded(ImageLoader.decode(file).pixels()));
    } catch (UnreadableImageException e) {
      // The picture is decoration: its name, and what the model said, are there without it.
      return Optional.empty();
    }
  }

  private static String encoded(PixelImage pixels) {
    BufferedImage image = image(pixels);
    double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    while (image.getWidth() >= 2 * width && image.getHeight() >= 2 * height) {
      // By halves: each pixel of the result is a mean of those it stands for.
      image = scaled(image, image.getWidth() / 2, image.getHeight() / 2);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(scaled(image, width, height), "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private static BufferedImage image(PixelImage pixels) {
    int width = pixels.width();
    BufferedImage image = new BufferedImage(width, pixels.height(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < width; x++) {
        row[x] = pixels.pixel(x, y);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return small;
  }
}
