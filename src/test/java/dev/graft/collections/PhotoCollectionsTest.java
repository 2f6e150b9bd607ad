package dev.graft.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoCollectionsTest {
  @Test
  void eachSaysWhereItIsAndUnderWhatTerms() {
    assertThat(PhotoCollections.official().all())
        .extracting(PhotoCollection::name)
        .containsExactly("flowers", "oxford-pets", "cats-vs-dogs");
    assertThat(PhotoCollections.official().all())
        .allSatisfy(
            c -> {
              assertThat(c.url().getScheme()).isEqualTo("https");
              assertThat(c.page().getScheme()).isEqualTo("https");
              assertThat(c.licence()).isNotBlank();
              assertThat(c.terms()).endsWith(".");
              assertThat(c.about()).doesNotEndWith(".");
              assertThat(c.images()).isGreaterThan(1000);
              assertThat(c.bytes()).isGreaterThan(100_000_000);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"classes\": [\"../a\", \"b\"]",
        "\"classes\": [\"a\", \"a\"]",
        "\"classes\": [\"a\"]",
        "\"folder\": \"../x\"",
        "\"name\": \"/etc\"",
        "\"md5\": \"12\"",
        "\"sorting\": \"size\"",
      })
  void aListWithNamesThatLeadElsewhereIsRefused(String wrong, @TempDir Path folder)
      throws Exception {
    String field = wrong.substring(0, wrong.indexOf(':'));
    String good =
        """
        "name": "x", "title": "X", "about": "X", "classes": ["a", "b"], "images": 1,
        "page": "https://example.org", "licence": "CC0-1.0", "terms": "Free.",
        "url": "https://example.org/x.zip", "bytes": 1, "md5": "00000000000000000000000000000000",
        "folder": "x", "sorting": "folder"
        """;
    Path file = folder.resolve("list.json");
    Files.writeString(file, "{\"collections\": [{" + good + "}]}");
    assertThat(PhotoCollections.read(file).all()).hasSize(1);

    String bad = good.replaceFirst(field + ": (\"[^\"]*\"|\\[[^\\]]*\\])", wrong);
    assertThat(bad).isNotEqualTo(good);
    Files.writeString(file, "{\"collections\": [{" + bad + "}]}");
    assertThatThrownBy(() -> PhotoCollections.read(file)).isInstanceOf(GraftException.class);
  }

  @Test
  void whatHasNoChecksumIsNotUnpacked(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("list.json");
    Files.writeString(
        file,
        """
        {"collections": [{"name": "x", "title": "X", "about": "X", "classes": ["a", "b"],
        "images": 1, "page": "https://example.org", "licence": "CC0-1.0", "terms": "Free.",
        "url": "https://example.org/x.zip", "bytes": 1, "folder": "x", "sorting": "folder"}]}
        """);
    assertThatThrownBy(() -> PhotoCollections.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContainingAll("list.json", "no checksum");
  }
}
