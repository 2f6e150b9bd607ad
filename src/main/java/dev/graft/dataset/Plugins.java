package dev.graft.dataset;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The decoders by name. ImageIO's own search takes whichever plugin is found first, which depends
 * on the class path and the thread's class loader; here every format has one decoder.
 */
final class Plugins {
  private static final String JDK = "com.sun.imageio.plugins.";

  private static final ImageReaderSpi JDK_JPEG;
  private static final ImageReaderSpi JDK_PNG;
  private static final ImageReaderSpi JDK_GIF;
  private static final ImageReaderSpi JPEG;
  private static final ImageReaderSpi BMP = new BMPImageReaderSpi();
  private static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
  private static final ImageReaderSpi BIG_TIFF = new BigTIFFImageReaderSpi();
  private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

  static {
    ImageIO.setUseCache(false);
    IIORegistry registry = IIORegistry.getDefaultInstance();
    JDK_JPEG = registered(registry, JDK + "jpeg.JPEGImageReaderSpi");
    JDK_PNG = registered(registry, JDK + "png.PNGImageReaderSpi");
    JDK_GIF = registered(registry, JDK + "gif.GIFImageReaderSpi");
    // This one finds the JDK's reader, which it mends files for, when it is registered.
    registry.registerServiceProvider(new JPEGImageReaderSpi(), ImageReaderSpi.class);
    JPEG = registered(registry, JPEGImageReaderSpi.class.getName());
  }

  private Plugins() {}

  private static ImageReaderSpi registered(IIORegistry registry, String className) {
    Iterator<ImageReaderSpi> providers = registry.getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (provider.getClass().getName().equals(className)) {
        return provider;
      }
    }
    throw new IllegalStateException("this Java has no image reader " + className);
  }

  static ImageReader jdkJpeg() throws IOException {
    return JDK_JPEG.createReaderInstance();
  }

  /** A fresh reader; whoever asks disposes of it. */
  static ImageReader reader(ImageFormat format, boolean big) throws IOException {
    ImageReaderSpi provider =
        switch (format) {
          case JPEG -> JPEG;
          case PNG -> JDK_PNG;
          case GIF -> JDK_GIF;
          case BMP -> BMP;
          case TIFF -> big ? BIG_TIFF : TIFF;
          case WEBP -> WEBP;
        };
    return provider.createReaderInstance();
  }
}
