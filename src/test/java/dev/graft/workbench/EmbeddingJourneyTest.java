package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.SkippedFile;
import dev.graft.inspection.Clusters;
import dev.graft.testing.SampleDrawings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of pictures with the real engine, on drawn pictures. */
class EmbeddingJourneyTest {
  @TempDir private Path temp;

  @Test
  void picturesHaveFeaturesAndTheBrokenOneIsNamed() throws Exception {
    Path pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 8, 96);
    Path broken = pictures.resolve("cats/broken.jpg");
    Files.writeString(broken, "no picture");
    List<Path> files;
    try (Stream<Path> all = Files.walk(pictures)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<EmbeddingEvent> first = new ArrayList<>();
    List<EmbeddingEvent> again = new ArrayList<>();
    try (Workbench workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")))) {
      EmbeddingRequest request = new EmbeddingRequest("graft-small", files);
      assertThat(workbench.embed(request, first::add).await()).isTrue();
      assertThat(workbench.embed(request, again::add).await()).isTrue();
    }

    EmbeddingEvent.Embedded said = last(first);
    assertThat(said.embeddings().files())
        .isEqualTo(files.stream().filter(f -> !f.equals(broken)).toList());
    assertThat(said.skipped()).extracting(SkippedFile::file).containsExactly(broken);
    assertThat(said.embeddings().width()).isPositive();
    assertThat(last(again).embeddings().rows()).isDeepEqualTo(said.embeddings().rows());
    Clusters clusters = Clusters.of(said.embeddings(), 2, 1, 1, () -> false);
    assertThat(clusters.assignment()).hasSize(16);
  }

  private static EmbeddingEvent.Embedded last(List<EmbeddingEvent> events) {
    return (EmbeddingEvent.Embedded) events.get(events.size() - 1);
  }
}
