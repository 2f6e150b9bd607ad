package dev.graft.dataset;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Embedded ICC profiles: photographs of telephones are often in Display P3, prints in an ink space.
 */
final class ColourProfile {
  private ColourProfile() {}

  /**
   * Converts pixels to sRGB by their profile.
   *
   * @param pixels interleaved bytes, 3 (RGB) or 4 (inks, 255 is full) for each pixel
   * @return RGB bytes; empty where the profile is sRGB already, does not fit, or is damaged
   */
  static Optional<byte[]> toSrgb(byte[] icc, byte[] pixels, int width, int height) {
    int bands = pixels.length / (width * height);
    if (isSrgb(icc)) {
      return Optional.empty();
    }
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      int type = bands == 4 ? ColorSpace.TYPE_CMYK : ColorSpace.TYPE_RGB;
      if (profile.getColorSpaceType() != type) {
        return Optional.empty();
      }
      ColorSpace from = new ICC_ColorSpace(profile);
      ColorSpace to = ColorSpace.getInstance(ColorSpace.CS_sRGB);
      WritableRaster in = raster(pixels, width, height, bands);
      byte[] rgb = new byte[width * height * 3];
      new ColorConvertOp(from, to, null).filter(in, raster(rgb, width, height, 3));
      return Optional.of(rgb);
    } catch (RuntimeException e) {
      // A broken profile is no reason to refuse a picture whose pixels are sound.
      return Optional.empty();
    }
  }

  private static WritableRaster raster(byte[] data, int width, int height, int bands) {
    int[] offsets = new int[bands];
    Arrays.setAll(offsets, i -> i);
    return Raster.createInterleavedRaster(
        new DataBufferByte(data, data.length), width, height, width * bands, bands, offsets, null);
  }

  /**
   * By its description: most profiles are sRGB, and converting those would cost more than decoding.
   */
  private static boolean isSrgb(byte[] icc) {
    int tags = (int) Math.min(Bytes.u32(icc, 128, true), 100);
    for (int i = 0; i < tags; i++) {
      int entry = 132 + 12 * i;
      if (Bytes.has(icc, entry, "desc")) {
        long at = Bytes.u32(icc, entry + 4, true);
        long length = Math.min(Bytes.u32(icc, entry + 8, true), 512);
        if (at + length > icc.length) {
          return false;
        }
        // The text is ASCII in version 2 and UTF-16 in version 4.
        String text =
            new String(icc, (int) at, (int) length, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("sRGB") && !text.contains("linear");
      }
    }
    return false;
  }
}
