package dev.graft.engine;

import java.util.Arrays;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How far many pictures are from known ones, as {@link dev.graft.prediction.FeatureIndex} tells it
 * for one: brought to length 1, the distance from the k-th nearest, which is the square root of (2
 * - 2 cosine). All at once that is a product of two matrices.
 */
final class Distances {
  private Distances() {}

  /**
   * Compares pictures with known ones.
   *
   * @param rows the pictures' features
   * @param known features of as many numbers
   * @param k from 1; the farthest if there are fewer
   * @return for each picture from 0 to 2; 2 where nothing is known
   */
  static double[] of(float[][] rows, float[][] known, int k) {
    return of(rows, known, k, false);
  }

  /**
   * Compares known pictures with each other; a picture itself does not count.
   *
   * @param known features
   * @param k from 1; the farthest if there are fewer
   * @return for each from 0 to 2; 2 where there is no other
   */
  static double[] amongThemselves(float[][] known, int k) {
    return of(known, known, k, true);
  }

  private static double[] of(float[][] rows, float[][] known, int k, boolean apart) {
    double[] distances = new double[rows.length];
    int others = known.length - (apart ? 1 : 0);
    if (rows.length == 0 || others < 1) {
      Arrays.fill(distances, 2);
      return distances;
    }
    TensorFlowRuntime.load();
    int nearest = Math.min(k, others);
    float[] similarity = new float[rows.length * nearest];
    try (Graph graph = new Graph();
        TFloat32 a = matrix(rows);
        TFloat32 b = matrix(known)) {
      Ops tf = NewGraph.ops(graph);
      Placeholder<TFloat32> left = tf.placeholder(TFloat32.class, Placeholder.shape(a.shape()));
      Placeholder<TFloat32> right = tf.placeholder(TFloat32.class, Placeholder.shape(b.shape()));
      Operand<TFloat32> cosine =
          tf.linalg.matMul(unit(tf, left), unit(tf, right), MatMul.transposeB(true));
      if (apart) {
        Operand<TFloat32> never =
            tf.fill(tf.constant(new int[] {rows.length}), tf.constant(Float.NEGATIVE_INFINITY));
        cosine = tf.linalg.matrixSetDiag(cosine, never, tf.constant(0));
      }
      Operand<TFloat32> best = tf.nn.topK(cosine, tf.constant(nearest), TInt32.class).values();
      try (Session session = new Session(graph, Sessions.unoptimized());
          Result result = session.runner().feed(left, a).feed(right, b).fetch(best).run()) {
        Tensors.read((TFloat32) result.get(0), similarity);
      }
    }
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.sqrt(Math.max(0, 2 - 2.0 * similarity[(i + 1) * nearest - 1]));
    }
    return distances;
  }

  /** Features of nothing but zeros stay so: they are like nothing. */
  private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
    Operand<TFloat32> length =
        tf.math.sqrt(tf.reduceSum(tf.math.square(rows), tf.constant(1), ReduceSum.keepDims(true)));
    return tf.math.div(rows, tf.math.maximum(length, tf.constant(Float.MIN_NORMAL)));
  }

  private static TFloat32 matrix(float[][] rows) {
    int length = rows[0].length;
    float[] flat = new float[Math.multiplyExact(rows.length, length)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * length, length);
    }
    return Tensors.of(flat, rows.length, length);
  }
}
