package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/**
 * How the values of a TensorFlow.js weight lie in its file: as they are, in half precision, or
 * quantised to steps between a smallest and a largest value, {@code value = step * scale + min}.
 *
 * @param kind what lies in the file
 * @param scale the width of a step
 * @param min the value of step 0
 */
record TfjsEncoding(Kind kind, double scale, double min) {
  /** What lies in the file for each value. */
  enum Kind {
    FLOAT32(4),
    INT32(4),
    FLOAT16(2),
    UINT16(2),
    UINT8(1);

    private final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  /** Reads {@code dtype} and {@code quantization} of a manifest's entry. */
  static TfjsEncoding of(JsonNode weight, String name, Origin origin) {
    String type = weight.path("dtype").asText();
    JsonNode quantization = weight.path("quantization");
    if (quantization.isMissingNode() || quantization.isNull()) {
      return switch (type) {
        case "float32" -> new TfjsEncoding(Kind.FLOAT32, 1, 0);
        case "int32" -> new TfjsEncoding(Kind.INT32, 1, 0);
        default ->
            throw origin.bad(
                "has a weight "
                    + name
                    + " of type '"
                    + type
                    + "', which Graft cannot read; export the model with weights of type float32");
      };
    }
    String stored = quantization.path("dtype").asText();
    if (!type.equals("float32")) {
      throw origin.bad(
          "has a weight "
              + name
              + " of type '"
              + type
              + "' that is quantised, which Graft cannot read; export it without quantisation");
    }
    return switch (stored) {
      case "float16" -> new TfjsEncoding(Kind.FLOAT16, 1, 0);
      case "uint8" -> steps(Kind.UINT8, quantization, name, origin);
      case "uint16" -> steps(Kind.UINT16, quantization, name, origin);
      default ->
          throw origin.bad(
              "has a weight "
                  + name
                  + " that is quantised to '"
                  + stored
                  + "', which Graft cannot read; export it as uint8, uint16, float16 or without"
                  + " quantisation");
    };
  }

  private static TfjsEncoding steps(Kind kind, JsonNode quantization, String name, Origin origin) {
    JsonNode scale = quantization.path("scale");
    JsonNode min = quantization.path("min");
    if (!scale.isNumber()
        || !min.isNumber()
        || !Double.isFinite(scale.doubleValue())
        || !Double.isFinite(min.doubleValue())) {
      throw origin.bad(
          "does not say scale and min of the quantised weight " + name + "; export it again");
    }
    return new TfjsEncoding(kind, scale.doubleValue(), min.doubleValue());
  }

  /** Reads values, counting in double precision as JavaScript does. */
  void decode(ByteBuffer from, float[] into, int at, int count) {
    switch (kind) {
      case FLOAT32 -> from.asFloatBuffer().get(into, at, count);
      case INT32 -> {
        for (int i = 0; i < count; i++) {
          into[at + i] = from.getInt();
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < count; i++) {
          into[at + i] = half(from.getShort());
        }
      }
      case UINT16 -> {
        for (int i = 0; i < count; i++) {
          into[at + i] = (float) ((from.getShort() & 0xffff) * scale + min);
        }
      }
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          into[at + i] = (float) ((from.get() & 0xff) * scale + min);
        }
      }
    }
  }

  /** IEEE 754 half precision: one bit for the sign, five for the exponent, ten for the fraction. */
  static float half(short bits) {
    int sign = bits < 0 ? -1 : 1;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0x1f) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return exponent == 0
        ? sign * fraction * 0x1p-24f
        : sign * (1 + fraction * 0x1p-10f) * (float) Math.scalb(1.0, exponent - 15);
  }
}
