package dev.graft.cli.report;

import java.util.Locale;

/** Puts a document together; text is escaped, so that no name can be taken for a tag. */
final class Html {
  private final StringBuilder all = new StringBuilder();

  /**
   * Appends markup, with values in the places of {@code %s}.
   *
   * @param markup trusted markup
   * @param values escaped, unless they are markup themselves
   */
  Html add(String markup, Object... values) {
    Object[] safe = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      safe[i] = values[i] instanceof Html html ? html.toString() : escaped(values[i].toString());
    }
    all.append(String.format(Locale.ROOT, markup, safe)).append('\n');
    return this;
  }

  /** Appends markup as it is. */
  Html raw(String markup) {
    all.append(markup).append('\n');
    return this;
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? 0xfffd : c);
              }
            });
    return safe.toString();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
