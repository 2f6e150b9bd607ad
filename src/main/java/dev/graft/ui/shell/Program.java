package dev.graft.ui.shell;

import dev.graft.workbench.UserFolders;

/**
 * The program that the window belongs to.
 *
 * @param version its version, for the about box
 * @param folders where it keeps what belongs to the user
 */
public record Program(String version, UserFolders folders) {}
