package dev.graft.workbench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where Graft keeps what belongs to the user and to no project: in {@code $XDG_DATA_HOME/graft} and
 * {@code $XDG_CACHE_HOME/graft}, or where the platform puts such things.
 *
 * @param data imported backbones, the user's own project, logs
 * @param cache what can be computed again: features, opened models
 */
public record UserFolders(Path data, Path cache) {
  /**
   * Finds the folders; none is made.
   *
   * @param environment the environment variables
   * @param os the name of the operating system
   * @param home the user's home folder
   * @return the folders
   */
  public static UserFolders find(Map<String, String> environment, String os, Path home) {
    String system = os.toLowerCase(Locale.ROOT);
    Path data;
    Path cache;
    if (system.contains("mac")) {
      data = home.resolve("Library/Application Support/Graft");
      cache = home.resolve("Library/Caches/Graft");
    } else if (system.contains("win")) {
      Path local = absolute(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local"));
      data = local.resolve("Graft");
      cache = local.resolve("Graft/Cache");
    } else {
      data = home.resolve(".local/share/graft");
      cache = home.resolve(".cache/graft");
    }
    return new UserFolders(
        absolute(environment, "XDG_DATA_HOME").map(p -> p.resolve("graft")).orElse(data),
        absolute(environment, "XDG_CACHE_HOME").map(p -> p.resolve("graft")).orElse(cache));
  }

  /** The XDG specification says that relative paths are to be ignored. */
  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(v -> !v.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /**
   * The imported backbones.
   *
   * @return a folder
   */
  public Path backbones() {
    return data.resolve("backbones");
  }

  /**
   * Files as they were published, downloaded.
   *
   * @return a folder
   */
  public Path downloads() {
    return data.resolve("downloads");
  }

  /**
   * Public collections of photographs, a folder each.
   *
   * @return a folder
   */
  public Path photographs() {
    return data.resolve("photographs");
  }

  /**
   * The project of runs that name none.
   *
   * @return a folder
   */
  public Path project() {
    return data.resolve("project");
  }

  /**
   * The feature store.
   *
   * @return a folder
   */
  public Path features() {
    return cache.resolve("features");
  }

  /**
   * Views of photographs with what teachers say of them.
   *
   * @return a folder
   */
  public Path views() {
    return cache.resolve("views");
  }

  /**
   * Unfinished distillations, a folder each.
   *
   * @return a folder
   */
  public Path distillations() {
    return data.resolve("distillations");
  }

  /**
   * Bundles of imported models.
   *
   * @return a folder
   */
  public Path models() {
    return cache.resolve("models");
  }

  /**
   * Pictures that came from the clipboard.
   *
   * @return a folder
   */
  public Path pasted() {
    return cache.resolve("pasted");
  }

  /**
   * What the user chose in the window.
   *
   * @return a JSON file
   */
  public Path settings() {
    return data.resolve("settings.json");
  }

  /**
   * How fast backbones were when they were measured on this machine.
   *
   * @return a JSON file
   */
  public Path speeds() {
    return data.resolve("speeds.json");
  }

  /**
   * The log files.
   *
   * @return a folder
   */
  public Path logs() {
    return data.resolve("logs");
  }
}
