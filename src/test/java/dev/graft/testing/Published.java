package dev.graft.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.json.Json;
import dev.graft.testing.TinyModels.W;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A catalogue of one network, and its file, as somebody could publish them. */
public final class Published {
  /** The name of the file. */
  public static final String FILE = "squeezenet_tiny.h5";

  private Published() {}

  /**
   * Writes a weights-only file of SqueezeNet with a classifier.
   *
   * @param folder where to
   * @param classes how many
   * @return the file
   */
  public static Path file(Path folder, int classes) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    List<W> weights = new java.util.ArrayList<>();
    conv(weights, "conv1", 3, 3, 64);
    int[][] fires = {
      {64, 16, 64}, {128, 16, 64}, {128, 32, 128}, {256, 32, 128},
      {256, 48, 192}, {384, 48, 192}, {384, 64, 256}, {512, 64, 256}
    };
    for (int i = 0; i < fires.length; i++) {
      String prefix = "fire" + (i + 2) + "/";
      conv(weights, prefix + "squeeze1x1", 1, fires[i][0], fires[i][1]);
      conv(weights, prefix + "expand1x1", 1, fires[i][1], fires[i][2]);
      conv(weights, prefix + "expand3x3", 3, fires[i][1], fires[i][2]);
    }
    conv(weights, "conv10", 1, 512, classes);
    TinyModels.hdf5Weights(file, weights);
    return file;
  }

  private static void conv(List<W> weights, String layer, int size, int in, int out) {
    weights.add(new W(layer, layer + "/kernel", size, size, in, out));
    weights.add(new W(layer, layer + "/bias", out));
  }

  /** The class index of as many classes, in Keras's form. */
  public static byte[] classIndex(int classes) {
    ObjectNode node = Json.mapper().createObjectNode();
    IntStream.range(0, classes)
        .forEach(i -> node.putArray(String.valueOf(i)).add("n" + i).add("animal " + i));
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The MD5 of bytes. */
  public static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes a catalogue of one entry, {@code tiny}.
   *
   * @param file where to
   * @param address of the folder on the server, for instance {@code http://127.0.0.1:8000/}
   * @param weights the published file
   * @param checksum whether its checksum is published
   * @param classes how many classes
   */
  public static void catalogue(
      Path file, String address, byte[] weights, boolean checksum, int classes) {
    ObjectNode root = Json.mapper().createObjectNode();
    byte[] index = classIndex(classes);
    root.putObject("classIndex")
        .put("url", address + "index.json")
        .put("bytes", index.length)
        .put("md5", md5(index));
    ArrayNode networks = root.putArray("networks");
    ObjectNode network =
        networks
            .addObject()
            .put("name", "tiny")
            .put("architecture", "SqueezeNet")
            .put("inputSize", 64)
            .put("scaling", "caffe")
            .put("paper", "https://arxiv.org/abs/1602.07360");
    network
        .putObject("licence")
        .put("name", "CC0-1.0")
        .put("holder", "nobody")
        .put("commercialUse", "yes");
    ObjectNode entry =
        network
            .putArray("files")
            .addObject()
            .put("name", "tiny")
            .put("classes", classes)
            .put("url", address + FILE)
            .put("parameters", weights.length / 4)
            .put("bytes", weights.length);
    if (checksum) {
      entry.put("md5", md5(weights));
    }
    Json.write(file, root);
  }
}
