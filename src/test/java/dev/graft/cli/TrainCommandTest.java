package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.PoolingKind;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.workbench.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest extends CommandLineTest {
  private TrainingRequest request(String... more) {
    String[] args = new String[5 + more.length];
    System.arraycopy(new String[] {"train", "--data", "/d", "--backbone", "b"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    workbench.asked.clear();
    assertThat(graft(args).err()).isEmpty();
    return (TrainingRequest) workbench.asked.get(0);
  }

  @Test
  void hasDefaults() {
    assertThat(request())
        .isEqualTo(
            new TrainingRequest(
                Path.of("/d"),
                Optional.of("b"),
                new FreezePlan.AllFrozen(),
                Optional.empty(),
                Head.DEFAULT,
                Optimizer.DEFAULT,
                10,
                32,
                OptionalDouble.empty(),
                0.2,
                0,
                1,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aSizeBelongsToTheBackbone() {
    assertThat(request("--size=160").backbone()).contains("b@160");
    assertThat(graft("train", "--data=/d", "--from=run-1", "--size=160").err())
        .contains("--size goes with --backbone");
    assertThat(graft("train", "--data=/d", "--backbone=b", "--size=16").err())
        .contains("--size must be at least 32");
    assertThat(request("--decoding=scaled").backbone()).contains("b@scaled");
    assertThat(request("--size=160", "--decoding=scaled").backbone()).contains("b@160-scaled");
    assertThat(request("--decoding=whole").backbone()).contains("b");
    assertThat(graft("train", "--data=/d", "--from=run-1", "--decoding=scaled").err())
        .contains("--decoding goes with --backbone");
    assertThat(graft("train", "--data=/d", "--backbone=b", "--decoding=half").err())
        .contains("--decoding is whole or scaled, not half.");
  }

  @Test
  void takesEveryOption() {
    TrainingRequest request =
        request(
            "--from=run-3",
            "--epochs=3",
            "--batch",
            "8",
            "--learning-rate",
            "1e-4",
            "--validation",
            "0.25",
            "--test=0.1",
            "--seed",
            "-7",
            "--project",
            "my pröject",
            "--out",
            "/o",
            "--head-pooling=max",
            "--head-dropout=0.3",
            "--head-dense=100,50",
            "--optimizer=sgd",
            "--momentum=0.5");

    assertThat(request)
        .isEqualTo(
            new TrainingRequest(
                Path.of("/d"),
                Optional.of("b"),
                new FreezePlan.AllFrozen(),
                Optional.of("run-3"),
                new Head(PoolingKind.MAX, 0.3, List.of(100, 50)),
                new Optimizer.Momentum(0.5, false),
                3,
                8,
                OptionalDouble.of(1e-4),
                0.25,
                0.1,
                -7,
                Optional.of(Path.of("my pröject").toAbsolutePath()),
                Optional.of(Path.of("/o"))));
  }

  @Test
  void writesAReport(@TempDir Path folder) throws IOException {
    RunFiles.write(folder.resolve("runs/run-1"), 2);
    Path page = folder.resolve("new folder/page.html");

    Outcome train =
        graft(
            "train",
            "--data=/d",
            "--backbone=b",
            "--project=" + folder,
            "--report=" + page,
            "--json");

    assertThat(train.err()).isEmpty();
    assertThat(train.code()).isZero();
    assertThat(train.out().lines()).allMatch(line -> line.startsWith("{"));
    assertThat(Files.readString(page)).contains("run-1", "cat-0.png");
  }

  @Test
  void understandsWhatIsFrozen() {
    assertThat(request("--frozen", "all").freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(request("--frozen", "none").freezePlan()).isEqualTo(new FreezePlan.NoneFrozen());
    assertThat(request("--frozen", "3").freezePlan()).isEqualTo(new FreezePlan.FirstBlocks(3));
    assertThat(request("--frozen", "-2").freezePlan())
        .isEqualTo(new FreezePlan.AllButLastBlocks(2));
    assertThat(request("--frozen=-2").freezePlan()).isEqualTo(new FreezePlan.AllButLastBlocks(2));
    assertThat(request("--unfreeze-from", "block_13").freezePlan())
        .isEqualTo(new FreezePlan.LearningFrom("block_13"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--backbone b | Missing required option: '--data=DIR'",
        "--data d | Missing --backbone (or --from).",
        "--data d --backbone b --frozen 1 --unfreeze-from x | mutually exclusive",
        "--data d --backbone b --frozen some | --frozen takes all, none, a number of blocks",
        "--data d --backbone b --report / | --report is a file to write",
        "--data d --backbone b --epochs 0 | --epochs must be at least 1, not 0.",
        "--data d --backbone b --epochs ten | '--epochs': 'ten' is not an int",
        "--data d --backbone b --batch 0 | --batch must be at least 1",
        "--data d --backbone b --learning-rate 0 | --learning-rate must be above 0.",
        "--data d --backbone b --learning-rate NaN | --learning-rate must be above 0.",
        "--data d --backbone b --validation 1 | --validation and --test are shares",
        "--data d --backbone b --validation .5 --test .5 | --validation and --test are shares",
        "--data d --backbone b --test -0.1 | --validation and --test are shares",
        "--data d --backbone b --head-pooling mean | --head-pooling is average or max, not mean.",
        "--data d --backbone b --head-dropout 1 | --head-dropout must be",
        "--data d --backbone b --head-dense 0 | --head-dense needs",
        "--data d --backbone b --optimizer rmsprop | --optimizer is adam or sgd, not rmsprop.",
        "--data d --backbone b --momentum .5 | --momentum goes with --optimizer sgd.",
        "--data d --backbone b --optimizer sgd --momentum 1 | --momentum must be",
        "--data d --backbone b --colour red | Unknown option",
      })
  void refusesWrongUsage(String options, String sentence) {
    Outcome outcome = graft(("train " + options).split(" ", -1));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(sentence)
        .endsWith("Try 'graft train --help' for what there is.\n");
    assertThat(started).isFalse();
  }

  @Test
  void printsEventsForPrograms() {
    Outcome outcome = graft("train", "--data=d", "--backbone=b", "--project=/p ü", "--json");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .containsExactly(
            "{\"event\":\"started\",\"run\":\"run-1\",\"project\":\"/p ü\"}",
            "{\"event\":\"extracting\",\"done\":32,\"total\":40}",
            "{\"event\":\"extracting\",\"done\":40,\"total\":40}",
            "{\"event\":\"epoch\",\"epoch\":1,\"trainLoss\":0.6931,\"trainAccuracy\":0.5,"
                + "\"validationLoss\":0.65,\"validationAccuracy\":0.625,\"learningRate\":0.001,"
                + "\"seconds\":1.25}",
            "{\"event\":\"epoch\",\"epoch\":2,\"trainLoss\":0.4,\"trainAccuracy\":0.75,"
                + "\"validationLoss\":null,\"validationAccuracy\":null,\"learningRate\":5.0E-4,"
                + "\"seconds\":1.0}",
            "{\"event\":\"finished\",\"run\":\"run-1\",\"bundle\":\"/p ü/runs/run-1/bundle\","
                + "\"validationAccuracy\":0.875,\"seconds\":75.0,\"extractSeconds\":3.5,"
                + "\"trainSeconds\":62.25,\"cut\":\"conv_2\",\"trainableParameters\":10,"
                + "\"totalParameters\":270,\"peakResidentBytes\":1000000,"
                + "\"skipped\":[{\"file\":\"/data/cats/broken.png\",\"reason\":\"broken PNG\"}],"
                + "\"keptEpoch\":null,\"stoppedEarly\":false}");
    assertThat(workbench.closed).isTrue();
  }

  @Test
  void tellsPeopleWhatHappened() {
    Outcome outcome = graft("train", "--data=d", "--backbone=b", "--project=/my p");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                """
                run-1 in /my p
                epoch  train loss  accuracy  validation loss  accuracy      rate  time
                    1      0.6931     50.0%           0.6500     62.5%     0.001  1.3 s
                    2      0.4000     75.0%                -         -    0.0005  1.0 s

                run-1 is finished after 1 min 15 s: 3.5 s for the frozen part, 1 min 2 s for the epochs.
                Validation accuracy: 87.5%
                Learned 10 of 270 parameters, above conv_2.
                Skipped 1 file:
                  /data/cats/broken.png: broken PNG
                Bundle: /my p/runs/run-1/bundle
                Predict with it: graft predict --model '/my p/runs/run-1/bundle' IMAGE...
                """,
                ""));
  }

  @Test
  void showsProgressToThoseWhoWatch() {
    interactive = true;

    Outcome outcome = graft("train", "--data=d", "--backbone=b");

    assertThat(outcome.out())
        .contains("\rLoading the engine")
        .contains("\rFrozen part [████████████████····]  80%")
        .contains("\rEpoch 1 [██████████··········]  50%  loss 0.7000  50.0%")
        .contains("\r    1      0.6931".substring(1));
  }

  @Test
  void failsWithASentence() {
    failing("There is no folder /d.");

    assertThat(graft("train", "--data=/d", "--backbone=b", "--json"))
        .isEqualTo(new Outcome(1, "", "There is no folder /d.\n"));
    assertThat(workbench.closed).isTrue();
  }

  @Test
  void resumes() {
    Outcome outcome = graft("resume", "run-7", "--project", "/p", "--out=/o", "--json");

    assertThat(outcome.code()).isZero();
    assertThat(workbench.asked)
        .containsExactly("run-7", Optional.of(Path.of("/p")), Optional.of(Path.of("/o")));
    assertThat(outcome.out()).startsWith("{\"event\":\"started\",\"run\":\"run-7\"");
    assertThat(graft("resume").err()).startsWith("Missing required parameter: 'RUN'");
  }

  @Test
  void movedImagesAreLookedForBeforeTheRunGoesOn() {
    Outcome outcome = graft("resume", "7", "--project=/p", "--images", "/new place");

    assertThat(outcome.code()).isZero();
    assertThat(workbench.asked)
        .containsExactly(
            List.of("7", List.of(Path.of("/new place"))),
            "7",
            Optional.of(Path.of("/p")),
            Optional.empty());
    assertThat(outcome.out())
        .startsWith("3 images found again in /new place, 1 image still missing.\n");
    assertThat(workbench.finishing).isFalse();
  }

  @Test
  void anUnfinishedRunCanBeEndedWithItsBestEpoch() {
    assertThat(graft("resume", "run-2", "--project=/p", "--finish"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "run-2 has no epoch that is over, so there is no model to keep; resume it without"
                    + " --finish.\n"));
    assertThat(workbench.finishing).isFalse();
    assertThat(graft("resume", "1", "--project=/p", "--finish").code()).isZero();
    assertThat(workbench.finishing).isTrue();
  }
}
