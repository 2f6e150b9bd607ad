package dev.graft.ui.map;

/** What somebody does with the points of a map; on the JavaFX thread. */
public interface MapListener {
  /**
   * Points were encircled, or one was clicked.
   *
   * @param points their indices; empty if nothing is there
   * @param how what becomes of what was selected before
   */
  void selected(int[] points, How how);

  /**
   * Somebody wants to see a point large.
   *
   * @param point its index
   */
  void opened(int point);

  /**
   * Somebody asks what can be done.
   *
   * @param screenX where, on the screen
   * @param screenY where, on the screen
   */
  void menu(double screenX, double screenY);

  /** What becomes of what was selected before. */
  enum How {
    /** It is not selected any more. */
    INSTEAD,
    /** It stays selected. */
    ALSO,
    /** It stays, but for the points if they were selected themselves. */
    TURN
  }
}
