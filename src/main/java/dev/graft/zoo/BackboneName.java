package dev.graft.zoo;

import dev.graft.errors.GraftException;
import java.util.regex.Pattern;

/**
 * What an imported backbone may be called: its name is a folder's, and is typed on the command
 * line.
 */
final class BackboneName {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Pattern WINDOWS =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?|.*\\.");

  private BackboneName() {}

  static boolean isValid(String name) {
    return ALLOWED.matcher(name).matches() && !WINDOWS.matcher(name).matches();
  }

  static void check(String name) {
    if (!isValid(name)) {
      throw new GraftException(
          "'"
              + name
              + "' cannot be the name of a backbone; use letters, digits, '.', '_' and '-', beginning with a"
              + " letter or digit.");
    }
    if (name.startsWith(BuiltIns.UNTRAINED)) {
      throw new GraftException(
          "Names that begin with '"
              + BuiltIns.UNTRAINED
              + "' belong to the backbones that are built in; choose another name.");
    }
  }
}
