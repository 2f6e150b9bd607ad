package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.testing.SampleDrawings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a teacher and photographs to a student in the library, with an engine in this process. */
class DistillationJourneyTest {
  private static final String TEACHER = "untrained-mobilenet-v2-0.35";
  private static final int PER_CLASS = 5;
  private static final int SIZE = 32;

  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, PER_CLASS, 96);
    square();
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  /** All of 96 x 96, since the number of views depends on the area. */
  private void square() throws IOException {
    try (Stream<Path> files = Files.walk(pictures)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        BufferedImage picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        picture.getGraphics().drawImage(ImageIO.read(file.toFile()), 0, 0, 96, 96, null);
        ImageIO.write(picture, "jpg", file.toFile());
      }
    }
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private DistillationRecipe recipe(int epochs, String teacher) {
    return new DistillationRecipe(
        List.of(teacher),
        "MobileNetV2:0.35",
        List.of(pictures),
        SIZE,
        SIZE,
        0.5,
        9,
        epochs,
        4,
        2e-3,
        0.1,
        0.02,
        2,
        1,
        0.5,
        0.9,
        1);
  }

  private DistillationRequest request(String name, int epochs, boolean resume) {
    return new DistillationRequest(name, recipe(epochs, TEACHER), Optional.empty(), resume);
  }

  private List<DistillationEvent> distill(DistillationRequest request) throws Exception {
    List<DistillationEvent> events = new ArrayList<>();
    assertThat(workbench.distill(request, events::add).await()).isTrue();
    return events;
  }

  private static List<DistillationEvent.Epoch> epochs(List<DistillationEvent> events) {
    return events.stream()
        .filter(e -> e instanceof DistillationEvent.Epoch)
        .map(e -> (DistillationEvent.Epoch) e)
        .toList();
  }

  private static DistillationEvent.Finished finished(List<DistillationEvent> events) {
    return (DistillationEvent.Finished) events.get(events.size() - 1);
  }

  @Test
  void aStudentComesNearerToItsTeacherAndIsInTheLibrary() throws Exception {
    Files.writeString(pictures.resolve("cats/broken.jpg"), "no picture");
    Path out = temp.resolve("copy");

    List<DistillationEvent> events =
        distill(new DistillationRequest("pupil", recipe(4, TEACHER), Optional.of(out), false));

    List<DistillationEvent.Epoch> epochs = epochs(events);
    assertThat(epochs).extracting(DistillationEvent.Epoch::size).containsOnly(SIZE).hasSize(4);
    assertThat(epochs.get(3).featureLoss()).isLessThan(epochs.get(0).featureLoss() * 0.8);
    DistillationEvent.Finished finished = finished(events);
    assertThat(finished.photographs()).isEqualTo(2 * PER_CLASS);
    // Pictures of 96 x 96 are a seventh of 256 x 256: views 0 and 7.
    assertThat(finished.views()).isEqualTo(4 * PER_CLASS);
    assertThat(finished.skipped())
        .extracting(DistillationEvent.Skipped::file)
        .containsExactly(pictures.resolve("cats/broken.jpg").toString());
    Backbone pupil = workbench.backbone("pupil");
    assertThat(pupil.fingerprint()).isEqualTo(finished.fingerprint());
    assertThat(pupil.preprocessing().height()).isEqualTo(SIZE);
    assertThat(pupil.isPretrained()).isTrue();
    assertThat(pupil.source()).contains(TEACHER, "10 photographs", "pictures", "4 epochs");
    assertThat(workbench.backbone(out.toString()).fingerprint()).isEqualTo(finished.fingerprint());
  }

  @Test
  void theTeacherLooksAtAViewOnlyOnce() throws Exception {
    List<DistillationEvent> first = distill(request("first", 1, false));
    List<DistillationEvent> second = distill(request("second", 1, false));

    assertThat(viewing(first)).startsWith(0L).endsWith(4L * PER_CLASS);
    assertThat(viewing(second)).containsExactly(2L * PER_CLASS, 4L * PER_CLASS);
    assertThat(finished(second).fingerprint()).isEqualTo(finished(first).fingerprint());
  }

  private static List<Long> viewing(List<DistillationEvent> events) {
    return events.stream()
        .filter(e -> e instanceof DistillationEvent.Viewing)
        .map(e -> ((DistillationEvent.Viewing) e).done())
        .toList();
  }

  @Test
  void aStoppedDistillationGoesOnToTheSameWeights() throws Exception {
    String whole = finished(distill(request("whole", 3, false))).fingerprint();
    AtomicReference<Job> job = new AtomicReference<>();
    CountDownLatch ready = new CountDownLatch(1);
    List<DistillationEvent> events = new ArrayList<>();
    job.set(
        workbench.distill(
            request("parts", 3, false),
            event -> {
              awaitQuietly(ready);
              events.add(event);
              if (event instanceof DistillationEvent.Epoch) {
                job.get().cancel();
              }
            }));
    ready.countDown();
    assertThat(job.get().await()).isFalse();
    assertThat(events.get(events.size() - 1)).isEqualTo(new DistillationEvent.Stopped(1));
    Path soFar = temp.resolve("data/distillations/parts/student");
    assertThat(workbench.backbone(soFar.toString()).source()).contains("still learning");
    refused(request("parts", 3, false), "--resume");
    refused(request("parts", 4, true), "other choices");
    assertThat(workbench.unfinishedDistillations())
        .containsExactly(new UnfinishedDistillation("parts", recipe(3, TEACHER)));
    // Views 0 and 7 of each picture, as it turned out.
    assertThat(workbench.estimate(recipe(3, TEACHER)).views()).isEqualTo(4L * PER_CLASS);

    List<DistillationEvent> rest = distill(request("parts", 3, true));

    assertThat(epochs(rest)).hasSize(3);
    assertThat(finished(rest).fingerprint()).isEqualTo(whole);
    assertThat(workbench.unfinishedDistillations()).isEmpty();
  }

  @Test
  void whatHasNoRoomIsRefusedBeforeAnythingIsMade() {
    System.setProperty("graft.views.gb", "1");
    try {
      DistillationRecipe large = recipe(1, TEACHER);
      refused(
          new DistillationRequest(
              "large",
              new DistillationRecipe(
                  large.teachers(),
                  large.student(),
                  large.images(),
                  1024,
                  0,
                  large.firstShare(),
                  256,
                  1,
                  4,
                  2e-3,
                  0.1,
                  0.02,
                  2,
                  1,
                  0.5,
                  0.9,
                  1),
              Optional.empty(),
              false),
          "graft.views.gb");
    } finally {
      System.clearProperty("graft.views.gb");
    }
    assertThat(temp.resolve("data/distillations")).doesNotExist();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void badInputIsOneSentenceAndLeavesNothingBehind() {
    refused(new DistillationRequest("p", recipe(1, "nobody"), Optional.empty(), false), "nobody");
    refused(
        new DistillationRequest("p", recipe(1, TEACHER), Optional.of(pictures), false),
        "is there already");
    refused(
        new DistillationRequest(TEACHER, recipe(1, TEACHER), Optional.empty(), false), "built in");
    refused(request("p", 1, true), "no unfinished distillation");
    pictures = temp.resolve("nowhere");
    refused(request("p", 1, false), "nowhere is no folder");
    assertThat(temp.resolve("data/distillations")).doesNotExist();
  }

  private void refused(DistillationRequest request, String part) {
    assertThatThrownBy(() -> workbench.distill(request, e -> {}).await())
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(part);
  }
}
