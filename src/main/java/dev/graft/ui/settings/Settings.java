package dev.graft.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the user chose once.
 *
 * @param appearance dark, light, or as the desktop
 * @param textPercent the size of text and of what is built around it, {@link #SMALLEST} to {@link
 *     #LARGEST}
 * @param reduceMotion whether nothing should move by itself
 * @param window where the window stood last
 * @param project the project that was open last; empty for the user's own
 * @param recent the projects of late, the last one first, at most {@link #MOST_RECENT}
 */
public record Settings(
    Appearance appearance,
    int textPercent,
    boolean reduceMotion,
    Optional<WindowPlace> window,
    Optional<Path> project,
    List<RecentProject> recent) {
  /** The smallest text, in per cent of the normal. */
  public static final int SMALLEST = 90;

  /** The largest text, in per cent of the normal. */
  public static final int LARGEST = 150;

  /** How much larger a step makes the text. */
  public static final int STEP = 10;

  /** How many projects are remembered. */
  public static final int MOST_RECENT = 10;

  private static final int NORMAL = 100;

  /** Keeps the size of text within what is possible. */
  public Settings {
    textPercent = Math.max(SMALLEST, Math.min(LARGEST, textPercent));
    recent = List.copyOf(recent);
  }

  /**
   * What holds as long as nobody chose anything.
   *
   * @return dark, normal text, no projects yet
   */
  public static Settings defaults() {
    return new Settings(
        Appearance.DARK, NORMAL, false, Optional.empty(), Optional.empty(), List.of());
  }

  /** These settings with another look. */
  public Settings with(Appearance other) {
    return new Settings(other, textPercent, reduceMotion, window, project, recent);
  }

  /** These settings with text of another size, brought into what is possible. */
  public Settings withText(int percent) {
    return new Settings(appearance, percent, reduceMotion, window, project, recent);
  }

  /** These settings with less or more motion. */
  public Settings withMotion(boolean reduced) {
    return new Settings(appearance, textPercent, reduced, window, project, recent);
  }

  /** These settings with another place of the window. */
  public Settings with(WindowPlace place) {
    return new Settings(appearance, textPercent, reduceMotion, Optional.of(place), project, recent);
  }

  /** These settings with the user's own project open. */
  public Settings withoutProject() {
    return new Settings(appearance, textPercent, reduceMotion, window, Optional.empty(), recent);
  }

  /**
   * These settings with a project open, which goes to the head of the list.
   *
   * @param folder the project's folder
   * @param now when
   * @return settings that hold it once
   */
  public Settings opened(Path folder, Instant now) {
    Path place = folder.toAbsolutePath().normalize();
    List<RecentProject> list =
        Stream.concat(Stream.of(new RecentProject(place, now)), others(place))
            .limit(MOST_RECENT)
            .toList();
    return new Settings(appearance, textPercent, reduceMotion, window, Optional.of(place), list);
  }

  /**
   * These settings without a project in the list; its folder is not touched.
   *
   * @param folder the project's folder
   * @return settings that do not hold it
   */
  public Settings forgotten(Path folder) {
    return new Settings(
        appearance, textPercent, reduceMotion, window, project, others(folder).toList());
  }

  private Stream<RecentProject> others(Path folder) {
    return recent.stream().filter(r -> !r.folder().equals(folder));
  }
}
