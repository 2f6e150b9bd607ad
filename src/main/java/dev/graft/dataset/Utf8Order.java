package dev.graft.dataset;

import java.util.Comparator;

/**
 * The order of the UTF-8 bytes of two strings, which is the order of their code points. Unlike
 * {@link String#compareTo} it puts characters beyond U+FFFF last, as Python's {@code sorted} does,
 * so class indices agree with Keras; unlike a collator it does not depend on the locale.
 */
final class Utf8Order implements Comparator<String> {
  static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xHigh = Character.isSurrogate(x);
        boolean yHigh = Character.isSurrogate(y);
        return xHigh == yHigh ? Character.compare(x, y) : Boolean.compare(xHigh, yHigh);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
