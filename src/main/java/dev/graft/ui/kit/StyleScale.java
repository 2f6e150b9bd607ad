package dev.graft.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stylesheets in other sizes: all sizes of text and icons, and what the sheet fixes in width and
 * height, times one factor. JavaFX has no such factor of its own but the whole screen's.
 */
public final class StyleScale {
  private static final Pattern LENGTH =
      Pattern.compile(
          "(-fx-(?:font-size|icon-size|(?:min|pref|max)-(?:width|height)):\\s*)([0-9.]+)px");

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private StyleScale() {}

  /**
   * A stylesheet in a size.
   *
   * @param sheet where the sheet is
   * @param percent the size, 100 for the sheet as it is
   * @return what to give to a scene
   */
  public static String url(URL sheet, int percent) {
    String plain = sheet.toExternalForm();
    return percent == 100
        ? plain
        : KNOWN.computeIfAbsent(percent + " " + plain, key -> scaled(sheet, percent));
  }

  private static String scaled(URL sheet, int percent) {
    try (InputStream in = sheet.openStream()) {
      String css = scale(new String(in.readAllBytes(), StandardCharsets.UTF_8), percent);
      return "data:text/css;base64,"
          + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String scale(String css, int percent) {
    Matcher lengths = LENGTH.matcher(css);
    return lengths.replaceAll(
        m ->
            Matcher.quoteReplacement(
                m.group(1)
                    + String.format(
                        Locale.ROOT, "%.1fpx", Double.parseDouble(m.group(2)) * percent / 100)));
  }
}
