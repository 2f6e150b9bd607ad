package dev.graft.ui.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.errors.GraftException;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.zoo.ZooEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistillationViewModelTest {
  private static final String STUDENT = "graft-mobilenetv2-0.35";

  private final Session session = new Session(Optional.empty());
  private final FakeWorkbench workbench =
      new FakeWorkbench()
          .with(Samples.backbone("large", "MobileNetV2:1.0", 224, 1000), false)
          .with(Samples.backbone("small", "MobileNet:0.25", 160, 0), true);
  private final RecordingNotices notices = new RecordingNotices();
  private final List<String> zoo = new ArrayList<>();
  private double now;
  private final DistillationViewModel model =
      new DistillationViewModel(
          session,
          workbench,
          new CurrentThreadTaskExecutor(),
          notices,
          () -> now,
          () -> zoo.add("changed"));
  private final DistillationForm form = model.form();

  @TempDir private Path temp;
  private Path photographs = Path.of("");

  @BeforeEach
  void folder() throws IOException {
    photographs = Files.createDirectory(temp.resolve("photographs"));
    session.roomProperty().set(Room.BACKBONES);
    session.distillingProperty().set(true);
    model.show();
  }

  private void choose() {
    form.teachers().add("large");
    form.add(List.of(photographs));
  }

  private String problem(Field field) {
    return form.problemProperty(field).get().orElse("");
  }

  @Test
  void offersTheSmallestSensibleStudentAndWhoeverCanTeach() {
    assertThat(model.teachers()).extracting(ZooEntry::name).containsExactly("large", "small");
    assertThat(form.studentProperty().get().map(StudentChoice::name)).contains("MobileNetV2");
    assertThat(form.widthProperty().get()).isEqualTo(0.35);
    assertThat(form.nameProperty().get()).isEqualTo(STUDENT);
    assertThat(model.planning().studentProperty().get())
        .isEqualTo("410 k parameters, 1.6 MB; begins with random weights.");
    assertThat(model.students())
        .extracting(StudentChoice::name)
        .startsWith("MobileNetV2")
        .endsWith("large", "small");
    for (Field field : Field.values()) {
      assertThat(problem(field)).isEmpty();
    }
  }

  @Test
  void aBackboneThatGoesOnHasNoWidthToChoose() {
    StudentChoice small =
        model.students().stream().filter(s -> s.name().equals("small")).findFirst().orElseThrow();
    form.studentProperty().set(Optional.of(small));
    choose();

    assertThat(small.widths()).isEmpty();
    assertThat(model.planning().studentProperty().get()).endsWith("its own weights.");
    assertThat(form.recipe().map(DistillationRecipe::student)).contains("small");
  }

  @Test
  void whatIsMissingIsSaidAtItsFieldWhenSomebodyWantsToBegin() {
    form.nameProperty().set("");
    model.teach();

    assertThat(problem(Field.TEACHERS)).isEqualTo("Choose at least one teacher.");
    assertThat(problem(Field.FOLDERS)).isEqualTo("Drop a folder of photographs.");
    assertThat(problem(Field.NAME)).isEqualTo("Give the student a name.");
    assertThat(model.phaseProperty().get()).isEqualTo(LessonPhase.IDLE);
    assertThat(workbench.distilling().requests()).isEmpty();

    choose();
    assertThat(problem(Field.TEACHERS)).isEmpty();
    assertThat(problem(Field.FOLDERS)).isEmpty();
  }

  @Test
  void wrongValuesAreSaidWhileTheyAreTyped() throws IOException {
    form.sizeProperty().set("16");
    assertThat(problem(Field.SIZE)).isEqualTo("The size is a whole number from 32 to 1024.");
    form.viewsProperty().set("many");
    assertThat(problem(Field.VIEWS)).isEqualTo("Views is a whole number from 1 to 256.");
    form.epochsProperty().set("0");
    assertThat(problem(Field.EPOCHS)).isEqualTo("Epochs is a whole number from 1 to 10,000.");
    form.nameProperty().set("large");
    assertThat(problem(Field.NAME)).contains("large exists already");
    form.nameProperty().set("my net");
    assertThat(problem(Field.NAME)).contains("cannot be the name");

    Path file = Files.writeString(temp.resolve("notes.txt"), "x");
    form.add(List.of(file));
    assertThat(problem(Field.FOLDERS))
        .isEqualTo("notes.txt is no folder; drop a folder of photographs.");
    form.add(List.of(photographs));
    assertThat(problem(Field.FOLDERS)).isEmpty();
    form.add(List.of(photographs));
    assertThat(problem(Field.FOLDERS)).contains("among the folders already");
    assertThat(form.folders()).hasSize(1);
  }

  @Test
  void theNameFollowsTheStudentUntilSomebodyTypesOne() {
    form.widthProperty().set(0.5);
    assertThat(form.nameProperty().get()).isEqualTo("graft-mobilenetv2-0.5");
    form.nameProperty().set("mine");
    form.widthProperty().set(0.75);
    assertThat(form.nameProperty().get()).isEqualTo("mine");
  }

  @Test
  void whatItTakesIsToldBeforeItBegins() {
    List<DistillationRecipe> asked = new ArrayList<>();
    workbench
        .distilling()
        .estimating(
            recipe -> {
              asked.add(recipe);
              return new DistillationEstimate(100, 1600, 5_000, 4_000, 60, 600, true);
            });
    choose();
    form.epochsProperty().set("20");

    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).epochs()).isEqualTo(20);
    assertThat(asked.get(1).teachers()).containsExactly("large");
    assertThat(asked.get(1).images()).containsExactly(photographs.toAbsolutePath());
    assertThat(model.planning().estimateProperty().get().map(DistillationEstimate::seconds))
        .contains(660.0);
    assertThat(problem(Field.VIEWS))
        .startsWith("The views would take 5.0 kB, more than the 4.0 kB");
    model.teach();
    assertThat(workbench.distilling().requests()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeReadIsASentenceInPlaceOfTheEstimate() {
    workbench
        .distilling()
        .estimating(
            recipe -> {
              throw new GraftException("The folder holds no images.");
            });
    choose();
    assertThat(model.planning().errorProperty().get()).contains("The folder holds no images.");
    form.folders().clear();
    assertThat(model.planning().errorProperty().get()).isEmpty();
  }

  @Test
  void aLessonFromTheFirstViewToTheZoo() {
    List<Double> shares = new ArrayList<>();
    List<String> jobs = new ArrayList<>();
    session
        .jobProperty()
        .addListener((o, was, is) -> jobs.add(is.map(JobStatus::what).orElse("none")));
    workbench
        .distilling()
        .play(
            lesson -> {
              at(0, lesson, new DistillationEvent.Viewing(0, 1000));
              at(10, lesson, new DistillationEvent.Viewing(250, 1000));
              shares.add(model.figuresProperty().get().teachersShare());
              assertThat(model.figuresProperty().get().teachers())
                  .isEqualTo("250 of 1,000 photographs, 25 a second");
              // 30 seconds of looking, and the 3,000 that the estimate gives the student.
              assertThat(model.figuresProperty().get().timeLeft()).isEqualTo("about 51 min left");
              at(40, lesson, new DistillationEvent.Viewing(1000, 1000));
              at(41, lesson, new DistillationEvent.Step(1, 0, 2000, 2.0, 1.0));
              at(51, lesson, new DistillationEvent.Step(1, 1000, 2000, 1.8, 0.9));
              shares.add(model.figuresProperty().get().studentShare());
              assertThat(model.figuresProperty().get().student())
                  .isEqualTo("epoch 1 of 10, 100 views a second");
              at(61, lesson, new DistillationEvent.Epoch(1, 96, 1.7, 0.8, 0.002, 20));
              assertThat(model.figuresProperty().get().timeLeft()).isEqualTo("about 3 min left");
              lesson.emit(
                  new DistillationEvent.Finished(
                      STUDENT, "ff", 410_208, 1000, 2000, 20_000, 300, List.of()));
            });
    workbench.with(Samples.backbone(STUDENT, "MobileNetV2:0.35", 128, 0), false);
    zoo.clear();
    choose();
    form.nameProperty().set("taught");
    model.teach();

    assertThat(shares.get(0)).isEqualTo(0.25);
    assertThat(shares.get(1)).isCloseTo(0.05, within(1e-9));
    assertThat(model.phaseProperty().get()).isEqualTo(LessonPhase.FINISHED);
    assertThat(model.resultProperty().get().map(DistillationEvent.Finished::views)).contains(2000L);
    assertThat(model.classCurves().get(0).y(0)).isEqualTo(1.7);
    assertThat(model.featureCurves().get(1).size()).isEqualTo(2);
    assertThat(jobs).contains("Teaching taught · teachers look", "Teaching taught · epoch 1 of 10");
    assertThat(jobs).endsWith("none");
    assertThat(zoo).containsExactly("changed");
    assertThat(notices.told()).isEmpty();
  }

  private void at(
      double seconds, dev.graft.ui.FakeDistilling.FakeLesson lesson, DistillationEvent event) {
    now = seconds;
    lesson.emit(event);
  }

  @Test
  void theStudentBecomesTheChosenBackbone() {
    workbench.distilling().play(lesson -> lesson.finish());
    choose();
    form.nameProperty().set("taught");
    model.teach();
    workbench.with(Samples.backbone("taught", "MobileNetV2:0.35", 128, 0), false);

    model.use();

    assertThat(session.backboneProperty().get().map(b -> b.name())).contains("taught");
    assertThat(session.distillingProperty().get()).isFalse();
    assertThat(notices.told()).containsExactly("taught is chosen as the backbone.");
  }

  @Test
  void whoeverLooksElsewhereIsTold() {
    workbench.distilling().play(lesson -> session.roomProperty().set(Room.TRAIN));
    choose();
    model.teach();
    assertThat(notices.told()).containsExactly(STUDENT + " has learned and is in the zoo.");
  }

  @Test
  void whatIsStoppedGoesOnWithTheSameChoices() {
    workbench
        .distilling()
        .play(
            lesson -> {
              lesson.emit(new DistillationEvent.Step(1, 5, 10, 1, 1));
              model.stop();
              assertThat(model.phaseProperty().get()).isEqualTo(LessonPhase.STOPPING);
              lesson.emit(new DistillationEvent.Stopped(0));
            });
    choose();
    model.teach();

    assertThat(model.phaseProperty().get()).isEqualTo(LessonPhase.STOPPED);
    assertThat(workbench.distilling().lessons().get(0).isCancelled()).isTrue();
    // The name is taken now; the one that is suggested next is free.
    assertThat(form.nameProperty().get()).isEqualTo(STUDENT + "-2");

    workbench.distilling().play(lesson -> lesson.finish());
    model.resume(model.resumable().orElseThrow());

    var requests = workbench.distilling().requests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(1).resume()).isTrue();
    assertThat(requests.get(1).name()).isEqualTo(STUDENT);
    assertThat(requests.get(1).recipe()).isEqualTo(requests.get(0).recipe());
    assertThat(model.phaseProperty().get()).isEqualTo(LessonPhase.FINISHED);
  }

  @Test
  void whatWasBegunInAnotherSittingIsListed() {
    choose();
    workbench.distilling().begun("yesterday", form.recipe().orElseThrow());
    model.show();

    assertThat(model.unfinished()).extracting(u -> u.name()).containsExactly("yesterday");
    form.nameProperty().set("yesterday");
    assertThat(problem(Field.NAME)).contains("was begun: resume it");
  }

  @Test
  void aFailureIsASentenceOnTheCard() {
    workbench.distilling().play(lesson -> lesson.fail("The teacher large is not here any more."));
    choose();
    model.teach();

    assertThat(model.phaseProperty().get()).isEqualTo(LessonPhase.FAILED);
    assertThat(model.failureProperty().get().map(Problem::sentence))
        .contains("The teacher large is not here any more.");
    assertThat(notices.failures()).isEmpty();
    assertThat(session.jobProperty().get()).isEmpty();
  }

  @Test
  void aTrainingKeepsTheStatusBarForItself() {
    JobStatus training = new JobStatus("run-1", 0.5, "");
    session.jobProperty().set(Optional.of(training));
    workbench.distilling().play(lesson -> lesson.emit(new DistillationEvent.Viewing(1, 2)));
    choose();
    model.teach();
    assertThat(session.jobProperty().get()).contains(training);
  }

  @Test
  void estimatesAreRounded() {
    assertThat(LessonCard.about(42.4)).isEqualTo("42 s");
    assertThat(LessonCard.about(200)).isEqualTo("3 min");
    assertThat(LessonCard.about(4000)).isEqualTo("1 h 10 min");
  }
}
