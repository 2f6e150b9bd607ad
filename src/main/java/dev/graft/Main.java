package dev.graft;

/** Starts the program. */
public final class Main {
  private Main() {}

  /**
   * Starts Graft.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(0);
  }
}
