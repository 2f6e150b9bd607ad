package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.download.Cancellation;
import dev.graft.download.Digests;
import dev.graft.download.Downloader;
import dev.graft.download.Patience;
import dev.graft.errors.GraftException;
import dev.graft.formats.TinySavedModels;
import dev.graft.network.Backbone;
import dev.graft.network.Preprocessing;
import dev.graft.testing.Published;
import dev.graft.testing.RawServer;
import dev.graft.testing.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFetchTest {
  private static final int CLASSES = 5;

  @TempDir Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<FetchEvent> events = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private byte[] weights = {};
  private byte[] index = {};

  @BeforeEach
  void publish() throws IOException {
    weights = Files.readAllBytes(Published.file(folder.resolve("published"), CLASSES));
    index = Published.classIndex(CLASSES);
  }

  @AfterEach
  void close() {
    gate.countDown();
    executor.shutdownNow();
  }

  private RawServer server(RawServer.Answer file, RawServer.Answer names) {
    return new RawServer(
        (request, out) ->
            (request.path().endsWith("index.json") ? names : file).write(request, out));
  }

  private RawServer good() {
    return server(RawServer.file(weights, "\"w\""), RawServer.file(index, "\"i\""));
  }

  private Catalogue catalogue(RawServer server, boolean checksum) {
    Path file = folder.resolve("catalogue.json");
    Published.catalogue(file, server.uri("/").toString(), weights, checksum, CLASSES);
    return Catalogue.read(file);
  }

  private BackboneLibrary library(Catalogue catalogue) {
    return new BackboneLibrary(folder.resolve("backbones"), catalogue);
  }

  private CatalogueFetch fetch(Catalogue catalogue) {
    Patience patience =
        new Patience(Duration.ofMinutes(1), Duration.ofMinutes(5), 2, Duration.ZERO);
    return new CatalogueFetch(
        catalogue,
        library(catalogue),
        Downloader.alsoPlainLoopback(Map.of(), executor, patience),
        folder.resolve("downloads"));
  }

  private boolean run(Catalogue catalogue, boolean names) throws InterruptedException {
    events.clear();
    return fetch(catalogue).fetch(new FetchRequest("tiny", names), events::add, new Cancellation());
  }

  private FetchEvent.Finished finished() {
    return (FetchEvent.Finished) events.get(events.size() - 1);
  }

  @Test
  void whatIsFetchedIsInTheLibraryWithLicenceSourceAndClassNames() throws Exception {
    try (RawServer server = good()) {
      Catalogue catalogue = catalogue(server, true);
      BackboneLibrary library = library(catalogue);
      assertThat(library.notHere()).extracting(ZooEntry::name).containsExactly("tiny");
      assertThat(library.notHere().get(0).available()).isFalse();
      assertThatThrownBy(() -> library.load("tiny"))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("graft zoo fetch tiny");

      assertThat(run(catalogue, true)).isTrue();

      Backbone backbone = library.find("tiny").orElseThrow();
      assertThat(backbone.architecture()).isEqualTo("SqueezeNet");
      assertThat(backbone.licence()).isEqualTo("CC0-1.0");
      assertThat(backbone.source())
          .contains(server.uri("/" + Published.FILE).toString(), "nobody", "arxiv.org");
      assertThat(backbone.classNames())
          .containsExactly("animal 0", "animal 1", "animal 2", "animal 3", "animal 4");
      assertThat(backbone.preprocessing().height()).isEqualTo(64);
      assertThat(library.notHere()).isEmpty();
      Path file = folder.resolve("downloads").resolve(Published.FILE);
      assertThat(finished().file()).isEqualTo(file).hasBinaryContent(weights);
      assertThat(finished().sha256()).isEqualTo(Digests.of(file).sha256());
      assertThat(finished().note()).isEmpty();
      assertThat(events.get(0)).isInstanceOf(FetchEvent.Downloading.class);
      assertThat(events)
          .filteredOn(FetchEvent.Downloading.class::isInstance)
          .hasSizeBetween(2, 300)
          .last()
          .extracting(e -> ((FetchEvent.Downloading) e).done())
          .isEqualTo((long) weights.length);

      int asked = server.requests().size();
      assertThat(run(catalogue, true)).isTrue();
      assertThat(finished().alreadyHere()).isTrue();
      assertThat(server.requests()).as("nothing is asked twice").hasSize(asked);
    }
  }

  @Test
  void classNamesAreOptional() throws Exception {
    try (RawServer server =
        server(
            RawServer.file(weights, "\"w\""),
            RawServer.status("404 Not Found", "Content-Length: 0"))) {
      Catalogue catalogue = catalogue(server, true);
      assertThat(run(catalogue, true)).isTrue();
      assertThat(finished().note().orElseThrow()).contains("names of its classes", "404");
      assertThat(finished().backbone().classNames()).startsWith("class 0");
    }
  }

  @Test
  void aFileThatIsNotWhatTheCatalogueSaysIsRefused() throws Exception {
    byte[] other = weights.clone();
    other[other.length - 1] ^= 1;
    try (RawServer server =
        server(RawServer.file(other, "\"w\""), RawServer.file(index, "\"i\""))) {
      Catalogue catalogue = catalogue(server, true);
      assertThatThrownBy(() -> run(catalogue, false))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("not the file that was published", "MD5", "zoo import");
      assertThat(library(catalogue).find("tiny")).isEmpty();
      assertThat(folder.resolve("downloads").resolve(Published.FILE)).doesNotExist();
    }
  }

  @Test
  void cancellingLeavesNothingInTheLibrary() throws Exception {
    try (RawServer server =
        server(
            RawServer.stallAfter(1_000_000, weights, "\"w\"", gate),
            RawServer.file(index, "\"i\""))) {
      Catalogue catalogue = catalogue(server, true);
      Cancellation cancellation = new Cancellation();
      boolean done =
          fetch(catalogue)
              .fetch(
                  new FetchRequest("tiny", false),
                  e -> {
                    if (e instanceof FetchEvent.Downloading d && d.done() > 500_000) {
                      cancellation.cancel();
                    }
                  },
                  cancellation);
      assertThat(done).isFalse();
      assertThat(library(catalogue).find("tiny")).isEmpty();
    }
  }

  @Test
  void aTakenNameIsRefusedBeforeTheDownload() throws Exception {
    try (RawServer server = good()) {
      Catalogue catalogue = catalogue(server, true);
      Path own = Published.file(folder.resolve("own"), 3);
      Path renamed = Files.move(own, own.resolveSibling("mine.h5"));
      library(catalogue).importModel(ImportRequest.of(renamed, "tiny"));
      assertThatThrownBy(() -> run(catalogue, false))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("already exists");
      assertThat(server.requests()).isEmpty();
    }
  }

  /** As DJL publishes its own: without layers that could be read, and with a SHA-1. */
  @Test
  void aSavedModelInAZipIsImportedWithWhatTheCatalogueKnows() throws Exception {
    Path model = folder.resolve("resnet50v1");
    TinySavedModels.functions(model, "Softmax");
    byte[] zip = zipped(model);
    try (RawServer server =
        server(RawServer.file(zip, "\"z\""), RawServer.file(Published.classIndex(2), "\"i\""))) {
      Catalogue catalogue = savedModels(server, zip, sha1(zip));
      assertThat(run(catalogue, true)).isTrue();

      Backbone backbone = library(catalogue).find("tiny").orElseThrow();
      assertThat(backbone.licence()).isEqualTo("Apache-2.0");
      assertThat(backbone.architecture()).isEqualTo("custom");
      assertThat(backbone.classNames()).containsExactly("animal 0", "animal 1");
      assertThat(backbone.preprocessing().scaling()).isEqualTo(Preprocessing.Scaling.CAFFE);
      assertThat(backbone.source()).contains("/tiny.zip", "DJL");

      Path byHand = Files.write(folder.resolve("any.zip"), zip);
      Backbone same =
          library(catalogue).importModel(ImportRequest.of(byHand, "by-hand")).backbone();
      assertThat(same.preprocessing().scaling()).isEqualTo(Preprocessing.Scaling.CAFFE);
      assertThat(same.licence()).isEqualTo("Apache-2.0");
    }
  }

  @Test
  void aSavedModelWithAnotherSha1IsRefused() throws Exception {
    byte[] zip = {'P', 'K', 3, 4};
    try (RawServer server = server(RawServer.file(zip, "\"z\""), RawServer.file(index, "\"i\""))) {
      Catalogue catalogue = savedModels(server, zip, sha1(new byte[1]));
      assertThatThrownBy(() -> run(catalogue, false))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("not the file that was published", "SHA-1", sha1(zip));
      assertThat(library(catalogue).find("tiny")).isEmpty();
    }
  }

  private Catalogue savedModels(RawServer server, byte[] zip, String sha1) throws IOException {
    byte[] names = Published.classIndex(2);
    return Catalogue.read(
        Files.writeString(
            folder.resolve("djl.json"),
            """
            {"classIndex": {"url": "%s", "bytes": %d, "md5": "%s"},
             "networks": [{"name": "tiny", "architecture": "ResNet50", "inputSize": 8,
              "scaling": "caffe", "paper": "https://arxiv.org/abs/1512.03385",
              "licence": {"name": "Apache-2.0", "holder": "DJL", "commercialUse": "yes"},
              "files": [{"name": "tiny", "classes": 2, "url": "%s", "parameters": 126,
               "bytes": %d, "sha1": "%s"}]}]}
            """
                .formatted(
                    server.uri("/index.json"),
                    names.length,
                    Published.md5(names),
                    server.uri("/tiny.zip"),
                    zip.length,
                    sha1)));
  }

  private static byte[] zipped(Path model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(model)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = model.getParent().relativize(file).toString().replace('\\', '/');
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String sha1(byte[] bytes) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  @Test
  void nothingElseIsInTheCatalogue() throws Exception {
    try (RawServer server = good()) {
      CatalogueFetch fetch = fetch(catalogue(server, true));
      assertThatThrownBy(
              () -> fetch.fetch(new FetchRequest("huge", true), events::add, new Cancellation()))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("huge", "zoo list");
    }
  }

  @Test
  void aFileFromElsewhereIsRecognisedByItsContent() throws Exception {
    try (RawServer server = good()) {
      Catalogue catalogue = catalogue(server, true);
      Path byHand = Files.write(folder.resolve("whatever.bin"), weights);
      ImportOutcome outcome = library(catalogue).importModel(ImportRequest.of(byHand, "by-hand"));
      assertThat(outcome.published().map(CatalogueEntry::name)).contains("tiny");
      assertThat(outcome.backbone().licence()).isEqualTo("CC0-1.0");
      assertThat(outcome.backbone().source()).contains(Published.FILE);
      assertThat(outcome.backbone().preprocessing().height()).isEqualTo(64);
      assertThat(outcome.note()).isEmpty();
    }
  }

  @Test
  void aFileOfAPublishedNameWithOtherContentIsRefusedUntilItIsRenamed() throws Exception {
    try (RawServer server = good()) {
      Catalogue catalogue = catalogue(server, true);
      byte[] other = weights.clone();
      other[other.length - 1] ^= 1;
      Path named = Files.write(folder.resolve(Published.FILE), other);
      assertThatThrownBy(() -> library(catalogue).importModel(ImportRequest.of(named, "by-hand")))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll(
              Published.FILE, "tiny", "not that file, or is damaged", "MD5", "rename");
      Path renamed = Files.move(named, folder.resolve("mine.h5"));
      Backbone own =
          library(catalogue).importModel(ImportRequest.of(renamed, "by-hand")).backbone();
      assertThat(own.licence()).isEqualTo("unknown");
      assertThat(own.source()).startsWith("mine.h5");
    }
  }

  @Test
  void withoutAChecksumTheSizeIsAllThatCanBeCompared() throws Exception {
    try (RawServer server = good()) {
      Catalogue catalogue = catalogue(server, false);
      Path named = Files.write(folder.resolve(Published.FILE), weights);
      ImportOutcome same = library(catalogue).importModel(ImportRequest.of(named, "same"));
      assertThat(same.backbone().licence()).isEqualTo("CC0-1.0");

      Files.write(named, Arrays.copyOf(weights, weights.length + 8));
      ImportOutcome longer = library(catalogue).importModel(ImportRequest.of(named, "longer"));
      assertThat(longer.backbone().licence()).isEqualTo("unknown");
      assertThat(longer.note().orElseThrow())
          .contains("tiny", String.valueOf(weights.length + 8), "licence stays unknown");
    }
  }

  @Test
  void theRealFileIsNamedLikeThePublishedOneAndIsNotTakenForIt() {
    Path file =
        Shared.data(
            "weights/keras_applications/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_224_no_top.h5");
    BackboneLibrary library = new BackboneLibrary(folder.resolve("backbones"));
    ImportOutcome outcome = library.importModel(ImportRequest.of(file, "real"));
    assertThat(outcome.backbone().architecture()).isEqualTo("MobileNetV2:0.35");
    assertThat(outcome.note().orElseThrow()).contains("mobilenetv2-0.35-224-notop", "2019640");
    assertThat(outcome.backbone().licence()).isEqualTo("unknown");
    Optional<CatalogueEntry> published = outcome.published();
    assertThat(published).isEmpty();
  }
}
