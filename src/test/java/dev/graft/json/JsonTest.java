package dev.graft.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  record Thing(Path file, Optional<Path> copy, Instant when, List<Path> more) {}

  @TempDir Path folder;

  @Test
  void pathsAndInstantsArePlainStrings() {
    Thing thing =
        new Thing(
            Path.of("/a b/ü.jpg"),
            Optional.of(Path.of("c")),
            Instant.ofEpochSecond(1),
            List.of(Path.of("")));

    String json = Json.line(thing);

    assertThat(json)
        .isEqualTo(
            "{\"file\":\"/a"
                + " b/ü.jpg\",\"copy\":\"c\",\"when\":\"1970-01-01T00:00:01Z\",\"more\":[\"\"]}");
    assertThat(Json.parse(json, Thing.class)).isEqualTo(thing);
  }

  @Test
  void eventsCrossAsTheyAre() {
    TrainingEvent event = new TrainingEvent.Started("run-1", Path.of("/p"));

    assertThat(Json.line(event))
        .isEqualTo("{\"event\":\"started\",\"run\":\"run-1\",\"project\":\"/p\"}");
    assertThat(Json.parse(Json.line(event), TrainingEvent.class)).isEqualTo(event);
    TrainingEvent epoch = new TrainingEvent.Epoch(1, 1, 0, Double.NaN, Double.NaN, 0.1, 2);
    assertThat(Json.parse(Json.line(epoch), TrainingEvent.class)).isEqualTo(epoch);
  }

  @Test
  void aWrittenFileReplacesTheOldOne() {
    Path file = folder.resolve("a.json");
    Json.write(file, List.of(1, 2, 3));
    Json.write(file, List.of(4));

    assertThat(Json.tree(file).toString()).isEqualTo("[4]");
    assertThat(folder.toFile().list()).containsExactly("a.json");
  }

  @Test
  void aWrongInstantIsASentence() {
    assertThatThrownBy(() -> Json.parse("{\"when\":\"yesterday\"}", Thing.class))
        .isInstanceOf(GraftException.class);
  }
}
