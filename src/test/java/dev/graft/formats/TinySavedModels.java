package dev.graft.formats;

import dev.graft.testing.TinyModels;
import dev.graft.testing.TinyModels.W;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small SavedModels that tests write themselves, in the forms of TensorFlow 1 and 2. */
public final class TinySavedModels {
  static final byte[] FLOAT = new ProtoWriter().number(6, 1).toBytes();
  private static final byte[] INT32 = new ProtoWriter().number(6, 3).toBytes();
  private static final int STRING = 7;

  private TinySavedModels() {}

  /** Where Keras's description of the layers lies. */
  enum Metadata {
    ASSETS,
    KERAS_METADATA,
    OBJECT_GRAPH
  }

  /**
   * Writes the model of {@link TinyModels#topology()} as Keras 2 does, with an optimiser besides.
   */
  static void keras(Path folder, Metadata where, String topology) throws IOException {
    Files.createDirectories(folder.resolve("assets"));
    ProtoWriter objects = new ProtoWriter();
    ProtoWriter root = new ProtoWriter();
    Map<String, W> variables = new TreeMap<>();
    List<ProtoWriter> nodes = new ArrayList<>();
    int next = 1;
    String layer = "";
    ProtoWriter node = root;
    for (W w : TinyModels.weights()) {
      if (!layer.equals(w.group())) {
        layer = w.group();
        child(root, next, "layer-" + next);
        child(root, next++, "layer_with_weights-" + nodes.size());
        node = new ProtoWriter();
        nodes.add(node);
      }
      String own = w.name().substring(w.name().indexOf('/') + 1);
      child(node, 100 + variables.size(), own);
      variables.put("%03d/%s/.ATTRIBUTES/VARIABLE_VALUE".formatted(variables.size(), own), w);
    }
    child(root, 99, "optimizer");
    objects.message(1, root);
    nodes.forEach(n -> objects.message(1, n));
    for (int i = nodes.size() + 1; i < 99; i++) {
      objects.message(1, new ProtoWriter());
    }
    W step = new W("", "iter", 1);
    objects.message(1, child(new ProtoWriter(), 100 + variables.size(), "iter"));
    variables.forEach((key, w) -> objects.message(1, variable(w.name(), key)));
    variables.put("optimizer/iter/.ATTRIBUTES/VARIABLE_VALUE", step);
    objects.message(1, variable("iter", "optimizer/iter/.ATTRIBUTES/VARIABLE_VALUE"));
    variables(folder, variables, objects.toBytes());
    ProtoWriter meta = meta();
    if (where == Metadata.ASSETS) {
      Files.writeString(folder.resolve("assets/saved_model.json"), topology);
    } else if (where == Metadata.KERAS_METADATA) {
      ProtoWriter saved = new ProtoWriter().string(3, "root").string(4, "_tf_keras_network");
      Files.write(
          folder.resolve("keras_metadata.pb"),
          new ProtoWriter().message(1, saved.string(5, topology)).toBytes());
    } else {
      ProtoWriter user = new ProtoWriter().string(1, "_tf_keras_network").string(3, topology);
      meta.message(7, new ProtoWriter().message(1, new ProtoWriter().message(4, user)));
    }
    save(folder, meta);
  }

  private static ProtoWriter child(ProtoWriter node, int id, String name) {
    return node.message(1, new ProtoWriter().number(1, id).string(2, name));
  }

  private static ProtoWriter variable(String name, String key) {
    ProtoWriter attribute =
        new ProtoWriter().string(1, "VARIABLE_VALUE").string(2, name).string(3, key);
    return new ProtoWriter().message(2, attribute);
  }

  /**
   * Writes, as TensorFlow 2 does, a graph that calls a function that calls another: 8 x 8 colour
   * pictures, a convolution, ReLU6, the mean, a matrix product and an offset for two classes.
   *
   * @param folder where to; made
   * @param last the operation at the end, {@code Softmax} or {@code Identity}
   * @param extra operations that the inner function holds besides
   */
  public static void functions(Path folder, String last, String... extra) throws IOException {
    List<W> weights = graphWeights();
    ProtoWriter graph = new ProtoWriter();
    graph.message(1, node("x", "Placeholder", "", Map.of("dtype", FLOAT)));
    graph.message(1, node("file", "Placeholder", "", Map.of()));
    for (W w : weights) {
      graph.message(1, node(w.name(), "VarHandleOp", "", Map.of("dtype", FLOAT)));
    }
    String all = " conv/kernel out/kernel out/bias";
    graph.message(1, call("served", "outer", "x" + all));
    graph.message(1, call("restored", "restore", "file" + all));
    ProtoWriter library = new ProtoWriter();
    ProtoWriter inner = function("inner", "a k m b", "r", "end:output:0");
    String[][] reads = {{"read_k", "k"}, {"read_m", "m"}, {"read_b", "b"}};
    for (String[] read : reads) {
      inner.message(3, node(read[0], "ReadVariableOp", read[1], Map.of("dtype", FLOAT)));
    }
    inner.message(3, convolution("conv", "a read_k:value:0"));
    inner.message(3, node("six", "Relu6", "conv:output:0", Map.of("T", FLOAT)));
    inner.message(3, axes("axes"));
    inner.message(
        3,
        node("mean", "Mean", "six:activations:0 axes:output:0", Map.of("T", FLOAT, "Tidx", INT32)));
    inner.message(3, node("product", "MatMul", "mean:output:0 read_m:value:0", Map.of("T", FLOAT)));
    inner.message(
        3, node("sum", "BiasAdd", "product:product:0 read_b:value:0", Map.of("T", FLOAT)));
    inner.message(3, node("end", last, "sum:output:0", Map.of("T", FLOAT)));
    for (String op : extra) {
      inner.message(3, node("extra_" + op, op, "", Map.of()));
    }
    ProtoWriter outer = function("outer", "p k m b", "r", "call:output:0");
    outer.message(3, call("call", "inner", "p k m b"));
    ProtoWriter restore = function("restore", "f k m b", "r", "f");
    restore.message(3, texts("names", List.of("v/0", "v/1", "v/2")));
    restore.message(3, texts("slices", List.of("", "", "")));
    restore.message(3, node("read", "RestoreV2", "f names:output:0 slices:output:0", Map.of()));
    String[] arguments = {"k", "m", "b"};
    for (int i = 0; i < 3; i++) {
      restore.message(3, node("same" + i, "Identity", "read:tensors:" + i, Map.of()));
      restore.message(
          3,
          node("set" + i, "AssignVariableOp", arguments[i] + " same" + i + ":output:0", Map.of()));
    }
    library.message(1, inner).message(1, outer).message(1, restore);
    graph.message(2, library);
    ProtoWriter meta = meta().message(2, graph);
    signature(meta, "serving_default", Map.of("x", tensor("x:0", 1, -1, 8, 8, 3)), "served:0");
    Map<String, W> variables = new TreeMap<>();
    for (int i = 0; i < weights.size(); i++) {
      variables.put("v/" + i, weights.get(i));
    }
    variables(folder, variables, new ProtoWriter().message(1, new ProtoWriter()).toBytes());
    save(folder, meta);
  }

  /** Writes a graph whose function calls itself twice, as {@link #functions} does otherwise. */
  static void recursive(Path folder) throws IOException {
    functions(folder, "Softmax");
    ProtoWriter endless = function("endless", "p", "r", "a:output:0");
    endless.message(3, call("a", "endless", "p")).message(3, call("b", "endless", "p"));
    ProtoWriter graph = new ProtoWriter();
    graph.message(1, node("x", "Placeholder", "", Map.of("dtype", FLOAT)));
    graph.message(1, call("served", "endless", "x"));
    graph.message(2, new ProtoWriter().message(1, endless));
    ProtoWriter meta = meta().message(2, graph);
    signature(meta, "serving_default", Map.of("x", tensor("x:0", 1, -1, 8, 8, 3)), "served:0");
    save(folder, meta);
  }

  /** The weights of {@link #functions}, by the names of its variables. */
  public static List<W> graphWeights() {
    return List.of(
        new W("", "conv/kernel", 3, 3, 3, 4),
        new W("", "out/kernel", 4, 2),
        new W("", "out/bias", 2));
  }

  /** The part of a SavedModel that is served. */
  static ProtoWriter meta() {
    return new ProtoWriter().message(1, new ProtoWriter().string(4, "serve"));
  }

  static void signature(
      ProtoWriter meta, String name, Map<String, ProtoWriter> inputs, String output) {
    ProtoWriter signature = new ProtoWriter();
    new TreeMap<>(inputs)
        .forEach(
            (key, tensor) ->
                signature.message(1, new ProtoWriter().string(1, key).message(2, tensor)));
    signature.message(
        2, new ProtoWriter().string(1, "result").message(2, tensor(output, 1, -1, 2)));
    meta.message(5, new ProtoWriter().string(1, name).message(2, signature));
  }

  static ProtoWriter tensor(String name, int type, long... sizes) {
    return new ProtoWriter().string(1, name).number(2, type).message(3, shape(sizes));
  }

  private static ProtoWriter shape(long... sizes) {
    ProtoWriter shape = new ProtoWriter();
    for (long size : sizes) {
      shape.message(2, new ProtoWriter().number(1, size));
    }
    return shape;
  }

  static void save(Path folder, ProtoWriter meta) throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("saved_model.pb"),
        new ProtoWriter().number(1, 1).message(2, meta).toBytes());
  }

  static ProtoWriter node(String name, String op, String inputs, Map<String, byte[]> attributes) {
    ProtoWriter node = new ProtoWriter().string(1, name).string(2, op);
    for (String input : inputs.isEmpty() ? new String[0] : inputs.split(" ", -1)) {
      node.string(3, input);
    }
    new TreeMap<>(attributes)
        .forEach((key, value) -> node.message(5, new ProtoWriter().string(1, key).bytes(2, value)));
    return node;
  }

  private static ProtoWriter call(String name, String function, String inputs) {
    byte[] value = new ProtoWriter().message(10, new ProtoWriter().string(1, function)).toBytes();
    return node(name, "StatefulPartitionedCall", inputs, Map.of("f", value));
  }

  private static ProtoWriter function(String name, String arguments, String result, String value) {
    ProtoWriter signature = new ProtoWriter().string(1, name);
    for (String argument : arguments.split(" ", -1)) {
      signature.message(2, new ProtoWriter().string(1, argument));
    }
    signature.message(3, new ProtoWriter().string(1, result));
    ProtoWriter returned = new ProtoWriter().string(1, result).string(2, value);
    return new ProtoWriter().message(1, signature).message(4, returned);
  }

  private static ProtoWriter convolution(String name, String inputs) {
    ProtoWriter strides = new ProtoWriter();
    for (int s : new int[] {1, 2, 2, 1}) {
      strides.number(3, s);
    }
    return node(
        name,
        "Conv2D",
        inputs,
        Map.of(
            "T",
            FLOAT,
            "padding",
            new ProtoWriter().string(2, "SAME").toBytes(),
            "strides",
            new ProtoWriter().message(1, strides).toBytes()));
  }

  /** The constant 1, 2: the axes of the picture plane. */
  private static ProtoWriter axes(String name) {
    byte[] values = {1, 0, 0, 0, 2, 0, 0, 0};
    ProtoWriter tensor = new ProtoWriter().number(1, 3).message(2, shape(2)).bytes(4, values);
    return node(
        name,
        "Const",
        "",
        Map.of("dtype", INT32, "value", new ProtoWriter().message(8, tensor).toBytes()));
  }

  private static ProtoWriter texts(String name, List<String> texts) {
    ProtoWriter tensor = new ProtoWriter().number(1, STRING).message(2, shape(texts.size()));
    texts.forEach(text -> tensor.string(8, text));
    return node(name, "Const", "", Map.of("value", new ProtoWriter().message(8, tensor).toBytes()));
  }

  /** Writes variables as a checkpoint of one part; an object graph too, unless it is empty. */
  static void variables(Path folder, Map<String, W> variables, byte[] objects) throws IOException {
    Path to = Files.createDirectories(folder.resolve("variables"));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    TreeMap<String, byte[]> index = new TreeMap<>();
    index.put("", new ProtoWriter().number(1, 1).toBytes());
    if (objects.length > 0) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      text.writeBytes(varint(objects.length));
      text.writeBytes(
          little(TensorBundle.Checksum.masked(ByteBuffer.wrap(little(objects.length)))));
      text.writeBytes(objects);
      index.put("_CHECKPOINTABLE_OBJECT_GRAPH", entry(STRING, shape(), data, text.toByteArray()));
    }
    variables.forEach(
        (name, w) -> {
          ByteBuffer values = ByteBuffer.allocate(w.size() * Float.BYTES);
          values.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(w.values());
          long[] sizes = java.util.Arrays.stream(w.shape()).asLongStream().toArray();
          index.put(name, entry(1, shape(sizes), data, values.array()));
        });
    Files.write(to.resolve("variables.data-00000-of-00001"), data.toByteArray());
    Files.write(to.resolve("variables.index"), table(index));
  }

  private static byte[] entry(
      int type, ProtoWriter shape, ByteArrayOutputStream data, byte[] bytes) {
    ProtoWriter entry = new ProtoWriter().number(1, type).message(2, shape);
    entry.number(4, data.size()).number(5, bytes.length);
    data.writeBytes(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(entry.toBytes());
    out.write(0x35);
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    ByteBuffer summed = type == STRING ? TensorBundle.Checksum.ofText(whole) : whole;
    out.writeBytes(little(TensorBundle.Checksum.masked(summed)));
    return out.toByteArray();
  }

  private static byte[] table(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] data = block(out, entries);
    byte[] nothing = block(out, new TreeMap<>());
    TreeMap<String, byte[]> blocks = new TreeMap<>(Map.of("~", data));
    byte[] index = block(out, blocks);
    byte[] footer = new byte[40];
    System.arraycopy(nothing, 0, footer, 0, nothing.length);
    System.arraycopy(index, 0, footer, nothing.length, index.length);
    out.writeBytes(footer);
    out.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0xdb4775248b80fb57L).array());
    return out.toByteArray();
  }

  /** Writes a block and gives its place. */
  private static byte[] block(ByteArrayOutputStream out, Map<String, byte[]> entries) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    String before = "";
    for (Map.Entry<String, byte[]> e : entries.entrySet()) {
      String key = e.getKey();
      int shared = 0;
      while (shared < Math.min(before.length(), key.length())
          && before.charAt(shared) == key.charAt(shared)) {
        shared++;
      }
      before = key;
      byte[] own = key.substring(shared).getBytes(StandardCharsets.UTF_8);
      block.writeBytes(varint(shared));
      block.writeBytes(varint(own.length));
      block.writeBytes(varint(e.getValue().length));
      block.writeBytes(own);
      block.writeBytes(e.getValue());
    }
    block.writeBytes(little(0));
    block.writeBytes(little(1));
    int length = block.size();
    block.write(0);
    block.writeBytes(little(TensorBundle.Checksum.masked(ByteBuffer.wrap(block.toByteArray()))));
    ByteArrayOutputStream place = new ByteArrayOutputStream();
    place.writeBytes(varint(out.size()));
    place.writeBytes(varint(length));
    out.writeBytes(block.toByteArray());
    return place.toByteArray();
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] varint(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = value;
    while (rest > 127) {
      out.write((rest & 127) + 128);
      rest >>>= 7;
    }
    out.write(rest);
    return out.toByteArray();
  }
}
