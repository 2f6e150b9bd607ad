package dev.graft.ui.layers;

/**
 * A layer of the selected block.
 *
 * @param name its name
 * @param kind its class in Keras
 * @param output the shape of its output
 * @param parameters how many it has
 * @param role whether it learns
 */
public record LayerRow(String name, String kind, String output, long parameters, Role role) {
  /** What training does with a layer. */
  public enum Role {
    /** It has nothing to learn. */
    NONE("—"),
    /** It stays as it is. */
    FROZEN("frozen"),
    /** Its weights change. */
    LEARNS("learns"),
    /** Scale and offset learn; the statistics of batch normalisation stay. */
    STATISTICS_FROZEN("statistics frozen");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    /** The words in the table. */
    public String words() {
      return words;
    }
  }
}
