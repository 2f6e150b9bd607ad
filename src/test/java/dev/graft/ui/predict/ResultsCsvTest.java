package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.Doubt;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsCsvTest {
  private static ImagePrediction said(String name, Prediction... all) {
    return new ImagePrediction(name, List.of(all), Optional.empty());
  }

  @Test
  void commasQuotesAndLineBreaksAreQuoted() {
    Picture odd =
        Picture.of(Path.of("a, \"b\".png")).answered(said("x", new Prediction("big\ncat", 0, 1)));

    assertThat(ResultsCsv.text(List.of(odd)))
        .startsWith("file,class,probability,unlike,unknown,error,\"big\ncat\"\r\n")
        .endsWith("\r\n\"a, \"\"b\"\".png\",\"big\ncat\",1.000000,,,,1.000000\r\n");
  }

  @Test
  void theSecondModelHasColumnsOfItsOwnAndWhatIsNotKnownIsEmpty() {
    Picture both =
        Picture.of(Path.of("a.png"))
            .answered(said("a", new Prediction("dog", 1, 0.75), new Prediction("cat", 0, 0.25)))
            .answeredBySecond(
                said("a", new Prediction("cat", 0, 0.5), new Prediction("dog", 1, 0.5)))
            .like(new Neighbourhood("a", List.of(), 1.2, 0.9, Optional.empty()));
    Picture broken =
        Picture.of(Path.of("b.png"))
            .answered(new ImagePrediction("b", List.of(), Optional.of("It ends early.")));

    assertThat(ResultsCsv.text(List.of(both, broken)).split("\r\n"))
        .containsExactly(
            "file,class,probability,unlike,unknown,error,second_class,second_probability,agree,cat,dog",
            "a.png,dog,0.750000,true,,,cat,0.500000,false,0.250000,0.750000",
            "b.png,,,,,It ends early.,,,,,");
  }

  @Test
  void whatIsUnknownSaysWhy() {
    Picture far =
        Picture.of(Path.of("a.png"))
            .answered(
                new ImagePrediction(
                    "a",
                    List.of(new Prediction("dog", 1, 0.75)),
                    Optional.empty(),
                    Optional.of(new Doubt(0.6, 1.2, 0.9))));

    assertThat(ResultsCsv.text(List.of(far)))
        .endsWith("\r\na.png,dog,0.750000,,unlike,,0.750000\r\n");
  }
}
