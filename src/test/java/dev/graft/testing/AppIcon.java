package dev.graft.testing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/**
 * Draws the program's icon: a frozen trunk in ice, hatched, and what was grafted onto it in fire.
 * Writes it as PNG (Linux and the window), ICO (Windows) and ICNS (macOS):
 *
 * <pre>java -cp target/test-classes dev.graft.testing.AppIcon src/main/dist/icons \
 *     src/main/resources/dev/graft/ui/shell</pre>
 */
public final class AppIcon {
  private static final Color ICE = new Color(0x6cb6ff);
  private static final Color ICE_DARK = new Color(0x2f6fb0);
  private static final Color FIRE = new Color(0xffa657);
  private static final Color FIRE_DARK = new Color(0xd9690c);

  /** The types of ICNS entries that hold a PNG, by side in pixels. */
  private static final Map<Integer, String> ICNS =
      new TreeMap<>(Map.of(128, "ic07", 256, "ic08", 512, "ic09", 1024, "ic10"));

  private AppIcon() {}

  /**
   * Writes the icons.
   *
   * @param args the folder of the ICO and ICNS, and that of the PNG
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.write(Path.of(args[1]).resolve("graft.png"), png(256));
    Files.write(folder.resolve("graft.ico"), ico(png(256)));
    Files.write(folder.resolve("graft.icns"), icns());
  }

  /**
   * Draws it.
   *
   * @param side in pixels
   * @return the icon, with transparent corners
   */
  public static BufferedImage draw(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(side / 100.0, side / 100.0);
    g.setPaint(new GradientPaint(0, 0, new Color(0x1d2733), 0, 100, new Color(0x0d1117)));
    g.fill(new RoundRectangle2D.Double(2, 2, 96, 96, 44, 44));
    g.translate(6, 8);
    g.scale(0.88, 0.88);
    trunk(g);
    scion(g);
    g.dispose();
    return image;
  }

  /** The trunk, cut aslant at the top. */
  private static void trunk(Graphics2D g) {
    Path2D trunk = new Path2D.Double();
    trunk.moveTo(41, 58);
    trunk.lineTo(59, 47);
    trunk.curveTo(59, 68, 61, 78, 68, 88);
    trunk.lineTo(32, 88);
    trunk.curveTo(39, 78, 41, 70, 41, 58);
    trunk.closePath();
    g.setPaint(new GradientPaint(36, 0, ICE, 66, 0, ICE_DARK));
    g.fill(trunk);
    Graphics2D hatched = (Graphics2D) g.create();
    hatched.clip(trunk);
    hatched.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.3f));
    hatched.setColor(Color.WHITE);
    hatched.setStroke(new BasicStroke(1.8f));
    for (int i = 0; i < 14; i++) {
      hatched.draw(new Line2D.Double(10 + i * 7, 95, 50 + i * 7, 40));
    }
    hatched.dispose();
  }

  /** What was grafted on, with two leaves. */
  private static void scion(Graphics2D g) {
    Path2D stem = new Path2D.Double();
    stem.moveTo(41, 53.5);
    stem.lineTo(59, 42.5);
    stem.curveTo(57, 36, 53.5, 32, 53, 24);
    stem.lineTo(47.5, 24);
    stem.curveTo(47.5, 34, 43, 40, 41, 53.5);
    stem.closePath();
    g.setPaint(new GradientPaint(40, 0, FIRE, 60, 0, FIRE_DARK));
    g.fill(stem);
    leaf(g, 50, 30, -0.72, 1.12);
    leaf(g, 50.5, 38, 0.82, 0.95);
  }

  private static void leaf(Graphics2D g, double x, double y, double angle, double size) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(angle);
    g.scale(size, size);
    Path2D leaf = new Path2D.Double();
    leaf.moveTo(0, 0);
    leaf.curveTo(-13, -8, -10, -24, 0, -31);
    leaf.curveTo(10, -24, 13, -8, 0, 0);
    leaf.closePath();
    g.setPaint(new GradientPaint(-8, 0, FIRE, 9, 0, FIRE_DARK));
    g.fill(leaf);
    g.setColor(new Color(255, 240, 220, 170));
    g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(0, -4, 0, -24));
    g.setTransform(before);
  }

  private static byte[] png(int side) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(draw(side), "png", out);
    return out.toByteArray();
  }

  /** One picture of 256 x 256 (written as 0) with 32 bits, as PNG: Windows Vista and later. */
  private static byte[] ico(byte[] png) {
    ByteBuffer ico = ByteBuffer.allocate(22 + png.length).order(ByteOrder.LITTLE_ENDIAN);
    ico.putShort((short) 0).putShort((short) 1).putShort((short) 1);
    ico.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
    ico.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(22).put(png);
    return ico.array();
  }

  private static byte[] icns() throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (Map.Entry<Integer, String> type : ICNS.entrySet()) {
      entry(entries, type.getValue(), png(type.getKey()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entry(out, "icns", entries.toByteArray());
    return out.toByteArray();
  }

  private static void entry(ByteArrayOutputStream out, String type, byte[] content)
      throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.write(type.getBytes(StandardCharsets.US_ASCII));
    data.writeInt(8 + content.length);
    data.write(content);
  }
}
