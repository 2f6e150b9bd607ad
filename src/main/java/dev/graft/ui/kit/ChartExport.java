package dev.graft.ui.kit;

import dev.graft.errors.GraftException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Charts as files: pictures and tables. */
public final class ChartExport {
  private static final Texts TEXTS = Texts.in(ChartExport.class);

  private ChartExport() {}

  /**
   * A table of curves: the places in the first column, then a column for each curve, blank where it
   * has no point. Numbers are written as Java writes them, so that nothing is lost.
   *
   * @param axis what the places count
   * @param curves the curves
   * @return the text of a CSV file (RFC 4180), with a line of names
   */
  public static String csv(String axis, List<Curve> curves) {
    NavigableSet<Double> places = new TreeSet<>();
    for (Curve curve : curves) {
      for (int i = 0; i < curve.size(); i++) {
        places.add(curve.x(i));
      }
    }
    StringBuilder text = new StringBuilder(quoted(axis));
    curves.forEach(c -> text.append(',').append(quoted(c.name())));
    text.append("\r\n");
    int[] at = new int[curves.size()];
    for (double x : places) {
      text.append(number(x));
      for (int c = 0; c < at.length; c++) {
        Curve curve = curves.get(c);
        text.append(',');
        if (at[c] < curve.size() && curve.x(at[c]) == x) {
          // Where two points share a place, the later one holds.
          while (at[c] + 1 < curve.size() && curve.x(at[c] + 1) == x) {
            at[c]++;
          }
          text.append(number(curve.y(at[c]++)));
        }
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String quoted(String name) {
    return name.matches("(?s).*[\",\r\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }

  /**
   * A picture of what is shown.
   *
   * @param node what to draw, which is in a scene
   * @param ground the colour behind it
   * @param scale pixels for each of the screen's
   * @return the picture; only on the JavaFX thread
   */
  public static BufferedImage picture(Node node, Color ground, double scale) {
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(ground);
    how.setTransform(Transform.scale(scale, scale));
    return SwingFXUtils.fromFXImage(node.snapshot(how, null), null);
  }

  /**
   * Writes a picture.
   *
   * @param image the picture
   * @param file a PNG file, replaced if it is there
   * @return the file
   * @throws GraftException if it cannot be written
   */
  public static Path write(BufferedImage image, Path file) {
    try {
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException(TEXTS.get("chart.no-png"));
      }
      return file;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Writes text.
   *
   * @param text for instance of {@link #csv}
   * @param file replaced if it is there
   * @return the file
   * @throws GraftException if it cannot be written
   */
  public static Path write(String text, Path file) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static GraftException failure(Path file, IOException e) {
    return new GraftException(TEXTS.format("chart.unwritten", file, e.getMessage()), e);
  }
}
