package dev.graft.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.cli.report.RunReport.Answer;
import dev.graft.evaluation.Evaluation;
import dev.graft.network.Activation;
import dev.graft.network.Block;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Prediction;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RunReportTest {
  private static final String NASTY = "<b>Tom & \"Jerry\"'s</b>";

  @TempDir private Path folder;
  private Path picture = Path.of("");

  @BeforeEach
  void draw() throws IOException {
    picture = folder.resolve("a picture & more.png");
    ImageIO.write(new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
  }

  private static Layer conv(String name, String input) {
    return new Layer.Conv2D(
        name,
        List.of(input),
        4,
        Extent.square(3),
        Extent.ONE,
        Extent.ONE,
        Padding.SAME,
        true,
        Activation.RELU);
  }

  private static ModelBundle model() {
    Network trunk =
        new Network(
            "tiny",
            List.of(
                new Layer.Input("input", Shape.of(8, 8, 3)),
                conv("conv_1", "input"),
                conv("conv_2", "conv_1")));
    return new ModelBundle(
        ModelBundle.FORMAT,
        List.of(NASTY, "dog"),
        new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        Head.DEFAULT.graftOnto(trunk, 2),
        "conv_2",
        List.of(new Block("stem", List.of("conv_1")), new Block("top", List.of("conv_2"))),
        new ModelBundle.Origin("tiny", "custom", "CC-BY <4.0>", "a test", "00ff"),
        Optional.empty(),
        Map.of("TensorFlow", "2.18.0", "Java", "17"));
  }

  private RunReport report(boolean heldOut, List<TrainingEvent.Epoch> epochs) {
    List<Answer> answers =
        List.of(
            answer(picture, "dog", 0.75),
            answer(picture, NASTY, 0.9),
            answer(folder.resolve("gone.jpg"), "dog", 0.6));
    return new RunReport(
        Instant.parse("2024-05-06T07:08:09Z"),
        model(),
        new Recipe(
            new FreezePlan.LearningFrom("top"),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            1e-4,
            16,
            2,
            7,
            0.2,
            0),
        Set.of("conv_2"),
        folder,
        40,
        epochs,
        new TrainingEvent.Finished(
            "run-3",
            folder.resolve("bundle"),
            2 / 3.0,
            75,
            3.5,
            62.25,
            "conv_1",
            148,
            260,
            512 << 20,
            List.of()),
        heldOut,
        answers,
        Evaluation.of(
            model().classes(),
            new float[][] {{0.25f, 0.75f}, {0.1f, 0.9f}, {0.4f, 0.6f}},
            new int[] {1, 0, 1}));
  }

  private static Answer answer(Path file, String truth, double dog) {
    return new Answer(
        file, truth, List.of(new Prediction("dog", 1, dog), new Prediction(NASTY, 0, 1 - dog)));
  }

  private static List<TrainingEvent.Epoch> epochs() {
    return List.of(
        new TrainingEvent.Epoch(1, 0.7, 0.5, 0.65, 0.625, 1e-4, 1),
        new TrainingEvent.Epoch(2, 0.4, 0.75, Double.NaN, Double.NaN, 1e-4, 1));
  }

  /** The page is written so that a parser of XML can read it: unbalanced tags would fail. */
  private static Document parsed(String html) throws Exception {
    assertThat(html).startsWith("<!doctype html>\n");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html.substring(html.indexOf('\n')))));
  }

  @Test
  void isOneWellFormedPageThatNeedsNothingElse() throws Exception {
    String html = report(true, epochs()).html();

    Document page = parsed(html);
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(3);
    assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(2);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("link").getLength()).isZero();
    assertThat(Pattern.compile("src='(?!data:image/jpeg;base64,)").matcher(html).find()).isFalse();
    assertThat(html).doesNotContain("http:").doesNotContain("https:").doesNotContain("@import");
    assertThat(html).contains("prefers-color-scheme: dark");
  }

  @Test
  void namesAreTextAndNeverTags() throws Exception {
    Document page = parsed(report(true, epochs()).html());

    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo(NASTY + " or dog?");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("CC-BY <4.0>", "a picture & more.png");
  }

  @Test
  void tellsWhatWasMeasuredAndOnWhat() throws Exception {
    String text = parsed(report(true, epochs()).html()).getDocumentElement().getTextContent();

    assertThat(text)
        .contains("66.7%", "right of 3 pictures that it did not learn from")
        .contains("1 of 2 blocks stayed frozen; the others and the head learned.")
        .contains("148 of 260 parameters learned")
        .contains("top: learned", "stem: frozen")
        .contains("dog 90.0% — it is " + NASTY)
        .contains("no longer there")
        .contains("1 min 15 s", "512 MB", "2.18.0", "0.0001", "40 images");
    assertThat(parsed(report(false, epochs()).html()).getDocumentElement().getTextContent())
        .contains("right of 3 pictures that it learned from");
  }

  @Test
  void aRunWhoseEpochsAreUnknownHasNoCurves() throws Exception {
    Document page = parsed(report(true, List.of()).html());

    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
  }
}
