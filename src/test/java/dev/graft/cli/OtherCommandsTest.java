package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.collections.CollectionRequest;
import dev.graft.network.Preprocessing;
import dev.graft.prediction.ExportFormat;
import dev.graft.zoo.FetchRequest;
import dev.graft.zoo.ImportRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherCommandsTest extends CommandLineTest {
  @Test
  void listsRuns() {
    assertThat(graft("runs", "--project", "/p"))
        .isEqualTo(
            new Outcome(
                0,
                """
                run    state                      epochs  accuracy  backbone  frozen  classes
                run-1  finished                    10/10     96.5%  tiny      all     cat, dog
                run-2  failed: The disk is full.    0/10         -  tiny      all     cat, dog
                """,
                ""));
    assertThat(workbench.asked).containsExactly(Optional.of(Path.of("/p")));
    workbench.noRuns = true;
    assertThat(graft("runs")).isEqualTo(new Outcome(0, "No runs yet.\n", ""));
    assertThat(graft("runs", "--json")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void listsRunsForPrograms() {
    assertThat(graft("runs", "--json").out().lines())
        .containsExactly(
            "{\"id\":\"run-1\",\"state\":\"finished\",\"validationAccuracy\":0.965,"
                + "\"created\":\"2024-05-06T07:08:09Z\",\"backbone\":\"tiny\",\"frozen\":\"all\","
                + "\"epochs\":10,\"epochsDone\":10,\"bundle\":\"/p/runs/run-1/bundle\","
                + "\"message\":null,\"classes\":[\"cat\",\"dog\"]}",
            "{\"id\":\"run-2\",\"state\":\"failed\",\"validationAccuracy\":null,"
                + "\"created\":\"2024-05-06T07:08:09Z\",\"backbone\":\"tiny\",\"frozen\":\"all\","
                + "\"epochs\":10,\"epochsDone\":0,\"bundle\":null,"
                + "\"message\":\"The disk is full.\",\"classes\":[\"cat\",\"dog\"]}");
  }

  @Test
  void exports() {
    Path out = Path.of("/o/m.keras").toAbsolutePath();
    assertThat(graft("export", "--model=m", "--format=keras", "--out=" + out))
        .isEqualTo(new Outcome(0, "The model is in " + out + " now.\n", ""));
    assertThat(workbench.asked).containsExactly("m", ExportFormat.KERAS, out);
    assertThat(graft("export", "--model=m", "--format=SavedModel", "--out=" + out, "--json").out())
        .isEqualTo("{\"format\":\"savedmodel\",\"out\":\"" + out + "\"}\n");
    assertThat(graft("export", "--model=m", "--format=onnx", "--out=o").code()).isEqualTo(2);
  }

  @Test
  void evaluates() {
    assertThat(graft("evaluate", "--model=m", "--data=/d"))
        .isEqualTo(
            new Outcome(
                0,
                """
                Accuracy: 75.0% of 4 images (95% interval: 30.1% to 95.4%)
                Always saying the most frequent class: 50.0%
                Loss: 0.5623 nats
                Calibration error: 0.0% (25.0% before its scores were divided by the temperature 1.25)
                Unknown: 1 image (0 less sure than 70.0%, 1 unlike all that it knows)
                Accuracy on the other 75.0%: 66.7%

                class  precision  recall     F1  images
                cat       100.0%   50.0%  66.7%       2
                dog        66.7%  100.0%  80.0%       2
                mean       83.3%   75.0%  73.3%       4

                true \\ predicted   cat   dog
                cat               1 ▒▒  1 ▒▒
                dog               0     2 ██

                Skipped 1 file:
                  /data/cats/broken.png: broken PNG
                """,
                ""));
    assertThat(workbench.asked).containsExactly("m", Path.of("/d"));
  }

  @Test
  void evaluatesForPrograms() {
    Outcome outcome = graft("evaluate", "--model=m", "--data=/d", "--json");

    assertThat(outcome.out())
        .matches(
            "\\{\"accuracy\":0\\.75,\"loss\":0\\.56233\\d*,\"images\":4,"
                + "\"classes\":\\[\"cat\",\"dog\"],\"confusion\":\\[\\[1,1],\\[0,2]],\"skipped\":\\[\\{\"file\":\"/data/cats/broken.png\",\"reason\":\"broken"
                + " PNG\"}],\"temperature\":1\\.25,\"ece\":0\\.0,\"eceBefore\":0\\.25,\"threshold\":0\\.7,"
                + "\"coverage\":0\\.75,\"accuracyKnown\":0\\.6666\\d*,\"unknown\":1,\"unsure\":0,\"unlike\":1}\n");
    assertThat(graft("evaluate", "--model=nothing", "--data=/d", "--json"))
        .isEqualTo(new Outcome(1, "", "There is no bundle nothing.\n"));
    assertThat(graft("evaluate", "--model=m").code()).isEqualTo(2);
  }

  @Test
  void predicts() {
    assertThat(graft("predict", "--model", "m", "./a b.jpg", "--top=2"))
        .isEqualTo(
            new Outcome(
                0,
                """
                ./a b.jpg
                  75.0%  dog   ███████████████
                  18.8%  Käse  ████
                """,
                ""));
  }

  @Test
  void predictsForPrograms() {
    Outcome outcome =
        graft("predict", "--json", "--model=m", "./x//ü.jpg", "broken.png", "@home.jpg");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    String all =
        "\"predictions\":[{\"class\":\"dog\",\"index\":1,\"probability\":0.75},"
            + "{\"class\":\"Käse\",\"index\":2,\"probability\":0.1875},"
            + "{\"class\":\"cat\",\"index\":0,\"probability\":0.0625}]}";
    assertThat(outcome.out().lines())
        .containsExactly(
            "{\"file\":\"./x//ü.jpg\"," + all,
            "{\"file\":\"broken.png\",\"error\":\"broken PNG\"}",
            "{\"file\":\"@home.jpg\"," + all);
    assertThat(workbench.asked.get(1))
        .isEqualTo(List.of(Path.of("./x/ü.jpg"), Path.of("broken.png"), Path.of("@home.jpg")));
    assertThat(graft("predict", "--json", "--model=m", "--top=1", "a").out())
        .isEqualTo(
            "{\"file\":\"a\",\"predictions\":[{\"class\":\"dog\",\"index\":1,\"probability\":0.75}]}\n");
  }

  @Test
  void saysWhatIsUnknownAndWhy() {
    assertThat(graft("predict", "--model", "m", "strange.jpg", "--top=1").out())
        .isEqualTo(
            """
            strange.jpg
              unknown: unlike all pictures that the model knows
              75.0%  dog  ███████████████
            """);
    String dog = "\"predictions\":[{\"class\":\"dog\",\"index\":1,\"probability\":0.75}]}\n";
    assertThat(graft("predict", "--json", "--model=m", "--top=1", "strange.jpg").out())
        .isEqualTo("{\"file\":\"strange.jpg\",\"unknown\":true,\"why\":\"unlike\"," + dog);
    assertThat(graft("predict", "--json", "--model=m", "--top=1", "known.jpg").out())
        .isEqualTo("{\"file\":\"known.jpg\"," + dog);
    assertThat(
            graft("predict", "--json", "--model=m", "--top=1", "--threshold=0.8", "known.jpg")
                .out())
        .isEqualTo("{\"file\":\"known.jpg\",\"unknown\":true,\"why\":\"unsure\"," + dog);
    assertThat(graft("predict", "--model=m", "--threshold=2", "a").err())
        .startsWith("--threshold must be from 0 to 1, not 2.0.\n");
  }

  @Test
  void predictingNothingFails() {
    assertThat(graft("predict", "--json", "--model=m", "broken.png"))
        .isEqualTo(
            new Outcome(
                1,
                "{\"file\":\"broken.png\",\"error\":\"broken PNG\"}\n",
                "The image cannot be used.\n"));
    assertThat(graft("predict", "--model=m", "broken1", "bro\0ken", "broken2"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                broken1: broken PNG
                bro\ufffdken: not a name that a file can have
                broken2: broken PNG
                None of the 3 images can be used.
                """));
    assertThat(graft("predict", "--model=m").code()).isEqualTo(2);
    assertThat(graft("predict", "--model=m", "--top=0", "a").err())
        .startsWith("--top must be at least 1, not 0.\n");
  }

  @Test
  void takesNamesThatBeginWithAHyphen() {
    assertThat(graft("predict", "--json", "--model=m", "--top=1", "--", "-a.jpg").out())
        .startsWith("{\"file\":\"-a.jpg\",");
  }

  @Test
  void listsTheZoo() {
    assertThat(graft("zoo", "list"))
        .isEqualTo(
            new Outcome(
                0,
                """
                name       from        parameters  pixels  classes  licence
                mobilenet  built in       410,208     224        -  Apache-2.0
                mein Netz  imported       410,208     224    1,000  Apache-2.0
                old        not usable           0       0        -  unknown
                resnet50   catalogue   25,636,712     224    1,000  MIT
                old: It is gone.
                What is from the catalogue is not on this machine: graft zoo fetch NAME downloads it.
                """,
                ""));
    assertThat(graft("zoo", "list", "--json").out().lines())
        .hasSize(4)
        .first()
        .isEqualTo(
            "{\"name\":\"mobilenet\",\"embedded\":true,\"available\":true,\"parameters\":410208,"
                + "\"inputSize\":224,\"licence\":\"Apache-2.0\","
                + "\"architecture\":\"MobileNetV2:0.35\",\"classes\":0,\"source\":\"a test\","
                + "\"problem\":null}");
  }

  @Test
  void showsWhatTheCatalogueKnowsOfOneThatIsNotHere() {
    Outcome outcome = graft("zoo", "show", "resnet50");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            resnet50 (ResNet50), not on this machine
            25,636,712 parameters, tells apart 1,000 classes itself
            Input: 224x224, values caffe
            Top-1 on ImageNet as published: 74.9%% (https://keras.io/api/applications/)
            Licence of the weights: MIT, holder: Kaiming He (https://github.com/KaimingHe/deep-residual-networks/blob/master/LICENSE)
            Commercial use: the licence of the weights allows it; they were trained on ImageNet
            Paper: https://arxiv.org/abs/1512.03385
            File: %1$s
            Size: 103 MB (102,967,424 bytes)
            Checksum: MD5 2cb95161c43110f7111970584f804107
            Get it: graft zoo fetch resnet50
            By hand: download %1$s with a browser and then `graft zoo import resnet50_weights_tf_dim_ordering_tf_kernels.h5 --name resnet50`
            """
                .formatted(Samples.resnet().url()));
    assertThat(graft("zoo", "show", "resnet50", "--json").out())
        .startsWith("{\"name\":\"resnet50\",\"available\":false,")
        .contains(
            "\"commercialUse\":\"yes\",\"top1\":0.749,",
            "\"bytes\":102967424,\"checksum\":\"MD5 2cb95161c43110f7111970584f804107\"}");
  }

  @Test
  void fetches() {
    assertThat(graft("zoo", "fetch", "resnet50", "--no-class-names"))
        .isEqualTo(
            new Outcome(
                0,
                """
                tiny is in the zoo now: custom, 270 parameters, 2 blocks.
                Licence: Apache-2.0
                File: /downloads/tiny.h5
                SHA-256: 00ff
                A note.
                """,
                ""));
    assertThat(workbench.asked).containsExactly(new FetchRequest("resnet50", false));
    assertThat(graft("zoo", "fetch", "resnet50", "--json").out().lines())
        .containsExactly(
            "{\"event\":\"downloading\",\"done\":0,\"total\":2000000}",
            "{\"event\":\"downloading\",\"done\":1000000,\"total\":2000000}",
            "{\"event\":\"finished\",\"name\":\"tiny\",\"file\":\"/downloads/tiny.h5\","
                + "\"sha256\":\"00ff\",\"alreadyThere\":false,\"licence\":\"Apache-2.0\","
                + "\"source\":\"a test\",\"note\":\"A note.\"}");
    assertThat(workbench.asked).contains(new FetchRequest("resnet50", true));
    workbench.endless = true;
    assertThat(graft("zoo", "fetch", "resnet50").code()).as("cancelled").isEqualTo(130);
    assertThat(workbench.closed).isTrue();
    failing("This machine is offline.");
    assertThat(graft("zoo", "fetch", "resnet50", "--json"))
        .isEqualTo(new Outcome(1, "", "This machine is offline.\n"));
    assertThat(graft("zoo", "fetch").code()).isEqualTo(2);
  }

  @Test
  void listsCollections() {
    Outcome list = graft("data", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out())
        .contains(
            "name          images  classes  download  licence",
            "oxford-pets    7,390        2    792 MB  CC-BY-SA-4.0",
            "Source: https://www.robots.ox.ac.uk/~vgg/data/pets/",
            "Checksum: MD5 5c4f3ee8e5d25df40f4fd59a7f44e54c",
            "graft data fetch NAME downloads one.");
    assertThat(graft("data", "list", "--json").out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("{\"name\":\"flowers\",\"title\":\"TensorFlow Flowers\",")
        .contains("\"bytes\":228813984,\"checksum\":\"SHA-256 4c54ace");
    assertThat(graft("data").code()).isEqualTo(2);
  }

  @Test
  void fetchesACollection() {
    assertThat(graft("data", "fetch", "flowers"))
        .isEqualTo(
            new Outcome(
                0,
                """
                TensorFlow Flowers is here now: 3,670 pictures in 5 class folders (daisy, dandelion, roses, sunflowers, tulips).
                Licence: CC-BY-2.0. The file LICENSE.txt in it names the photographer of each.
                Folder: /photographs/flowers
                Train on it: graft train --backbone NAME --data /photographs/flowers
                """,
                ""));
    assertThat(workbench.asked).containsExactly(new CollectionRequest("flowers", Optional.empty()));
    assertThat(graft("data", "fetch", "flowers", "--to", "here", "--json").out().lines())
        .containsExactly(
            "{\"event\":\"downloading\",\"done\":1000000,\"total\":228813984}",
            "{\"event\":\"unpacking\",\"done\":5,\"total\":228813984}",
            "{\"event\":\"finished\",\"name\":\"flowers\",\"folder\":\"/photographs/flowers\","
                + "\"images\":3670,\"classes\":[\"daisy\",\"dandelion\",\"roses\",\"sunflowers\","
                + "\"tulips\"],\"licence\":\"CC-BY-2.0\",\"alreadyThere\":false}");
    assertThat(workbench.asked)
        .contains(new CollectionRequest("flowers", Optional.of(Path.of("here"))));
    workbench.endless = true;
    assertThat(graft("data", "fetch", "flowers").code()).as("cancelled").isEqualTo(130);
    failing("This machine is offline.");
    assertThat(graft("data", "fetch", "flowers"))
        .isEqualTo(new Outcome(1, "", "This machine is offline.\n"));
    assertThat(graft("data", "fetch").code()).isEqualTo(2);
  }

  @Test
  void showsABackbone() {
    assertThat(graft("zoo", "show", "tiny"))
        .isEqualTo(
            new Outcome(
                0,
                """
                tiny (custom)
                270 parameters, 2 blocks, tells apart 2 classes itself
                Preprocessing: the centred square scaled to 8x8, values symmetric
                Licence: Apache-2.0
                Source: a test
                SHA-256: 00ff

                block / layer       class                   output  parameters
                before the blocks                                            0
                  input             InputLayer              8x8x3            0
                block 1: stem                                              112
                  conv_1            Conv2D                  8x8x4          112
                  relu_1            ReLU                    8x8x4            0
                block 2: top                                               148
                  conv_2            Conv2D                  8x8x4          148
                its own classifier                                          10
                  pool              GlobalAveragePooling2D  4                0
                  logits            Dense                   2               10
                """,
                ""));
  }

  @Test
  void showsABackboneToPrograms() {
    String out = graft("zoo", "show", "tiny", "--json").out();

    assertThat(out)
        .startsWith(
            "{\"name\":\"tiny\",\"architecture\":\"custom\",\"parameters\":270,\"inputSize\":8,"
                + "\"featureLayer\":\"conv_2\",\"classes\":2,\"licence\":\"Apache-2.0\","
                + "\"source\":\"a test\",\"fingerprint\":\"00ff\",\"preprocessing\":{\"height\":8,"
                + "\"width\":8,\"fit\":\"center_crop\",\"scaling\":\"symmetric\",\"decoding\":\"whole\"},"
                + "\"classNames\":[\"cat\",\"dog\"],\"before\":[{\"name\":\"input\"")
        .contains(
            "{\"name\":\"stem\",\"parameters\":112,\"layers\":[{\"name\":\"conv_1\","
                + "\"class\":\"Conv2D\",\"outputShape\":[8,8,4],\"parameters\":112}")
        .endsWith("\"outputShape\":[2],\"parameters\":10}]}\n");
    assertThat(out.lines()).hasSize(1);
    assertThat(graft("zoo", "show").code()).isEqualTo(2);
    failing("There is no backbone tony.");
    assertThat(graft("zoo", "show", "tony"))
        .isEqualTo(new Outcome(1, "", "There is no backbone tony.\n"));
  }

  @Test
  void verifies() {
    assertThat(graft("zoo", "verify", "tiny"))
        .isEqualTo(
            new Outcome(
                0,
                """
                ok      weights: The weights are those that were recorded.
                ok      layers: All fit.
                Its answers could not be checked.
                What could be checked of tiny is as it should be.
                """,
                ""));
    assertThat(graft("zoo", "verify", "tiny", "--json").out())
        .isEqualTo(
            "{\"name\":\"tiny\",\"checks\":[{\"check\":\"weights\",\"ok\":true,"
                + "\"detail\":\"The weights are those that were recorded.\"},"
                + "{\"check\":\"layers\",\"ok\":true,\"detail\":\"All fit.\"}],\"ok\":true}\n");
    assertThat(graft("zoo", "verify").code()).isEqualTo(2);
  }

  @Test
  void aFailedCheckIsOneSentenceAndExitCodeOne() {
    workbench.damaged = true;

    assertThat(graft("zoo", "verify", "tiny"))
        .isEqualTo(
            new Outcome(
                1,
                """
                ok      weights: The weights are those that were recorded.
                failed  layers: They do not fit.
                """,
                "tiny failed its check. They do not fit.\n"));
    Outcome json = graft("zoo", "verify", "tiny", "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out()).endsWith("\"detail\":\"They do not fit.\"}],\"ok\":false}\n");
  }

  @Test
  void imports() {
    Outcome outcome =
        graft(
            "zoo",
            "import",
            "/m/a b.h5",
            "--name",
            "mein Netz",
            "--architecture=MobileNetV2:0.35",
            "--preprocess=Caffe",
            "--class-names=/c.txt");

    assertThat(workbench.asked)
        .containsExactly(
            new ImportRequest(
                Path.of("/m/a b.h5"),
                "mein Netz",
                Optional.of("MobileNetV2:0.35"),
                Optional.of(Preprocessing.Scaling.CAFFE),
                Optional.of(Path.of("/c.txt"))));
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                """
                tiny is in the zoo now: custom, 270 parameters, 2 blocks.
                Preprocessing: the centred square scaled to 8x8, values symmetric.
                """,
                ""));
    assertThat(graft("zoo", "import", "/m", "--name=n").out()).contains("tiny was there already");
    assertThat(graft("zoo", "import", "/m", "--name=n", "--json").out())
        .startsWith("{\"name\":\"tiny\",")
        .endsWith("\"alreadyThere\":true}\n");
    assertThat(graft("zoo", "import", "/m", "--name=n", "--preprocess=half").err())
        .contains("There is no preprocessing half; use symmetric, unit, caffe, torch or none.");
    assertThat(graft("zoo", "import", "/m").code()).isEqualTo(2);
  }
}
