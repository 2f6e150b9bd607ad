package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.LabelTable;
import dev.graft.inspection.Embeddings;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest extends CommandLineTest {
  @TempDir private Path data;

  private final List<Path> files = new ArrayList<>();

  /** Ten cats and ten dogs; the last dog looks like a cat to the backbone. */
  @BeforeEach
  void pictures() throws IOException {
    float[][] rows = new float[20][];
    for (int i = 0; i < 20; i++) {
      String kind = i < 10 ? "cat" : "dog";
      Path file = Files.createDirectories(data.resolve(kind)).resolve(kind + i + ".jpg");
      Files.writeString(file, kind + i);
      files.add(file);
      boolean cat = i < 10 || i == 19;
      rows[i] = new float[] {cat ? 3 : 0.1f, cat ? 0.1f : 3, i % 3, i % 2};
    }
    workbench.embedded =
        List.of(
            new EmbeddingEvent.Extracting(20, 20),
            new EmbeddingEvent.Embedded(new Embeddings("b", files, rows), List.of()));
  }

  @Test
  void theDoubtfulLabelComesFirst() {
    Outcome outcome =
        graft("inspect", "--data", data.toString(), "--backbone=b", "--noise", "--top=1");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines().toList().get(0)).isEqualTo("20 pictures, seen through b.");
    assertThat(outcome.out().lines().toList().get(3))
        .startsWith("dog ")
        .contains(" cat ")
        .endsWith("dog19.jpg");
    assertThat(outcome.out().lines()).hasSize(4);
    assertThat(workbench.asked).hasSize(1).first().isInstanceOf(EmbeddingRequest.class);
  }

  @Test
  void programsGetAnObjectALine() {
    Outcome outcome =
        graft(
            "inspect",
            "--data=" + data,
            "--backbone=b",
            "--noise",
            "--clusters=2",
            "--next=3",
            "--json");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines())
        .satisfiesExactly(
            l -> assertThat(l).startsWith("{\"event\":\"extracting\",\"done\":20,\"total\":20}"),
            l -> assertThat(l).contains("\"event\":\"embedded\",\"images\":20,\"features\":4"),
            l -> assertThat(l).contains("dog19.jpg\",\"class\":\"dog\",\"suggested\":\"cat\""),
            l -> assertThat(l).startsWith("{\"event\":\"clusters\",\"clusters\":[{\"typical\":["),
            l -> assertThat(l).isEqualTo("{\"event\":\"next\",\"images\":[]}"));
  }

  @Test
  void labelsGoOutAndComeIn() throws IOException {
    Path table = data.resolveSibling(data.getFileName() + "-labels.csv");
    assertThat(graft("inspect", "--data=" + data, "--backbone=b", "--labels-out=" + table).code())
        .isZero();
    assertThat(Files.readAllLines(table)).hasSize(21).contains("file,class,split");
    Files.writeString(table, Files.readString(table).replace("dog19.jpg,dog", "dog19.jpg,cat"));

    Outcome outcome =
        graft("inspect", "--data=" + data, "--backbone=b", "--labels=" + table, "--noise");

    assertThat(outcome.out()).contains("0 of 20 labels probably wrong");
    Files.delete(table);
  }

  @Test
  void whatATableSaysOfOtherPicturesIsToldAndItsSplitHolds() throws IOException {
    Path table = data.resolveSibling(data.getFileName() + "-in.csv");
    Path out = data.resolveSibling(data.getFileName() + "-out.json");
    StringBuilder lines = new StringBuilder("split,class,file\n");
    for (Path file : files) {
      String name = data.relativize(file).toString().replace('\\', '/');
      boolean odd = name.contains("1.") || name.contains("11.");
      lines.append("%s,%s,%s\n".formatted(odd ? "val" : "train", name.substring(0, 3), name));
    }
    lines.append(",bird,gone.jpg\n,bird,cat/cat0.jpg\n");
    Files.writeString(table, lines);

    Outcome outcome =
        graft(
            "inspect",
            "--data=" + data,
            "--backbone=b",
            "--labels=" + table,
            "--labels-out=" + out);
    List<LabelTable.Row> written = LabelTable.read(out);
    Outcome json =
        graft("inspect", "--data=" + data, "--backbone=b", "--labels=" + table, "--json");
    Files.delete(table);
    Files.delete(out);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines().toList().get(0))
        .isEqualTo(
            table
                + ": 20 labels read; 1 file is not in the folder (first: gone.jpg);"
                + " 1 class is new (first: bird).");
    assertThat(written)
        .filteredOn(r -> r.split().equals(Optional.of(Split.VALIDATION)))
        .extracting(LabelTable.Row::file)
        .containsExactly("cat/cat1.jpg", "dog/dog11.jpg");
    assertThat(json.out().lines().toList().get(0))
        .isEqualTo(
            "{\"event\":\"labels\",\"read\":20,\"unknownFiles\":[\"gone.jpg\"],"
                + "\"newClasses\":[\"bird\"]}");
  }

  @Test
  void aMapIsATableWithAPlaceForEachPicture() throws IOException {
    Path map = data.resolveSibling(data.getFileName() + "-map.csv");

    Outcome outcome = graft("inspect", "--data=" + data, "--backbone=b", "--map=" + map);
    List<String> lines = Files.readAllLines(map);
    Files.delete(map);

    assertThat(outcome.code()).isZero();
    assertThat(lines).hasSize(21).first().isEqualTo("file,class,x,y");
    for (int i = 0; i < 20; i++) {
      String[] cells = lines.get(i + 1).replace("\"", "").split(",", -1);
      assertThat(cells[0]).isEqualTo(files.get(i).toString());
      assertThat(cells[1]).isEqualTo(i < 10 ? "cat" : "dog");
      assertThat(Float.parseFloat(cells[2])).isFinite();
      assertThat(Float.parseFloat(cells[3])).isFinite();
    }
    assertThat(graft("inspect", "--data=" + data, "--backbone=b", "--map=" + data).code())
        .as("a folder is no file to write to")
        .isNotZero();
  }

  @Test
  void noClustersIsWrongUsage() {
    assertThat(graft("inspect", "--data=" + data, "--backbone=b", "--clusters=0").code())
        .isEqualTo(2);
  }
}
