package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  /** Keras publishes no checksums for these, nor does the author of the last. */
  private static final List<String> WITHOUT_CHECKSUM =
      List.of("MobileNet", "MobileNetV2", "SqueezeNet");

  static Stream<CatalogueEntry> entries() {
    return Catalogue.official().entries().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEntryIsOfANetworkThatIsBuiltHere(CatalogueEntry entry) {
    Variant variant = Architectures.parse(entry.architecture());
    Network network = variant.network(entry.inputSize(), entry.classes());
    assertThat(variant.label()).isEqualTo(entry.architecture());
    assertThat(network.parameters()).isEqualTo(entry.parameters());
    assertThat(variant.architecture().scaling()).isEqualTo(entry.scaling());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEntrySaysWhereItIsAndWhatItMayBe(CatalogueEntry entry) {
    assertThat(entry.url().getScheme()).isEqualTo("https");
    assertThat(entry.fileName()).endsWith(entry.name().startsWith("djl-") ? ".zip" : ".h5");
    assertThat(entry.isWholeModel()).isEqualTo(entry.name().startsWith("djl-"));
    assertThat(entry.name().endsWith("-notop")).isEqualTo(entry.classes() == 0);
    assertThat(entry.name()).startsWith(entry.network());
    assertThat(entry.paper()).startsWith("https://arxiv.org/abs/");
    assertThat(entry.licence().name()).isNotBlank();
    assertThat(entry.top1().isPresent()).isEqualTo(entry.top1Source().isPresent());
    entry.top1().ifPresent(t -> assertThat(t).isBetween(0.4, 0.9));
    // A zip squeezes a little out of the weights.
    long least = entry.parameters() * Float.BYTES * (entry.isWholeModel() ? 9 : 10) / 10;
    assertThat(entry.mostBytes()).isGreaterThan(least);
    entry.bytes().ifPresent(b -> assertThat(b).isGreaterThan(least));
    String family = entry.architecture().replaceFirst(":.*", "");
    assertThat(entry.checksum().isPresent())
        .isEqualTo(entry.isWholeModel() || !WITHOUT_CHECKSUM.contains(family));
  }

  @Test
  void namesFilesAndChecksumsAreUnique() {
    Set<Object> seen = new HashSet<>();
    for (CatalogueEntry entry : Catalogue.official().entries()) {
      assertThat(seen.add(entry.name())).as(entry.name()).isTrue();
      assertThat(seen.add(entry.fileName())).as(entry.fileName()).isTrue();
      entry.checksum().ifPresent(c -> assertThat(seen.add(c)).as(c.toString()).isTrue());
    }
    assertThat(entries().map(CatalogueEntry::network).distinct()).hasSize(36);
  }

  @Test
  void everyArchitectureIsInIt() {
    assertThat(entries().map(e -> Architectures.parse(e.architecture()).architecture()).distinct())
        .containsExactlyInAnyOrderElementsOf(Architectures.list());
  }

  @Test
  void anotherCatalogueIsReadAndAnotherFileRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("c.json"), "{\"networks\": 3}");
    assertThatThrownBy(() -> Catalogue.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("c.json");
    Files.writeString(file, "{}");
    assertThatThrownBy(() -> Catalogue.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("is not a catalogue");
  }
}
