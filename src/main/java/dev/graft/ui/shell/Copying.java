package dev.graft.ui.shell;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Text for the clipboard. */
final class Copying {
  private Copying() {}

  static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
