package dev.graft.workbench;

import java.util.Map;

/**
 * What the engine says of itself.
 *
 * @param device for instance {@code CPU, 2 threads}
 * @param versions by library: TensorFlow, DJL, Java
 * @param duties what each library does here, by library
 * @param residentBytes memory of the engine's process
 */
public record EngineStatus(
    String device, Map<String, String> versions, Map<String, String> duties, long residentBytes) {}
