package dev.graft.engine;

import dev.graft.network.Tensor;
import java.nio.FloatBuffer;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Moves numbers and words between Java and TensorFlow. Whoever calls closes the tensors. */
final class Tensors {
  private Tensors() {}

  /** A tensor with the first values of an array. */
  static TFloat32 of(float[] values, long... shape) {
    Shape s = Shape.of(shape);
    return TFloat32.tensorOf(s, DataBuffers.of(values, true, false).narrow(s.size()));
  }

  /** A tensor with a weight's values. */
  static TFloat32 of(Tensor weight) {
    FloatBuffer values = weight.values();
    return TFloat32.tensorOf(Shape.of(weight.shape().toLongs()), DataBuffers.of(values));
  }

  /** Copies a tensor's values to the start of an array. */
  static void read(TFloat32 tensor, float[] into) {
    tensor.asRawTensor().data().asFloats().read(into, 0, Math.toIntExact(tensor.size()));
  }

  /** Copies a tensor's values. */
  static float[] toArray(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    read(tensor, values);
    return values;
  }

  /**
   * The same of a file that could not be written, without the name of the file, which is one that
   * TensorFlow made up: {@code /a/b.tempstate7; No space left on device}.
   */
  static String diskReason(TensorFlowException e) {
    String reason = reason(e);
    return reason.startsWith("/") || reason.indexOf(":\\") == 1
        ? reason.substring(reason.indexOf("; ") < 0 ? 0 : reason.indexOf("; ") + 2)
        : reason;
  }

  /** The first line of what TensorFlow says went wrong; the others are for programmers. */
  static String reason(TensorFlowException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message).strip();
  }
}
