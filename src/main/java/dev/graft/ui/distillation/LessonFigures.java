package dev.graft.ui.distillation;

/**
 * What the lesson's card says.
 *
 * @param name of the student
 * @param stage in words
 * @param teachers in words; empty before they look
 * @param teachersShare from 0 to 1; NaN while it is not known
 * @param student in words; empty before it learns
 * @param studentShare from 0 to 1; NaN while it is not known
 * @param timeLeft in words; empty while it is not known
 */
public record LessonFigures(
    String name,
    String stage,
    String teachers,
    double teachersShare,
    String student,
    double studentShare,
    String timeLeft) {
  static final LessonFigures NONE = new LessonFigures("", "", "", Double.NaN, "", Double.NaN, "");
}
