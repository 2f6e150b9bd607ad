package dev.graft.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged program with folders of its own. */
final class GraftProgram {
  private final Path graft = Path.of("target", "graft", "bin", "graft").toAbsolutePath();
  private final Path folder;

  /**
   * Makes it.
   *
   * @param folder gets the user's folders, as {@code home}, and what the program says
   */
  GraftProgram(Path folder) {
    this.folder = folder;
  }

  /** Where the user's folders are. */
  Path home() {
    return folder.resolve("home");
  }

  /** Trains in the one project. */
  Measured train(Path data, String backbone, List<String> more) throws InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--json",
                "--data",
                data.toString(),
                "--backbone",
                backbone,
                "--project",
                home().resolve("project").toString()));
    words.addAll(more);
    return run(words);
  }

  Measured run(List<String> words) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(graft.toString()));
    command.addAll(words);
    String home = home().toAbsolutePath().toString();
    return Measured.run(
        folder.resolve("graft.jsonl"),
        Map.of("XDG_DATA_HOME", home, "XDG_CACHE_HOME", home + "/cache"),
        command);
  }
}
