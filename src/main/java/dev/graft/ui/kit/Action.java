package dev.graft.ui.kit;

import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Everything that a user can ask for, with its words, its icon and its keys. */
public enum Action {
  SHOW_IMAGES("Images", MaterialDesignI.IMAGE_MULTIPLE_OUTLINE, "Shortcut+1"),
  SHOW_BACKBONES("Backbones", MaterialDesignC.CUBE_OUTLINE, "Shortcut+2"),
  SHOW_LAYERS("Layers", MaterialDesignL.LAYERS_OUTLINE, "Shortcut+3"),
  SHOW_TRAIN("Train", MaterialDesignC.CHART_LINE_VARIANT, "Shortcut+4"),
  SHOW_PREDICT("Predict", MaterialDesignC.CROSSHAIRS, "Shortcut+5"),
  OPEN_FOLDER("Choose folder…", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O"),
  GET_PHOTOGRAPHS("Get real photographs…", MaterialDesignD.DOWNLOAD_OUTLINE, ""),
  IMPORT_FILE("Import file…", MaterialDesignF.FILE_IMPORT_OUTLINE, "Shortcut+I"),
  IMPORT_FOLDER("Import folder…", MaterialDesignF.FOLDER_OUTLINE, "Shortcut+Shift+I"),
  DOWNLOAD("Download", MaterialDesignD.DOWNLOAD_OUTLINE, ""),
  STOP_DOWNLOAD("Stop the download", MaterialDesignC.CLOSE, ""),
  DISTIL("Teach a small network…", MaterialDesignS.SCHOOL_OUTLINE, ""),
  TEACH("Teach", MaterialDesignP.PLAY, ""),
  STOP_TEACHING("Stop", MaterialDesignS.STOP, ""),
  ADD_FOLDER("Add folder…", MaterialDesignF.FOLDER_PLUS_OUTLINE, ""),
  REMOVE_FOLDER("Remove this folder", MaterialDesignC.CLOSE, ""),
  ALL_BACKBONES("All backbones", MaterialDesignA.ARROW_LEFT, ""),
  USE_IT("Use it", MaterialDesignC.CHECK, ""),
  TRAIN("Train", MaterialDesignP.PLAY, "Shortcut+Enter"),
  CANCEL("Cancel", MaterialDesignS.STOP, "Shortcut+."),
  RESUME("Resume", MaterialDesignR.RESTART, ""),
  TRY_IT("Try it", MaterialDesignC.CROSSHAIRS, ""),
  OPEN_PICTURES("Open pictures…", MaterialDesignI.IMAGE_PLUS, "Shortcut+Shift+O"),
  CLEAR("Clear", MaterialDesignB.BROOM, ""),
  SWITCH_THEME("Dark or light", MaterialDesignC.CIRCLE_HALF_FULL, "Shortcut+Shift+L"),
  COPY_DETAILS("Copy details", MaterialDesignC.CONTENT_COPY, ""),
  CLOSE("Close", MaterialDesignC.CLOSE, "");

  private final String text;

  // Ikonli's icons are enum constants behind an interface that does not promise it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Ikon icon;

  private final String keys;

  Action(String text, Ikon icon, String keys) {
    this.text = text;
    this.icon = icon;
    this.keys = keys;
  }

  /**
   * The words on a button or in a menu.
   *
   * @return for instance {@code Choose folder…}
   */
  public String text() {
    return text;
  }

  /**
   * The icon.
   *
   * @return of the Material Design set
   */
  public Ikon icon() {
    return icon;
  }

  /**
   * The keys.
   *
   * @return what to press, if anything
   */
  public Optional<KeyCombination> shortcut() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys));
  }

  /**
   * The words of a tooltip.
   *
   * @return the text and the keys
   */
  public String tooltip() {
    String plain = text.replace("…", "");
    return shortcut().map(k -> plain + " (" + k.getDisplayText() + ")").orElse(plain);
  }
}
