package dev.graft.distillation;

/** A trained network that is imitated. Not thread-safe. */
public interface Teacher extends AutoCloseable {
  /**
   * The pictures that go through together; a shorter batch is padded.
   *
   * @return at least 1
   */
  int batch();

  /**
   * Looks at a batch of pictures.
   *
   * @param pixels batch x size x size x 3, row-major, RGB 0..255
   * @param into gets batch x {@link TeacherShape#outputs()}: the pooled features of each picture,
   *     then its class probabilities
   */
  void run(float[] pixels, float[] into);

  @Override
  void close();
}
