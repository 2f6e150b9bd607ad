package dev.graft.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.graft.ui.kit.StyleScale;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;

/** Dark or light: AtlantaFX's stylesheet with Graft's own tokens beside it. */
public enum Theme {
  DARK(new PrimerDark(), "tokens-dark.css"),
  LIGHT(new PrimerLight(), "tokens-light.css");

  private static final int NORMAL = 100;

  private static final List<String> SHARED =
      List.of(
          "kit.css",
          "shell.css",
          "rooms.css",
          "backbones.css",
          "advice.css",
          "race.css",
          "layers.css",
          "distillation.css",
          "compare.css",
          "images.css",
          "inspection.css",
          "predict.css",
          "train.css",
          "controlsfx-bridge.css");

  // AtlantaFX's themes hold two strings and nothing else; the interface does not promise it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final atlantafx.base.theme.Theme base;

  private final String tokens;

  Theme(atlantafx.base.theme.Theme base, String tokens) {
    this.base = base;
    this.tokens = tokens;
  }

  /**
   * The other one.
   *
   * @return light for dark, dark for light
   */
  public Theme other() {
    return this == DARK ? LIGHT : DARK;
  }

  /**
   * Dresses the program and a scene in this theme, with text of normal size.
   *
   * @param scene the window's scene
   */
  public void applyTo(Scene scene) {
    applyTo(scene, NORMAL);
  }

  /**
   * Dresses the program and a scene in this theme.
   *
   * @param scene the window's scene
   * @param percent the size of text and of what is built around it
   */
  public void applyTo(Scene scene, int percent) {
    Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
    List<String> sheets =
        Stream.concat(Stream.of(tokens), SHARED.stream()).map(n -> url(n, percent)).toList();
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
    }
  }

  private static String url(String name, int percent) {
    URL url = Theme.class.getResource("/dev/graft/ui/" + name);
    return StyleScale.url(Objects.requireNonNull(url, name), percent);
  }
}
