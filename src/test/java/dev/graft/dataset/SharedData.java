package dev.graft.dataset;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the folder of real photographs that is not part of the project. Tests that want it are
 * skipped without it; each of them has a twin that makes its own images.
 */
final class SharedData {
  private SharedData() {}

  static Path folder(String name) {
    List<Path> places = new ArrayList<>();
    String property = System.getProperty("graft.shared.data");
    String variable = System.getenv("GRAFT_SHARED_DATA");
    if (property != null) {
      places.add(Path.of(property));
    }
    if (variable != null) {
      places.add(Path.of(variable));
    }
    places.add(Path.of("../shared/data"));
    places.add(Path.of("../../shared/data"));
    for (Path place : places) {
      if (Files.isDirectory(place.resolve(name))) {
        return place.resolve(name);
      }
    }
    return abort(
        "There is no folder shared/data/%s beside the project; GRAFT_SHARED_DATA can name it"
            .formatted(name));
  }
}
