package dev.graft.ui.settings;

/** How the window should look. */
public enum Appearance {
  DARK,
  LIGHT,
  /** As the rest of the desktop, where that can be known. */
  SYSTEM
}
