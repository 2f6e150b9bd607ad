package dev.graft.ui.images;

import dev.graft.ui.kit.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The dialogs of the system that ask for folders and pictures. */
final class Asking {
  private static final Texts TEXTS = Texts.in(Asking.class);
  private static final List<String> PICTURES =
      List.of(
          "*.jpg", "*.jpeg", "*.jpe", "*.jfif", "*.png", "*.gif", "*.bmp", "*.tif", "*.tiff",
          "*.webp");

  private Asking() {}

  static void folder(Window window, String title, Consumer<Path> chosen) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    Optional.ofNullable(chooser.showDialog(window)).map(File::toPath).ifPresent(chosen);
  }

  static void pictures(Window window, Consumer<List<Path>> chosen) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("add.pictures-title"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("add.pictures-kind"), PICTURES));
    Optional.ofNullable(chooser.showOpenMultipleDialog(window))
        .map(files -> files.stream().map(File::toPath).toList())
        .ifPresent(chosen);
  }

  static void tableToRead(Window window, Consumer<Path> chosen) {
    FileChooser chooser = tables(TEXTS.get("labels.import-title"));
    Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath).ifPresent(chosen);
  }

  static void tableToWrite(Window window, Consumer<Path> chosen) {
    FileChooser chooser = tables(TEXTS.get("labels.export-title"));
    chooser.setInitialFileName("labels.csv");
    Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath).ifPresent(chosen);
  }

  private static FileChooser tables(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("labels.kind"), "*.csv", "*.json"));
    return chooser;
  }
}
