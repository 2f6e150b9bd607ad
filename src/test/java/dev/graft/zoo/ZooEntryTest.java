package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZooEntryTest {
  private static final ZooEntry UNTRAINED = entry("untrained", true, Backbone.RANDOM);
  private static final ZooEntry IMPORTED = entry("imported", false, "a file");
  private static final ZooEntry EMBEDDED = entry("embedded", true, "our training");

  private static ZooEntry entry(String name, boolean embedded, String source) {
    return new ZooEntry(
        name, embedded, true, 1, 96, "Apache-2.0", "custom", 0, source, Optional.empty());
  }

  @Test
  void firstComesTheEmbeddedOneThatHasLearned() {
    assertThat(ZooEntry.firstChoice(List.of(UNTRAINED, IMPORTED, EMBEDDED))).contains(EMBEDDED);
    assertThat(ZooEntry.firstChoice(List.of(UNTRAINED, IMPORTED))).contains(IMPORTED);
    assertThat(ZooEntry.firstChoice(List.of(UNTRAINED))).contains(UNTRAINED);
  }

  @Test
  void whatCannotBeUsedIsNoChoice() {
    ZooEntry broken = ZooEntry.broken("old", "It is gone.");

    assertThat(ZooEntry.firstChoice(List.of(broken))).isEmpty();
    assertThat(ZooEntry.firstChoice(List.of(broken, UNTRAINED))).contains(UNTRAINED);
  }
}
