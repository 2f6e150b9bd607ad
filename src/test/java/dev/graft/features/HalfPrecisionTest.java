package dev.graft.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/** Sixteen bits against the standard's own examples and TensorFlow's conversion. */
class HalfPrecisionTest {
  private static final int INFINITY = 0x7c00;

  @ParameterizedTest
  @CsvSource({
    "0, 0000",
    "-0.0, 8000",
    "1, 3c00",
    "-2, c000",
    "0.333251953125, 3555",
    "65504, 7bff",
    "0x1p-14, 0400",
    "0x1.ff8p-15, 03ff",
    "0x1p-24, 0001",
    "1e-9, 0000",
    "2047.9, 6800",
    // Halfway between two: the even one.
    "1.00048828125, 3c00",
    "1.00146484375, 3c02",
    "0x1p-25, 0000",
    "0x1.8p-24, 0002",
    // Just below one and the next binade.
    "1.9998, 4000",
    // Beyond all of them: the largest, for an infinity would spoil what is computed from it.
    "65519, 7bff",
    "1e9, 7bff",
    "-Infinity, fbff"
  })
  void numbersHaveTheBitsOfTheStandard(String number, String bits) {
    assertThat(HalfPrecision.toBits(Float.parseFloat(number)))
        .isEqualTo((short) Integer.parseInt(bits, 16));
  }

  @Test
  void everyPatternComesBackAsItIs() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = HalfPrecision.toFloat((short) bits);
      if ((bits & INFINITY) == INFINITY) {
        assertThat(Float.isFinite(value)).as("%04x", bits).isFalse();
      } else {
        assertThat(HalfPrecision.toBits(value)).as("%04x", bits).isEqualTo((short) bits);
      }
    }
    assertThat(HalfPrecision.toFloat(HalfPrecision.toBits(Float.NaN))).isNaN();
  }

  @Test
  void roundingIsTensorFlows() {
    Random random = new Random(7);
    float[] numbers = new float[200_000];
    for (int i = 0; i < numbers.length; i++) {
      // All sizes that there are, half of them on ties.
      float size = Math.scalb(1 + random.nextFloat(), random.nextInt(42) - 26);
      int bits = Float.floatToRawIntBits(size);
      numbers[i] = Float.intBitsToFloat(i % 2 == 0 ? bits : (bits & ~0x1fff) | 0x1000);
      numbers[i] = Math.min(numbers[i], 65_504) * (random.nextBoolean() ? 1 : -1);
    }
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    HalfPrecision.write(numbers, 0, numbers.length, bytes);
    float[] ours = new float[numbers.length];
    HalfPrecision.read(bytes, ours, 0, ours.length);
    assertThat(ours).isEqualTo(throughTensorFlow(numbers));
  }

  private static float[] throughTensorFlow(float[] numbers) {
    Shape shape = Shape.of(numbers.length);
    try (Graph graph = new Graph();
        TFloat32 given = TFloat32.tensorOf(shape, DataBuffers.of(numbers))) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> in = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> back = tf.dtypes.cast(tf.dtypes.cast(in, TFloat16.class), TFloat32.class);
      try (Session session = new Session(graph);
          TFloat32 said = (TFloat32) session.runner().feed(in, given).fetch(back).run().get(0)) {
        float[] values = new float[numbers.length];
        said.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }
}
