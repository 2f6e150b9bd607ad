package dev.graft.ui;

/** The screen that is not there must be as large as the largest window that tests show on it. */
public final class BigScreen {
  private BigScreen() {}

  /** Asks for it; to be called before the toolkit starts, so from a test's static initialiser. */
  public static void ask() {
    System.setProperty("headless.geometry", "1920x1080-32");
  }
}
