package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.json.Json;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.shift.Adaptation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftCommandTest extends CommandLineTest {
  @TempDir private Path temp;
  private Path bundle;

  @BeforeEach
  void write() throws IOException {
    bundle = Files.createDirectory(temp.resolve("m"));
    Json.write(bundle.resolve(ModelBundle.FILE), RunFiles.model());
  }

  private Path pictures(String name, String... files) throws IOException {
    Path folder = temp.resolve(name);
    for (String file : files) {
      int slash = file.indexOf('/');
      Files.createDirectories(slash < 0 ? folder : folder.resolve(file.substring(0, slash)));
      Files.writeString(folder.resolve(file), "a picture");
    }
    return folder;
  }

  @Test
  void warnsInWords() throws IOException {
    Path data = pictures("flat", "a.jpg", "b.jpg", "c.jpg");

    assertThat(graft("shift", "--model=" + bundle, "--data=" + data))
        .isEqualTo(
            new Outcome(
                0,
                """
                Warning: these pictures are of another kind than those that the model knows.
                Told apart by their features: 99.6% of pairs (50% is no difference, p 0.005; 250 pictures of each kind)
                Mean certainty: 81.3%, on validation pictures 96.0%
                Unknown to the model: 30.0%
                """,
                ""));
    assertThat(workbench.asked).containsExactly(3);
    assertThat(graft("shift", "--model=" + bundle, "--data=" + pictures("few", "a.jpg")).out())
        .startsWith("Nothing says that these pictures are of another kind");
  }

  @Test
  void adaptsAndTellsAccuracyWhereThereAreLabels() throws IOException {
    Path data = pictures("labelled", "cat/a.jpg", "dog/b.jpg", "dog/c.jpg");
    Path out = temp.resolve("adapted");

    Outcome outcome =
        graft(
            "shift",
            "--model=" + bundle,
            "--data=" + data,
            "--adapt=coral",
            "--out=" + out,
            "--json");

    assertThat(outcome.out())
        .isEqualTo(
            "{\"shifted\":true,\"auc\":0.996,\"p\":0.005,\"known\":256,\"pictures\":250,"
                + "\"certaintyKnown\":0.96,\"certainty\":0.813,\"unknown\":0.3,\"adapted\":\"coral\","
                + "\"out\":\""
                + out
                + "\",\"accuracyBefore\":0.75,\"accuracyAfter\":0.75}\n");
    assertThat(workbench.asked)
        .containsExactly(3, Adaptation.CORAL, out, bundle.toString(), data, out.toString(), data);
  }

  @Test
  void withoutLabelsThereIsNoAccuracy() throws IOException {
    Path data = pictures("other", "lions/a.jpg", "dog/b.jpg", "dog/c.jpg");
    Path out = temp.resolve("adapted");

    assertThat(
            graft("shift", "--model=" + bundle, "--data=" + data, "--adapt=coral", "--out=" + out)
                .out())
        .doesNotContain("Accuracy")
        .endsWith("The adapted model: " + out + "\n");
  }

  @Test
  void wrongUsageIsSaid() throws IOException {
    Path data = pictures("flat", "a.jpg");

    assertThat(graft("shift", "--model=" + bundle, "--data=" + data, "--adapt=coral").err())
        .startsWith("--adapt and --out go together.\n");
    assertThat(
            graft(
                    "shift",
                    "--model=" + bundle,
                    "--data=" + data,
                    "--adapt=magic",
                    "--out=" + temp.resolve("o"))
                .code())
        .isEqualTo(2);
    assertThat(
            graft(
                "shift", "--model=" + bundle, "--data=" + data, "--adapt=coral", "--out=" + bundle))
        .isEqualTo(
            new Outcome(1, "", bundle + " already exists: choose another place or remove it.\n"));
  }
}
