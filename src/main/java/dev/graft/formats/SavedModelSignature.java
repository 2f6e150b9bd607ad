package dev.graft.formats;

import dev.graft.formats.FlatGraph.Ref;
import dev.graft.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a SavedModel offers, from one picture to one result.
 *
 * @param input the tensor that takes pictures
 * @param picture their shape
 * @param output the result
 * @param resultShape the result's shape as the file gives it, a TensorShapeProto
 */
record SavedModelSignature(Ref input, Shape picture, Ref output, Proto resultShape) {
  private static final String SERVING_DEFAULT = "serving_default";
  private static final String INITIALISES = "__saved_model_init_op";

  private static final Map<Integer, String> TYPES =
      Map.of(
          2,
          "float64",
          3,
          "int32",
          4,
          "uint8",
          6,
          "int8",
          7,
          "text",
          9,
          "int64",
          10,
          "bool",
          14,
          "bfloat16",
          19,
          "float16");

  /**
   * Finds the signature to predict with: {@code serving_default}, else the only one.
   *
   * @throws dev.graft.errors.GraftException if there is none, or it wants or gives something else
   */
  static SavedModelSignature toServe(SavedModelFile file, Origin origin) {
    Map<String, Proto> offered =
        file.signatures().entrySet().stream()
            .filter(e -> !e.getKey().equals(INITIALISES) && !e.getValue().map(1).isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Proto chosen = offered.get(SERVING_DEFAULT);
    if (chosen == null && offered.size() == 1) {
      chosen = offered.values().iterator().next();
    }
    if (chosen == null) {
      throw origin.bad(
          offered.isEmpty()
              ? "offers no signature to predict with; save it with one named serving_default, as"
                  + " model.export does"
              : "offers several signatures ("
                  + String.join(", ", offered.keySet().stream().sorted().toList())
                  + ") and none named serving_default; save it with one of that name");
    }
    Proto input = only(chosen.map(1), "input", "wants", origin);
    Proto output = only(chosen.map(2), "output", "gives", origin);
    wantFloat(input, "takes pictures", origin);
    wantFloat(output, "gives results", origin);
    return new SavedModelSignature(
        Ref.of(input.string(1)),
        picture(input.message(3), origin),
        Ref.of(output.string(1)),
        output.message(3));
  }

  private static Proto only(Map<String, Proto> tensors, String what, String verb, Origin origin) {
    if (tensors.size() != 1) {
      List<String> names = tensors.keySet().stream().sorted().toList();
      throw origin.bad(
          "%s %d %ss (%s), and Graft supports one; export it with a single %s"
              .formatted(verb, names.size(), what, String.join(", ", names), what));
    }
    return tensors.values().iterator().next();
  }

  private static void wantFloat(Proto tensor, String what, Origin origin) {
    int type = (int) tensor.number(2);
    if (type != TensorBundle.FLOAT) {
      throw origin.bad(
          what
              + " as "
              + TYPES.getOrDefault(type, "type " + type)
              + ", and Graft supports float32; export it with float32 in and out");
    }
  }

  private static Shape picture(Proto shape, Origin origin) {
    List<Long> sizes = Shapes.sizes(shape).orElse(List.of());
    if (sizes.size() == 4 && sizes.get(0) != -1) {
      throw origin.bad(
          "takes exactly "
              + sizes.get(0)
              + " pictures at a time; export it with an open batch size");
    }
    if (sizes.size() == 4 && (sizes.get(1) == -1 || sizes.get(2) == -1)) {
      throw origin.bad(
          "does not say the height and width of its pictures; export it with a fixed input shape");
    }
    return Shapes.perExample(shape)
        .filter(s -> s.rank() == 3)
        .orElseThrow(
            () ->
                origin.bad(
                    "does not take pictures of height x width x 3; use a model of pictures"));
  }

  /** The shape of one picture's result, a vector or a feature map. */
  Shape result(Origin origin) {
    Optional<Shape> result = Shapes.perExample(resultShape);
    return result
        .filter(s -> s.rank() == 1 || s.rank() == 3)
        .orElseThrow(
            () ->
                origin.bad(
                    "does not give one vector or feature map of a known size for each picture; export it"
                        + " with such an output"));
  }
}
