package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UniqueNamesTest {
  @Provide
  Arbitrary<List<List<String>>> paths() {
    return Arbitraries.of("a", "b", "c")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(all -> List.copyOf(new LinkedHashSet<>(all)));
  }

  /** Paths that differ get names that differ, since no part has an underscore here. */
  @Property
  void differ(@ForAll("paths") List<List<String>> paths) {
    List<String> names = UniqueNames.of(paths);
    assertThat(new HashSet<>(names)).hasSize(paths.size());
    for (int i = 0; i < paths.size(); i++) {
      assertThat(String.join("_", paths.get(i))).endsWith(names.get(i));
    }
  }

  @Example
  void keepPlainNamesWherePossible() {
    assertThat(
            UniqueNames.of(
                List.of(List.of("m", "Conv1"), List.of("m", "x"), List.of("n", "x"), List.of("y"))))
        .containsExactly("Conv1", "m_x", "n_x", "y");
  }
}
