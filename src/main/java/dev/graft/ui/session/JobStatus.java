package dev.graft.ui.session;

/**
 * The running job in a line, for the status bar.
 *
 * @param what the job and its stage, for instance {@code run-7 · epoch 10 of 12}
 * @param progress from 0 to 1; NaN while it is not known
 * @param timeLeft in words; empty while it is not known
 */
public record JobStatus(String what, double progress, String timeLeft) {}
