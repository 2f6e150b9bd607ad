package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.workbench.HeadsRequest;
import dev.graft.workbench.RaceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RaceCommandTest extends CommandLineTest {
  private static final Path DATA = Path.of("/d").toAbsolutePath();

  @Test
  void aRaceIsATable() {
    assertThat(graft("race", "--data", "/d"))
        .isEqualTo(
            new Outcome(
                0,
                """
                40 pictures of 100, 2 classes; a logistic regression on frozen features, asked about what it did not learn from (5 folds).
                old does not run: It is gone.
                backbone            accuracy  95% interval   images/s  pixels  parameters    size  licence
                better                 95.0%  83.5 to 98.6%       100      96     410,208  1.6 MB  Apache-2.0
                quick                  92.5%  80.1 to 97.4%       300      96     410,208  1.6 MB  Apache-2.0
                untrained (random)     50.0%  35.2 to 64.8%       310      96     410,208  1.6 MB  CC-BY-NC-4.0 (not for business)
                colours alone          65.0%  49.5 to 77.9%
                largest class          60.0%

                better is ahead, but so few pictures cannot tell it from quick; the fastest of them is quick.
                Left out: /d/cat/x.jpg (broken PNG)
                """,
                ""));
    assertThat(workbench.asked).containsExactly(RaceRequest.of(DATA));
  }

  @Test
  void aRaceForPrograms() {
    Outcome race = graft("race", "--data", "/d", "--json");

    assertThat(race.code()).isZero();
    assertThat(race.out().lines())
        .containsExactly(
            "{\"event\":\"started\",\"images\":40,\"of\":100,\"folds\":5,\"seed\":1,"
                + "\"classes\":[\"cat\",\"dog\"],"
                + "\"backbones\":[\"quick\",\"better\",\"untrained\"]}",
            "{\"event\":\"failed\",\"backbone\":\"old\",\"reason\":\"It is gone.\"}",
            "{\"event\":\"running\",\"backbone\":\"quick\",\"done\":40,\"total\":40}",
            "{\"event\":\"arrived\",\"backbone\":\"quick\",\"accuracy\":0.925,\"low\":0.8013576647568946,\"high\":0.9741639742254119,\"loss\":0.25,"
                + "\"imagesPerSecond\":300.4,\"seconds\":2.5,\"architecture\":\"MobileNetV2:0.35\",\"pretrained\":true,\"inputSize\":96,"
                + "\"parameters\":410208,\"bytes\":1640832,\"licence\":\"Apache-2.0\",\"commercialUse\":\"yes\"}",
            "{\"event\":\"finished\",\"best\":\"better\",\"recommended\":\"quick\",\"leaders\":[\"better\",\"quick\"],\"majority\":0.6,"
                + "\"colours\":{\"accuracy\":0.65,\"low\":0.49505880837257693,\"high\":0.7786547112682372,\"loss\":0.25},"
                + "\"skipped\":[{\"file\":\"/d/cat/x.jpg\",\"reason\":\"broken PNG\"}]}");
  }

  @Test
  void takesEveryOption() {
    graft(
        "race",
        "--data=/d",
        "--sample=50",
        "--backbone=a",
        "--backbone=b",
        "--size=64",
        "--seed=3");
    assertThat(workbench.asked)
        .containsExactly(
            new RaceRequest(DATA, Optional.empty(), List.of("a", "b"), 50, OptionalInt.of(64), 3));
    Outcome wrong = graft("race", "--data=/d", "--sample=9");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--sample must be at least 10, not 9.");
    assertThat(graft("race").code()).isEqualTo(2);
    workbench.endless = true;
    assertThat(graft("race", "--data=/d").code()).isEqualTo(Failures.INTERRUPTED);
  }

  @Test
  void headsAreATable() {
    assertThat(graft("heads", "--data=/d", "--backbone=b", "--epochs=3", "--sample=60", "--seed=2"))
        .isEqualTo(
            new Outcome(
                0,
                """
                Learnt from 40 pictures, measured on 10 others.
                Left out: /d/cat/x.jpg (broken PNG)
                head         accuracy  95% interval     loss   time
                neural head     90.0%  76.9 to 96.0%  0.2500  1.5 s
                linear svm      75.0%  59.8 to 85.8%       -  0.5 s
                """,
                ""));
    assertThat(workbench.asked)
        .containsExactly(new HeadsRequest(DATA, Optional.empty(), "b", 60, 3, 2));
    assertThat(graft("heads", "--data=/d", "--backbone=b", "--json").out().lines())
        .containsExactly(
            "{\"event\":\"extracting\",\"done\":50,\"total\":50}",
            "{\"event\":\"started\",\"learnt\":40,\"held\":10,\"skipped\":[{\"file\":\"/d/cat/x.jpg\",\"reason\":\"broken PNG\"}]}",
            "{\"event\":\"learnt\",\"head\":\"neural-head\",\"accuracy\":0.9,\"low\":0.769482247724777,\"high\":0.9604204713173937,\"loss\":0.25,\"seconds\":1.5}",
            "{\"event\":\"learnt\",\"head\":\"linear-svm\",\"accuracy\":0.75,\"low\":0.5980603857923198,\"high\":0.8581288136090369,\"loss\":null,\"seconds\":0.5}");
  }
}
