package dev.graft.ui.distillation;

import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import java.util.OptionalDouble;

/** A lesson in words. */
record LessonWords(String name, LessonProgress progress, LessonPhase phase) {
  private static final Texts TEXTS = Texts.in(LessonWords.class);

  LessonFigures figures() {
    return new LessonFigures(
        name,
        stage(),
        teachers(),
        progress.teachersShare(),
        student(),
        progress.studentShare(),
        phase == LessonPhase.RUNNING ? timeLeft() : "");
  }

  JobStatus status() {
    String where =
        progress.isLearning()
            ? TEXTS.format("status.epoch", progress.epoch(), progress.epochs())
            : progress.toLookAt() > 0 ? TEXTS.get("status.teachers") : TEXTS.get("status.starting");
    double share = progress.isLearning() ? progress.studentShare() : progress.teachersShare();
    return new JobStatus(TEXTS.format("status.line", name, where), share, timeLeft());
  }

  private String stage() {
    return switch (phase) {
      case IDLE -> "";
      case STOPPING -> TEXTS.get("stage.stopping");
      case STOPPED -> TEXTS.get("stage.stopped");
      case FAILED -> TEXTS.get("stage.failed");
      case FINISHED -> TEXTS.get("stage.finished");
      case RUNNING ->
          progress.isLearning()
              ? TEXTS.get("stage.learning")
              : progress.toLookAt() > 0 ? TEXTS.get("stage.looking") : TEXTS.get("stage.starting");
    };
  }

  private String teachers() {
    if (progress.toLookAt() == 0) {
      return "";
    }
    if (progress.looked() >= progress.toLookAt()) {
      return TEXTS.format("teachers.done", Figures.count(progress.toLookAt()));
    }
    String done =
        TEXTS.format(
            "teachers.progress",
            Figures.count(progress.looked()),
            Figures.count(progress.toLookAt()));
    return progress.isLearning() ? done : done + rate("photographs");
  }

  private String student() {
    if (!progress.isLearning()) {
      return "";
    }
    if (phase == LessonPhase.FINISHED) {
      return TEXTS.format("student.done", progress.epochs());
    }
    return TEXTS.format("student.progress", progress.epoch(), progress.epochs()) + rate("views");
  }

  private String rate(String key) {
    OptionalDouble rate = progress.rate();
    return rate.isPresent() && phase == LessonPhase.RUNNING
        ? TEXTS.format("rate." + key, Figures.count(Math.round(rate.getAsDouble())))
        : "";
  }

  private String timeLeft() {
    OptionalDouble left = progress.secondsLeft();
    return left.isPresent() ? Figures.timeLeft(left.getAsDouble()) : "";
  }
}
