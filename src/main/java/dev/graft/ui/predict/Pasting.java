package dev.graft.ui.predict;

import dev.graft.ui.kit.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;

/** Takes files or a picture from the clipboard. */
final class Pasting {
  private static final Texts TEXTS = Texts.in(Pasting.class);
  private final PredictViewModel model;

  Pasting(PredictViewModel model) {
    this.model = model;
  }

  /** Takes what the clipboard holds; says so if that is nothing to look at. */
  void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      model.drop(clipboard.getFiles().stream().map(File::toPath).toList());
    } else if (clipboard.hasImage()) {
      take(clipboard.getImage());
    } else {
      model.errorProperty().set(Optional.of(TEXTS.get("error.clipboard")));
    }
  }

  /** Copies the pixels at once, since the clipboard may change; encodes them in the background. */
  private void take(Image image) {
    BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
    model.paste(() -> png(pixels));
  }

  private static byte[] png(BufferedImage pixels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(pixels, "png", out);
    return out.toByteArray();
  }
}
