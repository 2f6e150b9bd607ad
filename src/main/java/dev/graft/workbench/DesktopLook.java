package dev.graft.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether the desktop around the window is dark. JavaFX 21 does not know; the desktop is asked. */
public final class DesktopLook {
  private static final long PATIENCE_SECONDS = 5;

  private DesktopLook() {}

  /**
   * Asks the desktop: GNOME and its kin, macOS, Windows. Blocks for as long as a small program
   * runs.
   *
   * @return true for dark; empty where it does not say
   */
  public static Optional<Boolean> isDark() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      // The key is there only while it is dark; without it, the program fails.
      return Optional.of(answer("defaults", "read", "-g", "AppleInterfaceStyle").isPresent());
    }
    return os.contains("win")
        ? answer(
                "reg",
                "query",
                "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                "/v",
                "AppsUseLightTheme")
            .flatMap(DesktopLook::ofRegistry)
        : answer("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
            .flatMap(DesktopLook::ofGnome);
  }

  static Optional<Boolean> ofGnome(String answer) {
    return answer.contains("prefer-dark")
        ? Optional.of(true)
        : answer.contains("prefer-light") || answer.contains("default")
            ? Optional.of(false)
            : Optional.empty();
  }

  static Optional<Boolean> ofRegistry(String answer) {
    return answer.contains("0x0")
        ? Optional.of(true)
        : answer.contains("0x1") ? Optional.of(false) : Optional.empty();
  }

  private static Optional<String> answer(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      // There is no such program: the desktop does not say.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
