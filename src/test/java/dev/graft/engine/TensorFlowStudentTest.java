package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.distillation.DistillationRecipe;
import dev.graft.distillation.Student;
import dev.graft.distillation.StudentPlan;
import dev.graft.distillation.TargetScale;
import dev.graft.distillation.TeacherShape;
import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFlowStudentTest {
  private static final int SIZE = 8;
  private static final int COUNT = 6;
  private static final List<TeacherShape> TEACHERS =
      List.of(new TeacherShape(16, 5, 3), new TeacherShape(16, 4, 0));
  private static final int OUTPUTS = 12;
  private static final Network NETWORK =
      Sketch.input(SIZE, SIZE, 3)
          .conv("stem", 8, 3, 2)
          .bn("stem_bn")
          .relu6("stem_relu")
          .conv("last", 8, 1, 1)
          .bn("last_bn")
          .relu6("last_relu")
          .network();
  private static final Weights WEIGHTS = Sketch.weights(NETWORK, 3);

  @TempDir private Path temp;

  private final TensorFlowEngine engine = new TensorFlowEngine();

  private static DistillationRecipe recipe(double weightDecay) {
    return new DistillationRecipe(
        List.of("a", "b"),
        "s",
        List.of(),
        SIZE,
        SIZE,
        0,
        1,
        1,
        COUNT,
        0.01,
        0,
        weightDecay,
        2,
        1,
        0,
        0.9,
        1);
  }

  private Student open(double weightDecay) {
    List<TargetScale> scales =
        List.of(new TargetScale(new float[5], ones(5)), new TargetScale(new float[4], ones(4)));
    return engine.openStudent(
        new StudentPlan(
            NETWORK, WEIGHTS, Scaling.SYMMETRIC, TEACHERS, scales, recipe(weightDecay)));
  }

  private static float[] ones(int n) {
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Pictures, and for each five features, three probabilities, and four features more. */
  private static Student.Batch batch(long seed, float mix) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[COUNT * SIZE * SIZE * 3];
    random.nextBytes(pixels);
    float[] targets = new float[COUNT * OUTPUTS];
    for (int i = 0; i < COUNT; i++) {
      for (int k = 0; k < OUTPUTS; k++) {
        targets[i * OUTPUTS + k] = (float) random.nextDouble();
      }
      float sum = 0;
      for (int k = 5; k < 8; k++) {
        sum += targets[i * OUTPUTS + k];
      }
      for (int k = 5; k < 8; k++) {
        targets[i * OUTPUTS + k] /= sum;
      }
    }
    float[] shares = new float[COUNT];
    Arrays.fill(shares, mix);
    return new Student.Batch(pixels, targets, shares, COUNT, SIZE);
  }

  @Test
  void comesNearerToItsTeachers() {
    try (Student student = open(0)) {
      Student.Distance first = student.learn(batch(1, 1), 0.01, 0);
      Student.Distance last = first;
      for (int step = 1; step < 150; step++) {
        last = student.learn(batch(1, 1), 0.01, step);
      }
      assertThat(first.classes()).isPositive();
      assertThat(last.classes()).isLessThan(first.classes() / 4);
      assertThat(last.features()).isLessThan(first.features() / 4);
      Weights learned = student.weights();
      assertThat(learned.misfit(NETWORK)).isEmpty();
      assertThat(learned.get("stem_bn", "moving_mean").toArray())
          .isNotEqualTo(WEIGHTS.get("stem_bn", "moving_mean").toArray());
    }
  }

  @Test
  void equalInputsGiveEqualWeightsAlsoAcrossAStop() {
    Weights once = run(0, 8);
    assertThat(run(0, 8).fingerprint()).isEqualTo(once.fingerprint());
    try (Student student = open(0.1)) {
      learn(student, 0, 5);
      student.save(temp);
    }
    try (Student student = open(0.1)) {
      student.restore(temp);
      learn(student, 5, 8);
      assertThat(student.weights().fingerprint()).isEqualTo(once.fingerprint());
    }
  }

  private Weights run(int from, int to) {
    try (Student student = open(0.1)) {
      learn(student, from, to);
      return student.weights();
    }
  }

  private static void learn(Student student, int from, int to) {
    for (int step = from; step < to; step++) {
      student.learn(batch(step, step % 2 == 0 ? 1 : 0.7f), 0.01, step);
    }
  }

  @Test
  void mixingAPictureWithItselfChangesNothing() {
    Student.Batch plain = batch(1, 1);
    byte[] pixels = new byte[plain.pixels().length];
    float[] targets = new float[plain.targets().length];
    for (int i = 0; i < COUNT; i++) {
      System.arraycopy(plain.pixels(), 0, pixels, i * SIZE * SIZE * 3, SIZE * SIZE * 3);
      System.arraycopy(plain.targets(), 0, targets, i * OUTPUTS, OUTPUTS);
    }
    float[] half = new float[COUNT];
    Arrays.fill(half, 0.5f);
    try (Student a = open(0);
        Student b = open(0)) {
      Student.Distance unmixed =
          a.learn(new Student.Batch(pixels, targets, ones(COUNT), COUNT, SIZE), 0.01, 0);
      Student.Distance mixed =
          b.learn(new Student.Batch(pixels, targets, half, COUNT, SIZE), 0.01, 0);
      assertThat(mixed.features())
          .isCloseTo(unmixed.features(), org.assertj.core.data.Offset.offset(1e-4));
    }
    try (Student a = open(0);
        Student b = open(0)) {
      assertThat(a.learn(batch(1, 1), 0.01, 0).features())
          .isNotEqualTo(b.learn(batch(1, 0.5f), 0.01, 0).features());
    }
  }

  @Test
  void decayShrinksKernelsAndNothingElse() {
    // Without a step of Adam's own nothing but the decay is left: kernel * (1 - rate * decay).
    Student.Batch batch = batch(1, 1);
    try (Student with = open(0.5);
        Student without = open(0)) {
      with.learn(batch, 0.01, 0);
      without.learn(batch, 0.01, 0);
      float[] shrunk = with.weights().get("stem", "kernel").toArray();
      float[] plain = without.weights().get("stem", "kernel").toArray();
      float[] before = WEIGHTS.get("stem", "kernel").toArray();
      for (int i = 0; i < shrunk.length; i++) {
        assertThat((double) shrunk[i])
            .isCloseTo(
                plain[i] - 0.01 * 0.5 * before[i], org.assertj.core.data.Offset.offset(1e-6));
      }
      assertThat(with.weights().get("stem_bn", "gamma").toArray())
          .isEqualTo(without.weights().get("stem_bn", "gamma").toArray());
    }
  }

  @Test
  void aCheckpointThatIsNotThereIsASentence() {
    try (Student student = open(0)) {
      assertThatThrownBy(() -> student.restore(temp.resolve("nowhere")))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("nowhere")
          .hasMessageContaining("begins anew");
    }
  }
}
