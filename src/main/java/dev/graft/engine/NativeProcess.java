package dev.graft.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The two things about this process that Java cannot do and TensorFlow's logging needs: setting an
 * environment variable, and closing standard error for a moment. TensorFlow's one line about MLIR
 * heeds no setting, so it is spoken into the void once.
 */
final class NativeProcess {
  private static final int STANDARD_ERROR = 2;
  private static final int WRITE_ONLY = 1;

  private NativeProcess() {}

  /** The C library's functions that are needed. */
  interface Unix extends Library {
    int setenv(String name, String value, int overwrite);

    int open(String path, int flags);

    int dup(int descriptor);

    int dup2(int from, int to);

    int close(int descriptor);
  }

  /** The C library's function that is needed on Windows. */
  interface Windows extends Library {
    int _putenv_s(String name, String value);
  }

  /**
   * Sets an environment variable that native code will read, unless somebody chose its value
   * already.
   */
  static void setDefault(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    if (Platform.isWindows()) {
      Native.load("msvcrt", Windows.class)._putenv_s(name, value);
    } else {
      Native.load(Platform.C_LIBRARY_NAME, Unix.class).setenv(name, value, 0);
    }
  }

  /** Runs something while native code's standard error goes nowhere. */
  static void quietly(Runnable action) {
    if (Platform.isWindows()) {
      action.run();
      return;
    }
    Unix c = Native.load(Platform.C_LIBRARY_NAME, Unix.class);
    int nowhere = c.open("/dev/null", WRITE_ONLY);
    int kept = c.dup(STANDARD_ERROR);
    try {
      if (nowhere >= 0 && kept >= 0) {
        c.dup2(nowhere, STANDARD_ERROR);
      }
      action.run();
    } finally {
      if (kept >= 0) {
        c.dup2(kept, STANDARD_ERROR);
        c.close(kept);
      }
      if (nowhere >= 0) {
        c.close(nowhere);
      }
    }
  }
}
