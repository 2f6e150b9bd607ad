package dev.graft.ui.layers;

import dev.graft.network.Block;
import dev.graft.network.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the layers of a block stand in its picture: columns in the order of the data, rows for
 * branches. A connection that skips columns has a row of its own all along, so that it crosses no
 * layer (after Sugiyama, Tagawa and Toda, 1981: longest paths as columns, placeholders for long
 * connections).
 *
 * @param spots of each layer, and of each placeholder-free source outside the block
 * @param links from left to right
 * @param columns how many there are
 * @param rows how many there are
 */
record BlockGraph(List<Spot> spots, List<Link> links, int columns, int rows) {
  /** A layer's place. */
  record Spot(String layer, boolean outside, int column, int row) {}

  /** A connection; it runs in {@code row} between the columns of its ends. */
  record Link(Spot from, Spot to, int row) {}

  static BlockGraph of(Network network, Block block) {
    Set<String> inside = new HashSet<>(block.layers());
    Map<String, Integer> column = new LinkedHashMap<>();
    for (String layer : block.layers()) {
      int at = 1;
      for (String input : network.layer(layer).inputs()) {
        if (!inside.contains(input)) {
          column.putIfAbsent(input, 0);
        }
        at = Math.max(at, column.get(input) + 1);
      }
      column.put(layer, at);
    }
    Set<Long> taken = new HashSet<>();
    Map<String, Spot> spots = new LinkedHashMap<>();
    // Sources first: they stand in the first column.
    for (boolean outside : List.of(true, false)) {
      for (Map.Entry<String, Integer> entry : column.entrySet()) {
        if (inside.contains(entry.getKey()) != outside) {
          int wanted = outside ? 0 : rowOfInput(network, entry.getKey(), spots);
          int row = free(taken, entry.getValue(), entry.getValue(), wanted);
          take(taken, entry.getValue(), entry.getValue(), row);
          spots.put(entry.getKey(), new Spot(entry.getKey(), outside, entry.getValue(), row));
        }
      }
    }
    List<Link> links = new ArrayList<>();
    for (String layer : block.layers()) {
      Spot to = spots.get(layer);
      for (String input : network.layer(layer).inputs()) {
        Spot from = spots.get(input);
        int row = to.row();
        if (to.column() - from.column() > 1) {
          row = free(taken, from.column() + 1, to.column() - 1, Math.max(from.row(), to.row()));
          take(taken, from.column() + 1, to.column() - 1, row);
        }
        links.add(new Link(from, to, row));
      }
    }
    int columns = column.values().stream().mapToInt(c -> c + 1).max().orElse(1);
    int rows = taken.stream().mapToInt(t -> (int) (t & 0xFFFF) + 1).max().orElse(1);
    return new BlockGraph(List.copyOf(spots.values()), List.copyOf(links), columns, rows);
  }

  private static int rowOfInput(Network network, String layer, Map<String, Spot> spots) {
    return network.layer(layer).inputs().stream()
        .filter(spots::containsKey)
        .mapToInt(i -> spots.get(i).row())
        .min()
        .orElse(0);
  }

  /** The first row from the wanted one on that is free in all of these columns. */
  private static int free(Set<Long> taken, int first, int last, int wanted) {
    int row = wanted;
    while (!isFree(taken, first, last, row)) {
      row++;
    }
    return row;
  }

  private static boolean isFree(Set<Long> taken, int first, int last, int row) {
    for (int c = first; c <= last; c++) {
      if (taken.contains(place(c, row))) {
        return false;
      }
    }
    return true;
  }

  private static void take(Set<Long> taken, int first, int last, int row) {
    for (int c = first; c <= last; c++) {
      taken.add(place(c, row));
    }
  }

  private static long place(int column, int row) {
    return ((long) column << 16) | row;
  }

  /** Where each layer stands, by name. */
  Map<String, Spot> byName() {
    Map<String, Spot> all = new HashMap<>();
    spots.forEach(s -> all.put(s.layer(), s));
    return all;
  }
}
