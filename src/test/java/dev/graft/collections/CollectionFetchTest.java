package dev.graft.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.DatasetScanner;
import dev.graft.download.Cancellation;
import dev.graft.download.Downloader;
import dev.graft.download.Patience;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.testing.Published;
import dev.graft.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionFetchTest {
  @TempDir Path temp;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<CollectionEvent> events = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private byte[] archive = {};

  @BeforeEach
  void publish() throws IOException {
    Archives archives = new Archives();
    for (int i = 0; i < 5; i++) {
      archives
          .file("images/Birman_" + i + ".png", picture(i))
          .file("images/pug_" + i + ".png", picture(9 + i));
    }
    archive = archives.tarGz();
  }

  private static byte[] picture(int shade) throws IOException {
    var image = new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, shade);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  @AfterEach
  void close() {
    gate.countDown();
    executor.shutdownNow();
  }

  private CollectionFetch fetch(RawServer server) {
    ObjectNode root = Json.mapper().createObjectNode();
    ObjectNode one = root.putArray("collections").addObject();
    one.put("name", "pets").put("title", "Pets").put("about", "Pets");
    one.putArray("classes").add("cats").add("dogs");
    one.put("images", 10)
        .put("page", "https://example.org/pets")
        .put("licence", "CC0-1.0")
        .put("terms", "Free.")
        .put("url", server.uri("/pets.tar.gz").toString())
        .put("bytes", archive.length)
        .put("md5", Published.md5(archive))
        .put("folder", "images")
        .put("sorting", "initial");
    Path file = temp.resolve("collections.json");
    Json.write(file, root);
    Patience patience =
        new Patience(Duration.ofMinutes(1), Duration.ofMinutes(5), 2, Duration.ZERO);
    return new CollectionFetch(
        PhotoCollections.read(file),
        Downloader.alsoPlainLoopback(Map.of(), executor, patience),
        temp.resolve("downloads"),
        temp.resolve("photographs"));
  }

  private boolean run(RawServer server, Optional<Path> to) throws InterruptedException {
    events.clear();
    return fetch(server).fetch(new CollectionRequest("pets", to), events::add, new Cancellation());
  }

  private List<String> left(String folder) {
    if (!Files.exists(temp.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(temp.resolve(folder))) {
      return all.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CollectionEvent.Finished finished() {
    return (CollectionEvent.Finished) events.get(events.size() - 1);
  }

  @Test
  void whatIsFetchedIsAFolderToTrainOnAndTheArchiveIsGone() throws Exception {
    try (RawServer server = new RawServer(RawServer.file(archive, "\"a\""))) {
      assertThat(run(server, Optional.empty())).isTrue();

      Path folder = temp.resolve("photographs/pets").toAbsolutePath();
      assertThat(finished().folder()).isEqualTo(folder);
      assertThat(finished().images()).isEqualTo(10);
      assertThat(finished().alreadyHere()).isFalse();
      Dataset dataset = DatasetScanner.scan(folder);
      assertThat(dataset.classes()).containsExactly("cats", "dogs");
      assertThat(dataset.imagesPerClass()).containsExactly(5, 5);
      assertThat(dataset.skipped()).isEmpty();
      dataset.validateForTraining();
      assertThat(folder.resolve(CollectionFetch.ABOUT))
          .content()
          .contains("CC0-1.0", "https://example.org/pets", Published.md5(archive));
      assertThat(left("photographs")).containsExactly("pets");
      assertThat(left("downloads")).allMatch(name -> name.endsWith(".lock"));
      assertThat(events).anyMatch(CollectionEvent.Downloading.class::isInstance);
      assertThat(events)
          .filteredOn(CollectionEvent.Unpacking.class::isInstance)
          .isNotEmpty()
          .allMatch(e -> ((CollectionEvent.Unpacking) e).done() <= archive.length);

      int asked = server.requests().size();
      assertThat(run(server, Optional.empty())).isTrue();
      assertThat(finished().alreadyHere()).isTrue();
      assertThat(finished().images()).isEqualTo(10);
      assertThat(server.requests()).as("nothing is asked twice").hasSize(asked);
    }
  }

  @Test
  void aFolderThatIsThereIsNeverTouchedAndRefusedBeforeTheDownload() throws Exception {
    Path mine = Files.createDirectories(temp.resolve("mine"));
    Files.writeString(mine.resolve("diary.txt"), "dear");
    try (RawServer server = new RawServer(RawServer.file(archive, "\"a\""))) {
      assertThatThrownBy(() -> run(server, Optional.of(mine)))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll(mine.toString(), "exists already", "--to");
      assertThat(server.requests()).isEmpty();
      assertThat(mine.resolve("diary.txt")).hasContent("dear");

      assertThat(run(server, Optional.of(temp.resolve("a/new")))).isTrue();
      assertThat(temp.resolve("a/new/dogs/pug_0.png")).exists();
    }
  }

  @Test
  void aConnectionThatBreaksIsGoneOnWith() throws Exception {
    try (RawServer server =
        new RawServer(
            RawServer.cutAfter(200, archive, "\"a\""), RawServer.file(archive, "\"a\""))) {
      assertThat(run(server, Optional.empty())).isTrue();
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).start()).isEqualTo(200);
    }
  }

  @Test
  void anotherFileIsRefusedAndNothingIsUnpacked() throws Exception {
    byte[] other = archive.clone();
    other[other.length / 2] ^= 1;
    try (RawServer server = new RawServer(RawServer.file(other, "\"a\""))) {
      assertThatThrownBy(() -> run(server, Optional.empty()))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("not the file that was published", "MD5", "with a browser");
      assertThat(left("photographs")).isEmpty();
      assertThat(events).noneMatch(CollectionEvent.Unpacking.class::isInstance);
    }
  }

  @Test
  void offlineIsASentence() throws Exception {
    RawServer server = new RawServer(RawServer.file(archive, "\"a\""));
    CollectionFetch fetch = fetch(server);
    server.close();
    assertThatThrownBy(
            () ->
                fetch.fetch(
                    new CollectionRequest("pets", Optional.empty()),
                    events::add,
                    new Cancellation()))
        .isInstanceOf(GraftException.class)
        .hasMessageContainingAll(
            "cannot be reached", "offline", "with a browser, save it as", "pets-pets.tar.gz");
  }

  @Test
  void anArchiveThatAPersonPutThereIsVerifiedAndUsed() throws Exception {
    Path here = Files.createDirectories(temp.resolve("downloads")).resolve("pets-pets.tar.gz");
    Files.write(here, archive);
    try (RawServer server = new RawServer(RawServer.status("404 Not Found"))) {
      assertThat(run(server, Optional.empty())).isTrue();
      assertThat(server.requests()).isEmpty();
      assertThat(left("photographs")).containsExactly("pets");
    }
  }

  @Test
  void cancellingTheDownloadKeepsItsPartAndMakesNoFolder() throws Exception {
    try (RawServer server =
        new RawServer(
            RawServer.stallAfter(300, archive, "\"a\"", gate), RawServer.file(archive, "\"a\""))) {
      Cancellation cancellation = new Cancellation();
      boolean done =
          fetch(server)
              .fetch(
                  new CollectionRequest("pets", Optional.empty()),
                  e -> cancellation.cancel(),
                  cancellation);
      assertThat(done).isFalse();
      assertThat(left("photographs")).isEmpty();

      assertThat(run(server, Optional.empty())).isTrue();
      assertThat(left("photographs")).containsExactly("pets");
    }
  }

  @Test
  void cancellingTheUnpackingRemovesWhatWasUnpackedAndKeepsTheArchive() throws Exception {
    try (RawServer server = new RawServer(RawServer.file(archive, "\"a\""))) {
      Cancellation cancellation = new Cancellation();
      boolean done =
          fetch(server)
              .fetch(
                  new CollectionRequest("pets", Optional.empty()),
                  e -> {
                    if (e instanceof CollectionEvent.Unpacking) {
                      cancellation.cancel();
                    }
                  },
                  cancellation);
      assertThat(done).isFalse();
      assertThat(left("photographs")).isEmpty();
      assertThat(left("downloads")).contains("pets-pets.tar.gz");

      int asked = server.requests().size();
      assertThat(run(server, Optional.empty())).isTrue();
      assertThat(server.requests()).as("the archive was kept").hasSize(asked);
    }
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws Exception {
    Path part = Files.createDirectories(temp.resolve("photographs/pets.part/dogs"));
    Files.writeString(part.resolve("pug_0.png"), "half");
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("kept"), "kept");
    Files.createSymbolicLink(part.resolve("link"), elsewhere);
    try (RawServer server = new RawServer(RawServer.file(archive, "\"a\""))) {
      assertThat(run(server, Optional.empty())).isTrue();
      assertThat(left("photographs")).containsExactly("pets");
      assertThat(Files.size(temp.resolve("photographs/pets/dogs/pug_0.png"))).isGreaterThan(4);
      assertThat(temp.resolve("photographs/pets/dogs/link")).doesNotExist();
      assertThat(elsewhere.resolve("kept")).hasContent("kept");
    }
  }

  @Test
  void aBadArchiveWithTheRightChecksumLeavesNothing() throws Exception {
    archive = new Archives().file("images/Birman_1.png", "a").file("../x.png", "b").tarGz();
    try (RawServer server = new RawServer(RawServer.file(archive, "\"a\""))) {
      assertThatThrownBy(() -> run(server, Optional.empty()))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("outside its folder");
      assertThat(left("photographs")).isEmpty();
    }
  }

  @Test
  void nothingElseCanBeFetched() throws Exception {
    try (RawServer server = new RawServer(RawServer.file(archive, "\"a\""))) {
      assertThatThrownBy(
              () ->
                  fetch(server)
                      .fetch(
                          new CollectionRequest("fish", Optional.empty()),
                          events::add,
                          new Cancellation()))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("fish", "graft data list");
    }
  }
}
