package dev.graft.cli.report;

import dev.graft.cli.Words;
import dev.graft.network.Block;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.prediction.ModelBundle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The blocks of the backbone and the new head as SVG: ice is frozen and hatched, fire learns. */
final class BlockChart {
  private static final double WIDTH = 940;
  private static final double HEIGHT = 128;
  private static final double GAP = 3;
  private static final double HEAD = 46;
  private static final double TALLEST = 92;

  private BlockChart() {}

  static Html draw(ModelBundle model, Set<String> learning) {
    List<Block> blocks = model.blocks();
    Html svg = new Html();
    svg.add(
        "<svg class='blocks' viewBox='0 0 %s %s' role='img' aria-label='%s'>",
        WIDTH, HEIGHT, words(model, learning));
    svg.raw(
        "<defs><pattern id='hatch' width='7' height='7' patternUnits='userSpaceOnUse'"
            + " patternTransform='rotate(45)'><rect class='ice-fill' width='7' height='7'/>"
            + "<rect class='ice-hatch' width='2' height='7'/></pattern></defs>");
    double each = (WIDTH - HEAD - GAP) / Math.max(1, blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean fire = learns(block, learning);
      Shape shape = model.network().shape(block.lastLayer());
      double tall = tall(shape);
      svg.add(
          "<g class='%s'><rect x='%s' y='%s' width='%s' height='%s' rx='3'/>"
              + "<text x='%s' y='%s' text-anchor='middle'>%s</text><title>%s</title></g>",
          fire ? "fire" : "ice",
          n(i * each),
          n(TALLEST + 10 - tall),
          n(each - GAP),
          n(tall),
          n(i * each + (each - GAP) / 2),
          HEIGHT - 8,
          label(block, each),
          block.name()
              + (fire ? ": learned, " : ": frozen, ")
              + Words.count(parameters(model.network(), block), "parameter")
              + ", "
              + shape);
    }
    svg.add(
        "<g class='fire head'><rect x='%s' y='%s' width='%s' height='%s' rx='6'/>"
            + "<text x='%s' y='%s' text-anchor='middle'>head</text>"
            + "<title>the new head for %s: learned</title></g></svg>",
        n(WIDTH - HEAD),
        40,
        HEAD,
        TALLEST - 30,
        n(WIDTH - HEAD / 2),
        HEIGHT - 8,
        Words.count(model.classes().size()) + " classes");
    return svg;
  }

  /** For instance {@code 18 of 18 blocks frozen, only the head learned}. */
  static String words(ModelBundle model, Set<String> learning) {
    long all = model.blocks().size();
    long fire = model.blocks().stream().filter(b -> learns(b, learning)).count();
    if (fire == 0) {
      return "All " + all + " blocks of the backbone stayed frozen; the new head learned.";
    }
    return fire == all
        ? "All " + all + " blocks of the backbone learned, and the new head."
        : (all - fire) + " of " + all + " blocks stayed frozen; the others and the head learned.";
  }

  private static boolean learns(Block block, Set<String> learning) {
    return block.layers().stream().anyMatch(learning::contains);
  }

  private static long parameters(Network network, Block block) {
    return block.layers().stream().mapToLong(network::parameters).sum();
  }

  /** Taller where the picture is still large, as the strip in the window. */
  private static double tall(Shape shape) {
    double rows = shape.rank() == 3 ? Math.max(1, shape.get(0)) : 1;
    return Math.max(22, Math.min(TALLEST, 18 + 15 * Math.log(rows)));
  }

  private static String label(Block block, double width) {
    String name = block.name().replaceFirst("^(block|conv_dw|conv)_", "");
    int fits = (int) (width / 7);
    return name.length() <= fits ? name : name.substring(0, Math.max(1, fits - 1)) + "…";
  }

  private static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
