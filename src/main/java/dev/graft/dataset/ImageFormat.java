package dev.graft.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A file format, told by content; names lie. */
enum ImageFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  TIFF,
  WEBP;

  private static final int TEXT_BYTES = 512;

  /**
   * Tells the format from the first bytes.
   *
   * @throws UnreadableImageException with a reason that says what the content is instead
   */
  static ImageFormat of(byte[] b) throws UnreadableImageException {
    if (b.length == 0) {
      throw new UnreadableImageException("The file is empty.");
    }
    if (Bytes.u16(b, 0, true) == 0xffd8) {
      return JPEG;
    }
    if (Bytes.has(b, 1, "PNG\r\n") && Bytes.u8(b, 0) == 0x89) {
      return PNG;
    }
    if (Bytes.has(b, 0, "GIF87a") || Bytes.has(b, 0, "GIF89a")) {
      return GIF;
    }
    if (Bytes.has(b, 0, "RIFF") && Bytes.has(b, 8, "WEBP")) {
      return WEBP;
    }
    boolean little = Bytes.has(b, 0, "II");
    int tiffVersion = Bytes.u16(b, 2, !little);
    if ((little || Bytes.has(b, 0, "MM")) && (tiffVersion == 42 || tiffVersion == 43)) {
      return TIFF;
    }
    if (Bytes.has(b, 0, "BM") && b.length >= 18) {
      return BMP;
    }
    throw new UnreadableImageException(otherwise(b));
  }

  private static String otherwise(byte[] b) {
    if (Bytes.has(b, 4, "ftyp")) {
      if (Bytes.has(b, 8, "avif") || Bytes.has(b, 8, "avis")) {
        return ImageFiles.unsupportedFormat("AVIF");
      }
      boolean heic = Bytes.has(b, 8, "hei") || Bytes.has(b, 8, "hev") || Bytes.has(b, 8, "mif1");
      return heic
          ? ImageFiles.unsupportedFormat("HEIC")
          : "This is a film or another media file, not an image.";
    }
    if (Bytes.has(b, 4, "jP  ") || Bytes.u32(b, 0, true) == 0xff4fff51L) {
      return ImageFiles.unsupportedFormat("JPEG 2000");
    }
    if (Bytes.has(b, 4, "JXL ") || Bytes.u16(b, 0, true) == 0xff0a) {
      return ImageFiles.unsupportedFormat("JPEG XL");
    }
    if (Bytes.has(b, 0, "8BPS")) {
      return ImageFiles.unsupportedFormat("Photoshop");
    }
    if (Bytes.has(b, 0, "%PDF")) {
      return "This is a PDF document, not an image.";
    }
    String text =
        new String(b, 0, Math.min(b.length, TEXT_BYTES), StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (text.contains("<svg")) {
      return ImageFiles.unsupportedFormat("SVG");
    }
    if (text.contains("<html") || text.contains("<!doctype html")) {
      return "This is a web page, not an image.";
    }
    return "This is not an image, or its beginning is damaged.";
  }
}
