package dev.graft.ui.compare;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Where the cells of a confusion matrix are, and how they are drawn. */
final class MatrixPainter {
  private static final Texts TEXTS = Texts.in(MatrixPainter.class);

  /** Rows of these heights: few classes get tall ones, many get as low as can be hit. */
  private static final double TALL = 76;

  private static final double LOW = 13;
  private static final double SPACE = 300;
  private static final double GAP = 8;
  private static final double LABELS = 0.3;
  private static final double UPRIGHT = 88;
  private static final double FAINT = 0.4;
  private static final int FEW = 6;

  /** The colours. */
  enum Ink {
    RIGHT("-graft-matrix-right"),
    WRONG("-graft-matrix-wrong"),
    EMPTY("-graft-matrix-empty"),
    TEXT("-graft-matrix-text"),
    LABEL("-graft-matrix-label"),
    CURSOR("-graft-matrix-cursor");

    private final String property;

    Ink(String property) {
      this.property = property;
    }

    String property() {
      return property;
    }
  }

  /**
   * A cell.
   *
   * @param truth the row
   * @param said the column
   */
  record Place(int truth, int said) {}

  private final List<String> classes;
  private final ConfusionMatrix matrix;
  private final Font font;
  private final Font bold;
  private final Function<Ink, Color> colours;
  private final double left;
  private final double top;
  private final double cellWidth;
  private final double cellHeight;
  private final boolean upright;

  MatrixPainter(
      List<String> classes,
      ConfusionMatrix matrix,
      Font font,
      double width,
      Function<Ink, Color> colours) {
    this.classes = classes;
    this.matrix = matrix;
    this.colours = colours;
    this.font = font;
    this.bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    double longest = classes.stream().mapToDouble(c -> width(c, font)).max().orElse(0);
    this.left = Math.min(longest, width * LABELS) + GAP;
    int n = classes.size();
    this.cellWidth = Math.max(1, (width - left) / n);
    this.cellHeight = Math.max(Math.max(LOW, font.getSize()), Math.min(TALL, SPACE / n));
    this.upright = n > 2 && classes.stream().anyMatch(c -> width(c, font) > cellWidth - 6);
    double line = font.getSize() * 1.6;
    this.top = upright ? Math.min(longest, UPRIGHT) + GAP : line;
  }

  private static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }

  double height() {
    return Math.ceil(top + cellHeight * classes.size());
  }

  Point2D middle(int truth, int said) {
    return new Point2D(left + (said + 0.5) * cellWidth, top + (truth + 0.5) * cellHeight);
  }

  Optional<Place> at(double x, double y) {
    int said = (int) Math.floor((x - left) / cellWidth);
    int truth = (int) Math.floor((y - top) / cellHeight);
    int n = classes.size();
    return said >= 0 && said < n && truth >= 0 && truth < n
        ? Optional.of(new Place(truth, said))
        : Optional.empty();
  }

  private Color ink(Ink ink) {
    return colours.apply(ink);
  }

  void paint(GraphicsContext g, Optional<Place> selected, Optional<Place> cursor) {
    g.clearRect(0, 0, g.getCanvas().getWidth(), g.getCanvas().getHeight());
    labels(g);
    double gap = Math.min(cellWidth, cellHeight) > 28 ? 4 : 1.5;
    for (int truth = 0; truth < classes.size(); truth++) {
      for (int said = 0; said < classes.size(); said++) {
        cell(g, truth, said, gap);
      }
    }
    cursor.ifPresent(p -> frame(g, p, gap, 1.5));
    selected.ifPresent(p -> frame(g, p, gap, 2.5));
  }

  private void labels(GraphicsContext g) {
    g.setFill(ink(Ink.LABEL));
    g.setFont(font);
    for (int c = 0; c < classes.size(); c++) {
      g.setTextBaseline(VPos.CENTER);
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(fitting(classes.get(c), left - GAP, font), 0, top + (c + 0.5) * cellHeight);
      double x = left + (c + 0.5) * cellWidth;
      if (upright) {
        g.save();
        g.translate(x, top - 5);
        g.rotate(-90);
        g.fillText(fitting(classes.get(c), top - GAP, font), 0, 0);
        g.restore();
      } else {
        g.setTextAlign(TextAlignment.CENTER);
        String words =
            classes.size() == 2 ? TEXTS.format("matrix.said", classes.get(c)) : classes.get(c);
        g.fillText(fitting(words, cellWidth - 4, font), x, top / 2 - 2);
      }
    }
  }

  private static String fitting(String text, double room, Font font) {
    if (width(text, font) <= room) {
      return text;
    }
    int end = text.length() - 1;
    while (end > 1 && width(text.substring(0, end) + "…", font) > room) {
      end--;
    }
    return text.substring(0, Math.max(1, end)) + "…";
  }

  private void cell(GraphicsContext g, int truth, int said, double gap) {
    long count = matrix.count(truth, said);
    double share = (double) count / Math.max(1, matrix.support(truth));
    double x = left + said * cellWidth + gap / 2;
    double y = top + truth * cellHeight + gap / 2;
    double w = Math.max(1, cellWidth - gap);
    double h = Math.max(1, cellHeight - gap);
    double arc = cellHeight > 20 ? 10 : 3;
    boolean right = truth == said;
    g.setGlobalAlpha(FAINT);
    g.setFill(ink(Ink.EMPTY));
    g.fillRoundRect(x, y, w, h, arc, arc);
    g.setGlobalAlpha(1);
    if (count > 0) {
      // A single mistake must be seen, so shares of mistakes begin at a visible tint.
      double strength = right ? 0.25 + 0.65 * share : 0.22 + 0.68 * Math.sqrt(share);
      g.setGlobalAlpha(strength);
      g.setFill(ink(right ? Ink.RIGHT : Ink.WRONG));
      g.fillRoundRect(x, y, w, h, arc, arc);
      g.setGlobalAlpha(1);
    }
    String words = Figures.count(count);
    Font own = classes.size() <= FEW ? bold : font;
    if ((count > 0 || classes.size() <= FEW) && h >= font.getSize() && width(words, own) < w) {
      g.setFill(ink(Ink.TEXT));
      g.setFont(own);
      g.setTextAlign(TextAlignment.CENTER);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(words, x + w / 2, y + h / 2);
    }
  }

  private void frame(GraphicsContext g, Place place, double gap, double thick) {
    g.setStroke(ink(Ink.CURSOR));
    g.setLineWidth(thick);
    double arc = cellHeight > 20 ? 10 : 3;
    g.strokeRoundRect(
        left + place.said() * cellWidth + gap / 2,
        top + place.truth() * cellHeight + gap / 2,
        Math.max(1, cellWidth - gap),
        Math.max(1, cellHeight - gap),
        arc,
        arc);
  }
}
