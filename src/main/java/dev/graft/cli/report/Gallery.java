package dev.graft.cli.report;

import dev.graft.cli.Words;
import dev.graft.cli.report.RunReport.Answer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Pictures with what the model said of them. */
final class Gallery {
  private static final int MISTAKES = 12;
  private static final int RIGHT = 12;

  private Gallery() {}

  /** The mistakes, the surest first: they are worth looking at. */
  static List<Answer> mistakes(List<Answer> answers) {
    return answers.stream()
        .filter(a -> !a.right())
        .sorted(Comparator.comparingDouble(a -> -a.best().probability()))
        .limit(MISTAKES)
        .toList();
  }

  /** Right ones, spread evenly over all, so that every class is among them. */
  static List<Answer> right(List<Answer> answers) {
    List<Answer> right = answers.stream().filter(Answer::right).toList();
    int shown = Math.min(RIGHT, right.size());
    return java.util.stream.IntStream.range(0, shown)
        .mapToObj(i -> right.get((int) ((long) i * right.size() / shown)))
        .toList();
  }

  static Html draw(List<Answer> answers) {
    Html html = new Html().raw("<div class='gallery'>");
    for (Answer answer : answers) {
      String name = name(answer.file());
      html.add("<figure class='%s'>", answer.right() ? "right" : "wrong");
      Thumbnail.of(answer.file())
          .ifPresentOrElse(
              uri -> html.add("<img src='%s' alt='%s' loading='lazy'/>", uri, name),
              () -> html.raw("<div class='gone'>no longer there</div>"));
      html.add(
          "<figcaption><b>%s</b> %s%s<div class='bar'><i style='width:%s'></i></div>"
              + "<small>%s</small></figcaption></figure>",
          answer.best().className(),
          Words.percent(answer.best().probability()),
          answer.right() ? "" : " — it is " + answer.truth(),
          Words.percent(answer.best().probability()),
          name);
    }
    return html.raw("</div>");
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
