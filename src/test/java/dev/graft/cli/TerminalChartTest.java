package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.cli.DotCanvas.Stroke;
import dev.graft.cli.TerminalChart.Curve;
import dev.graft.evaluation.Tally;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TerminalChartTest {
  @Test
  void drawsABrailleDotForEachOfEightPlaces() {
    DotCanvas canvas = new DotCanvas(1, 1, true);
    canvas.dot(0, 3, Stroke.SOLID);
    assertThat(canvas.rows()).containsExactly("⠁");
    canvas.dot(1, 0, Stroke.SOLID);
    assertThat(canvas.rows()).containsExactly("⢁");
    canvas.line(0, 0, 0, 3, Stroke.SOLID);
    canvas.line(1, 0, 1, 3, Stroke.SOLID);
    assertThat(canvas.rows()).containsExactly("⣿");
  }

  @Test
  void drawsACurveFromCornerToCorner() {
    List<String> lines =
        TerminalChart.curves(
            "Accuracy",
            List.of(new Curve("validation", List.of(0.5, 1.0), Stroke.SOLID)),
            0.5,
            1,
            Words::percent,
            true);

    assertThat(lines).hasSize(12);
    assertThat(lines.get(0)).isEqualTo("Accuracy   ⠤⠤⠤ validation");
    assertThat(lines.get(1)).startsWith("100.0% │  ").endsWith("⠉").hasSize(68);
    assertThat(lines.get(9)).startsWith(" 50.0% │⣀");
    assertThat(lines.get(10)).isEqualTo("       └" + "─".repeat(60));
    assertThat(lines.get(11)).isEqualTo("        1" + " ".repeat(58) + "2");
  }

  @Test
  void fallsBackToPlainCharacters() {
    List<String> lines =
        TerminalChart.curves(
            "Loss",
            List.of(
                new Curve("validation", List.of(1.0, 0.0), Stroke.SOLID),
                new Curve("training", List.of(0.5, Double.NaN), Stroke.DOTTED)),
            0,
            1,
            Words::loss,
            false);

    assertThat(String.join("\n", lines)).isASCII().contains("*", "o", "+---");
  }

  @Property(tries = 300)
  void drawsWhateverComes(
      @ForAll @Size(max = 300) List<Double> first, @ForAll @Size(max = 5) List<Double> second) {
    List<String> lines =
        TerminalChart.curves(
            "x",
            List.of(new Curve("a", first, Stroke.SOLID), new Curve("b", second, Stroke.DOTTED)),
            0,
            1,
            Words::percent,
            true);

    assertThat(lines).hasSize(12).allMatch(l -> l.length() <= Terminal.WIDTH);
  }

  @Test
  void manyClassesBecomeAListOfMistakes() {
    List<String> classes = IntStream.range(0, 40).mapToObj(i -> "class " + i).toList();
    Tally tally = new Tally(classes);
    for (int i = 0; i < 40; i++) {
      float[] probabilities = new float[40];
      probabilities[i == 7 ? 8 : i] = 1;
      tally.add(probabilities, i).add(probabilities, i);
    }

    assertThat(TerminalChart.confusion(tally.evaluation()))
        .containsExactly(
            "The most frequent mistakes:",
            "true     taken for  times",
            "class 7  class 8        2");
  }
}
