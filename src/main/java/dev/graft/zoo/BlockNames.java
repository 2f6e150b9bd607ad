package dev.graft.zoo;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules that tell the block of a layer from its name.
 *
 * @param rules tried in order
 */
record BlockNames(List<Rule> rules) {
  /** The block of the layer before, for layers whose names say nothing. */
  static final String SAME = "";

  /**
   * One rule.
   *
   * @param layer what the layer's whole name looks like
   * @param block the block's name; {@code $1} is the first group
   */
  record Rule(Pattern layer, String block) {}

  Optional<String> find(String layer) {
    for (Rule rule : rules) {
      Matcher matcher = rule.layer().matcher(layer);
      if (matcher.matches()) {
        String number = matcher.groupCount() > 0 ? matcher.group(1) : "";
        return Optional.of(rule.block().replace("$1", number));
      }
    }
    return Optional.empty();
  }
}
