package dev.graft.ui.shell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The libraries that Graft ships, and the licences that their makers give them. */
final class Libraries {
  /** Graft's own. */
  static final String OWN_LICENCE = "Apache-2.0";

  /** By the name that people know; names and licences are the same in every language. */
  static final Map<String, String> LICENCES = licences();

  private static final String APACHE = "Apache-2.0";
  private static final String BSD = "BSD-3-Clause";
  private static final String MIT = "MIT";

  private Libraries() {}

  private static Map<String, String> licences() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("TensorFlow, TensorFlow Java", APACHE);
    all.put("Deep Java Library", APACHE);
    all.put("JavaCPP", "Apache-2.0, GPL-2.0 with Classpath Exception");
    all.put("Protocol Buffers", BSD);
    all.put("JavaFX", "GPL-2.0 with Classpath Exception");
    all.put("AtlantaFX", MIT);
    all.put("ControlsFX", BSD);
    all.put("Ikonli", APACHE);
    all.put("Material Design Icons", APACHE);
    all.put("Jackson", APACHE);
    all.put("Gson", APACHE);
    all.put("Commons Compress, Commons IO, Commons Lang, Commons Codec", APACHE);
    all.put("jHDF", MIT);
    all.put("LZ4 Java, LZF", APACHE);
    all.put("SQLite JDBC", APACHE);
    all.put("SQLite", "public domain");
    all.put("Jdbi", APACHE);
    all.put("GeAnTyRef", APACHE);
    all.put("TwelveMonkeys ImageIO", BSD);
    all.put("metadata-extractor", APACHE);
    all.put("XMP Core", BSD);
    all.put("picocli", APACHE);
    all.put("SLF4J", MIT);
    all.put("Logback", "EPL-1.0 or LGPL-2.1");
    all.put("JSpecify", APACHE);
    all.put("JNA", "Apache-2.0 or LGPL-2.1");
    return Collections.unmodifiableMap(all);
  }
}
