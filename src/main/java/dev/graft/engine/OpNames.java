package dev.graft.engine;

/** Makes layer names fit for TensorFlow. */
final class OpNames {
  private OpNames() {}

  /** The name itself where TensorFlow accepts it, else the nearest that it does. */
  static String valid(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_.\\-]", "_");
    return plain.matches("[A-Za-z0-9.].*") ? plain : "layer" + plain;
  }
}
