package dev.graft.dataset;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file's name says about it, before anything is read. */
final class ImageFiles {
  private static final Set<String> SUPPORTED =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp");

  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("avif", "AVIF"),
          Map.entry("heic", "HEIC"),
          Map.entry("heif", "HEIF"),
          Map.entry("jp2", "JPEG 2000"),
          Map.entry("j2k", "JPEG 2000"),
          Map.entry("jxl", "JPEG XL"),
          Map.entry("svg", "SVG"),
          Map.entry("psd", "Photoshop"),
          Map.entry("ico", "icon"),
          Map.entry("tga", "TGA"),
          Map.entry("exr", "OpenEXR"),
          Map.entry("cr2", "camera raw"),
          Map.entry("cr3", "camera raw"),
          Map.entry("nef", "camera raw"),
          Map.entry("arw", "camera raw"),
          Map.entry("raf", "camera raw"),
          Map.entry("orf", "camera raw"),
          Map.entry("rw2", "camera raw"),
          Map.entry("dng", "camera raw"));

  private static final Set<String> CLUTTER =
      Set.of(
          "__macosx",
          "thumbs.db",
          "desktop.ini",
          "$recycle.bin",
          "system volume information",
          "@eadir");

  /** How a scan treats a file. */
  enum Kind {
    IMAGE,
    UNSUPPORTED,
    OTHER
  }

  private ImageFiles() {}

  static Kind kind(String name) {
    String extension = extension(name);
    if (SUPPORTED.contains(extension)) {
      return Kind.IMAGE;
    }
    return UNSUPPORTED.containsKey(extension) ? Kind.UNSUPPORTED : Kind.OTHER;
  }

  /** The reason for a file of {@link Kind#UNSUPPORTED}. */
  static String unsupportedReason(String name) {
    return unsupportedFormat(UNSUPPORTED.getOrDefault(extension(name), "Such"));
  }

  /** The same sentence for a name and for a content. */
  static String unsupportedFormat(String format) {
    return format + " images cannot be read; save it as JPEG or PNG.";
  }

  /** Files that operating systems leave behind, and hidden ones by the Unix rule. */
  static boolean isClutter(String name) {
    return name.startsWith(".") || CLUTTER.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
