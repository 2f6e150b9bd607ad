package dev.graft.zoo;

import java.util.List;
import java.util.Optional;

/**
 * What came out of checking a backbone on this machine.
 *
 * @param name the backbone's name
 * @param checks what was checked, in order
 * @param unchecked what could not be checked and why, as a sentence; empty if all was
 */
public record Verification(String name, List<Check> checks, Optional<String> unchecked) {
  /** Copies the list. */
  public Verification {
    checks = List.copyOf(checks);
  }

  /**
   * One check.
   *
   * @param check what was checked, in a word
   * @param ok whether it is as it should be
   * @param detail what was found, as a sentence
   */
  public record Check(String check, boolean ok, String detail) {}

  /**
   * The verdict.
   *
   * @return the first check that failed; empty if none did
   */
  public Optional<Check> failure() {
    return checks.stream().filter(check -> !check.ok()).findFirst();
  }
}
