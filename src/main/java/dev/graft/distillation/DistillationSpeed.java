package dev.graft.distillation;

import dev.graft.network.Backbone;
import dev.graft.network.Network;

/**
 * How fast a distillation goes on a machine, in multiply-accumulates a second. What a view costs
 * besides the network (decoding, drawing, reading) counts as some more of them, so that one number
 * does for each part.
 *
 * @param teachers multiply-accumulates a second while teachers look at views
 * @param student the same while the student learns; a step counts as three passes
 * @param measured whether it was measured on this machine
 */
public record DistillationSpeed(double teachers, double student, boolean measured) {
  /**
   * MobileNet V2 takes 4.1 ms for 301 million multiply-accumulates on two processors; a small
   * student is held up by its memory more than by its arithmetic.
   */
  private static final double TEACHERS_PER_PROCESSOR = 36e9;

  private static final double STUDENT_PER_PROCESSOR = 25e9;

  /** Decoding an eighth of a photograph and drawing a view at two sizes. */
  private static final double DRAWING = 40e6;

  /** Reading a view from the store. */
  private static final double READING = 5e6;

  /** A pass forward and one back, which costs about twice as much. */
  private static final int PASSES = 3;

  /**
   * What can be said where nothing was measured yet.
   *
   * @param processors of this machine
   * @return a speed that is right within a factor of two or so
   */
  public static DistillationSpeed stated(int processors) {
    return new DistillationSpeed(
        TEACHERS_PER_PROCESSOR * processors, STUDENT_PER_PROCESSOR * processors, false);
  }

  /**
   * What one view costs a teacher.
   *
   * @param teacher with its classifier
   * @return multiply-accumulates
   */
  static double looking(Backbone teacher) {
    return macs(teacher.network()) + DRAWING;
  }

  /**
   * What one view costs the student.
   *
   * @param student for the size of its preprocessing
   * @param size at which it sees the view, in pixels
   * @return multiply-accumulates
   */
  static double learning(Backbone student, int size) {
    double share = (double) size / student.preprocessing().height();
    return PASSES * macs(student.trunk()) * share * share + READING;
  }

  private static double macs(Network network) {
    return network.layers().stream().mapToLong(l -> network.macs(l.name())).sum();
  }
}
