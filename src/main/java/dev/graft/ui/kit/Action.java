package dev.graft.ui.kit;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/**
 * Everything that a user can ask for: where it belongs, its icon and its keys. Its words are in the
 * package's texts under {@code action.} and its name in lower case with dashes.
 */
public enum Action {
  SHOW_IMAGES(Group.ROOMS, MaterialDesignI.IMAGE_MULTIPLE_OUTLINE, "Shortcut+1"),
  SHOW_BACKBONES(Group.ROOMS, MaterialDesignC.CUBE_OUTLINE, "Shortcut+2"),
  SHOW_LAYERS(Group.ROOMS, MaterialDesignL.LAYERS_OUTLINE, "Shortcut+3"),
  SHOW_TRAIN(Group.ROOMS, MaterialDesignC.CHART_LINE_VARIANT, "Shortcut+4"),
  SHOW_COMPARE(Group.ROOMS, MaterialDesignC.COMPARE_HORIZONTAL, "Shortcut+5"),
  SHOW_PREDICT(Group.ROOMS, MaterialDesignC.CROSSHAIRS, "Shortcut+6"),
  OPEN_FOLDER(Group.IMAGES, MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O"),
  ADD_FOLDER(Group.IMAGES, MaterialDesignF.FOLDER_PLUS_OUTLINE, ""),
  ADD_PICTURES(Group.IMAGES, MaterialDesignI.IMAGE_PLUS, "Shortcut+Alt+I"),
  UNDO(Group.IMAGES, MaterialDesignU.UNDO_VARIANT, "Shortcut+Z"),
  REDO(Group.IMAGES, MaterialDesignR.REDO_VARIANT, "Shortcut+Shift+Z"),
  KEEP_TOGETHER(Group.ITEM, MaterialDesignL.LINK_VARIANT, ""),
  ANOTHER_SEED(Group.ITEM, MaterialDesignS.SHUFFLE_VARIANT, ""),
  STOP_LOOKING(Group.ITEM, MaterialDesignC.CLOSE, ""),
  CLOSE_PREVIEW(Group.ITEM, MaterialDesignC.CLOSE, ""),
  LOOK_AT_PICTURES(Group.ITEM, MaterialDesignS.SCATTER_PLOT, ""),
  STOP_LOOK(Group.ITEM, MaterialDesignC.CLOSE, ""),
  SHOW_ALL_POINTS(Group.ITEM, MaterialDesignF.FIT_TO_PAGE_OUTLINE, ""),
  SHOW_ALL_PICTURES(Group.ITEM, MaterialDesignC.CLOSE, ""),
  GROUP_AGAIN(Group.ITEM, MaterialDesignR.REFRESH, ""),
  LABEL_GROUP(Group.ITEM, MaterialDesignL.LABEL_OUTLINE, ""),
  SHOW_ON_MAP(Group.ITEM, MaterialDesignS.SCATTER_PLOT, ""),
  ACCEPT_LABEL(Group.ITEM, MaterialDesignC.CHECK, ""),
  KEEP_LABEL(Group.ITEM, MaterialDesignL.LABEL_OUTLINE, ""),
  SKIP_PICTURE(Group.ITEM, MaterialDesignS.SKIP_NEXT_OUTLINE, ""),
  CHECK_LABELS(Group.ITEM, MaterialDesignR.REFRESH, ""),
  IMPORT_LABELS(Group.IMAGES, MaterialDesignT.TABLE_ARROW_LEFT, ""),
  EXPORT_LABELS(Group.IMAGES, MaterialDesignT.TABLE_ARROW_RIGHT, ""),
  DRAW_SPLIT(Group.ITEM, MaterialDesignS.SHUFFLE_VARIANT, ""),
  GET_PHOTOGRAPHS(Group.IMAGES, MaterialDesignD.DOWNLOAD_OUTLINE, ""),
  IMPORT_FILE(Group.BACKBONES, MaterialDesignF.FILE_IMPORT_OUTLINE, "Shortcut+I"),
  IMPORT_FOLDER(Group.BACKBONES, MaterialDesignF.FOLDER_OUTLINE, "Shortcut+Shift+I"),
  DOWNLOAD(Group.ITEM, MaterialDesignD.DOWNLOAD_OUTLINE, ""),
  STOP_DOWNLOAD(Group.ITEM, MaterialDesignC.CLOSE, ""),
  DISTIL(Group.BACKBONES, MaterialDesignS.SCHOOL_OUTLINE, ""),
  TEACH(Group.ITEM, MaterialDesignP.PLAY, ""),
  STOP_TEACHING(Group.ITEM, MaterialDesignS.STOP, ""),
  REMOVE_FOLDER(Group.ITEM, MaterialDesignC.CLOSE, ""),
  ALL_BACKBONES(Group.ITEM, MaterialDesignA.ARROW_LEFT, ""),
  USE_IT(Group.ITEM, MaterialDesignC.CHECK, ""),
  RACE(Group.BACKBONES, MaterialDesignT.TROPHY_OUTLINE, ""),
  START_RACE(Group.ITEM, MaterialDesignP.PLAY, ""),
  MEASURE(Group.ITEM, MaterialDesignS.SPEEDOMETER, ""),
  STOP_MEASURING(Group.ITEM, MaterialDesignC.CLOSE, ""),
  TRAIN(Group.TRAIN, MaterialDesignP.PLAY, "Shortcut+Enter"),
  CANCEL(Group.TRAIN, MaterialDesignS.STOP, "Shortcut+."),
  PAUSE(Group.TRAIN, MaterialDesignP.PAUSE, "Shortcut+Shift+P"),
  KEEP_BEST(Group.TRAIN, MaterialDesignF.FLAG_CHECKERED, ""),
  FROZEN_VS_UNFROZEN(Group.TRAIN, MaterialDesignC.CALL_SPLIT, ""),
  FIND_RATE(Group.TRAIN, MaterialDesignC.CHART_BELL_CURVE, ""),
  SAVE_RECIPE(Group.TRAIN, MaterialDesignC.CONTENT_SAVE_OUTLINE, ""),
  OPEN_RECIPE(Group.TRAIN, MaterialDesignF.FOLDER_OPEN_OUTLINE, ""),
  ADD_PHASE(Group.ITEM, MaterialDesignP.PLUS, ""),
  REMOVE_PHASE(Group.ITEM, MaterialDesignT.TRASH_CAN_OUTLINE, ""),
  OTHER_PICTURES(Group.ITEM, MaterialDesignS.SHUFFLE_VARIANT, ""),
  CHECK_PROJECT(Group.TRAIN, MaterialDesignC.CLIPBOARD_CHECK_OUTLINE, ""),
  COMPARE_HEADS(Group.TRAIN, MaterialDesignF.FORMAT_LIST_NUMBERED, ""),
  UNFREEZE_MORE(Group.ITEM, MaterialDesignL.LAYERS_PLUS, ""),
  COMPARE_RUNS(Group.ITEM, MaterialDesignC.COMPARE_HORIZONTAL, ""),
  SOONER(Group.ITEM, MaterialDesignC.CHEVRON_UP, ""),
  LATER(Group.ITEM, MaterialDesignC.CHEVRON_DOWN, ""),
  TAKE_OFF_QUEUE(Group.ITEM, MaterialDesignC.CLOSE, ""),
  RESUME(Group.ITEM, MaterialDesignR.RESTART, ""),
  TRY_IT(Group.ITEM, MaterialDesignC.CROSSHAIRS, ""),
  SAVE_COMPARISON(Group.COMPARE, MaterialDesignC.CONTENT_SAVE_OUTLINE, ""),
  REMOVE_RUN(Group.ITEM, MaterialDesignC.CLOSE, ""),
  CLOSE_CELL(Group.ITEM, MaterialDesignC.CLOSE, ""),
  MEASURE_SPEED(Group.ITEM, MaterialDesignS.SPEEDOMETER, ""),
  OPEN_PICTURES(Group.PREDICT, MaterialDesignI.IMAGE_PLUS, "Shortcut+Shift+O"),
  CLEAR(Group.PREDICT, MaterialDesignB.BROOM, ""),
  PASTE(Group.PREDICT, MaterialDesignC.CONTENT_PASTE, "Shortcut+Shift+V"),
  SAVE_RESULTS(Group.PREDICT, MaterialDesignT.TABLE_ARROW_DOWN, ""),
  EXPORT_MODEL(Group.PREDICT, MaterialDesignE.EXPORT, "Shortcut+E"),
  STOP_ANSWERS(Group.ITEM, MaterialDesignS.STOP, ""),
  REMOVE_FROM_TRAINING(Group.ITEM, MaterialDesignI.IMAGE_REMOVE, ""),
  TRAIN_AGAIN(Group.ITEM, MaterialDesignR.RESTART, ""),
  SWITCH_THEME(Group.WINDOW, MaterialDesignC.CIRCLE_HALF_FULL, "Shortcut+Shift+L"),
  COPY_DETAILS(Group.ITEM, MaterialDesignC.CONTENT_COPY, ""),
  CLOSE(Group.ITEM, MaterialDesignC.CLOSE, ""),
  FIND_IMAGES(Group.ITEM, MaterialDesignF.FOLDER_OPEN_OUTLINE, ""),
  FORGET(Group.ITEM, MaterialDesignC.CLOSE, ""),
  COPY_FACTS(Group.ITEM, MaterialDesignC.CONTENT_COPY, ""),
  OPEN_DATA_FOLDER(Group.ITEM, MaterialDesignF.FOLDER_OPEN_OUTLINE, ""),
  OPEN_CACHE_FOLDER(Group.ITEM, MaterialDesignF.FOLDER_OPEN_OUTLINE, ""),
  FREE_CACHE(Group.ITEM, MaterialDesignB.BROOM, ""),
  DISMISS(Group.ITEM, MaterialDesignC.CLOSE, ""),
  STOP_JOB(Group.ITEM, MaterialDesignS.STOP, ""),
  STOP_AND_GO_ON(Group.ITEM, MaterialDesignS.STOP, ""),
  STAY(Group.ITEM, MaterialDesignC.CLOSE, ""),
  CLEAR_NOTICES(Group.ITEM, MaterialDesignB.BROOM, ""),
  CHOOSE_PROJECT(Group.PROJECT, MaterialDesignB.BRIEFCASE_OUTLINE, "Shortcut+P"),
  NEW_PROJECT(Group.PROJECT, MaterialDesignF.FOLDER_PLUS_OUTLINE, "Shortcut+N"),
  OPEN_PROJECT(Group.PROJECT, MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+Alt+O"),
  COPY_PROJECT(Group.PROJECT, MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+Shift+S"),
  SAMPLE_PROJECT(Group.PROJECT, MaterialDesignP.PAW_OUTLINE, ""),
  QUIT(Group.PROJECT, MaterialDesignE.EXIT_TO_APP, "Shortcut+Q"),
  FIND_ACTION(Group.WINDOW, MaterialDesignM.MAGNIFY, "Shortcut+K"),
  SHOW_MENU(Group.WINDOW, MaterialDesignM.MENU, "F10"),
  SHOW_JOBS(Group.WINDOW, MaterialDesignP.PROGRESS_CLOCK, "Shortcut+J"),
  SHOW_NOTICES(Group.WINDOW, MaterialDesignB.BELL_OUTLINE, "Shortcut+B"),
  LARGER_TEXT(Group.WINDOW, MaterialDesignF.FORMAT_FONT_SIZE_INCREASE, "Shortcut+Equals"),
  SMALLER_TEXT(Group.WINDOW, MaterialDesignF.FORMAT_FONT_SIZE_DECREASE, "Shortcut+Minus"),
  NORMAL_TEXT(Group.WINDOW, MaterialDesignF.FORMAT_SIZE, "Shortcut+0"),
  SETTINGS(Group.WINDOW, MaterialDesignC.COG_OUTLINE, "Shortcut+Comma"),
  HELP(Group.HELP, MaterialDesignH.HELP_CIRCLE_OUTLINE, "F1"),
  ABOUT(Group.HELP, MaterialDesignI.INFORMATION_OUTLINE, "");

  /** Where an action belongs in the menu. */
  public enum Group {
    /** What concerns the project as a whole. */
    PROJECT,
    /** The ways into the rooms. */
    ROOMS,
    /** What is done in the room of images, and so on for each room. */
    IMAGES,
    BACKBONES,
    LAYERS,
    TRAIN,
    COMPARE,
    PREDICT,
    /** How the window looks, and what it shows over the rooms. */
    WINDOW,
    /** What explains. */
    HELP,
    /** What is done to one thing of several, at that thing: such actions are in no menu. */
    ITEM;

    /**
     * The words above its actions.
     *
     * @return for instance {@code Project}
     */
    public String text() {
      return TEXTS.get("group." + name().toLowerCase(Locale.ROOT));
    }
  }

  private static final Texts TEXTS = Texts.in(Action.class);

  private final Group group;

  // Ikonli's icons are enum constants behind an interface that does not promise it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Ikon icon;

  private final String keys;

  Action(Group group, Ikon icon, String keys) {
    this.group = group;
    this.icon = icon;
    this.keys = keys;
  }

  /**
   * The words on a button or in a menu.
   *
   * @return for instance {@code Choose folder…}
   */
  public String text() {
    return TEXTS.get("action." + id());
  }

  /**
   * Its name in lower case with dashes, the id of its buttons.
   *
   * @return for instance {@code open-folder}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Where it belongs.
   *
   * @return the group of the menu
   */
  public Group group() {
    return group;
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
    String plain = text().replace("…", "");
    return shortcut().map(k -> plain + " (" + k.getDisplayText() + ")").orElse(plain);
  }
}
