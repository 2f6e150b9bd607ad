package dev.graft.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The words of a package of the window, from the resource bundle {@code texts} beside its classes.
 * A translation is another file of that name, for instance {@code texts_de.properties}.
 */
public final class Texts {
  private final ResourceBundle bundle;
  private final String name;

  private Texts(String name, ClassLoader loader) {
    this.name = name;
    this.bundle = ResourceBundle.getBundle(name, Locale.getDefault(), loader);
  }

  /**
   * Finds the words of a package.
   *
   * @param place any class of the package
   * @return its words, in the language of the machine where there is a translation, else English
   */
  public static Texts in(Class<?> place) {
    return new Texts(place.getPackageName() + ".texts", place.getClassLoader());
  }

  /**
   * Words as they are.
   *
   * @param key which
   * @return the words
   * @throws MissingResourceException if the bundle has no such key
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /**
   * Words with something put in.
   *
   * @param key which; its words are a pattern of {@link MessageFormat}
   * @param values for {@code {0}}, {@code {1}} and so on
   * @return the words
   * @throws MissingResourceException if the bundle has no such key
   */
  public String format(String key, Object... values) {
    return new MessageFormat(get(key), bundle.getLocale()).format(values);
  }

  @Override
  public String toString() {
    return name;
  }
}
