package dev.graft.ui.session;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that the user was told since the window was opened. Belongs to the JavaFX thread. */
public final class NoticeLog {
  /** So many are kept. */
  static final int MOST = 200;

  private final ObservableList<Notice> all = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

  /**
   * Keeps a notice.
   *
   * @param notice what was told
   */
  public void add(Notice notice) {
    all.add(0, notice);
    if (all.size() > MOST) {
      all.remove(MOST, all.size());
    }
    unread.set(Math.min(all.size(), unread.get() + 1));
  }

  /** The notices, the latest first. Only to be read. */
  public ObservableList<Notice> all() {
    return all;
  }

  /** How many came since somebody looked at the list. */
  public ReadOnlyIntegerProperty unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  /** Somebody looks at the list. */
  public void read() {
    unread.set(0);
  }

  /** Forgets all of them. */
  public void clear() {
    all.clear();
    unread.set(0);
  }
}
