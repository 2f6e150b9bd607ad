package dev.graft.download;

import static dev.graft.testing.RawServer.cutAfter;
import static dev.graft.testing.RawServer.file;
import static dev.graft.testing.RawServer.head;
import static dev.graft.testing.RawServer.stallAfter;
import static dev.graft.testing.RawServer.status;
import static dev.graft.testing.RawServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.testing.RawServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest {
  private static final Progress SILENT = (done, total) -> {};
  private static final String OTHERWISE = "fetch it by hand";
  private static final byte[] BYTES = bytes(1, 300_000);

  @TempDir private Path folder;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch gate = new CountDownLatch(1);

  /** Waits long, so that a slow machine is not taken for a stalling server. */
  private final Downloader downloader = waiting(Duration.ofMinutes(5), 3);

  private Downloader waiting(Duration stall, int attempts) {
    return Downloader.alsoPlainLoopback(
        Map.of(), executor, new Patience(Duration.ofMinutes(1), stall, attempts, Duration.ZERO));
  }

  @AfterEach
  void close() {
    gate.countDown();
    executor.shutdownNow();
  }

  private static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static Checksum md5(byte[] bytes) {
    return new Checksum(Checksum.Algorithm.MD5, hex("MD5", bytes));
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path target() {
    return folder.resolve("downloads/net.h5");
  }

  private Transfer wanted(RawServer server) {
    return new Transfer(
        server.uri("/net.h5"),
        target(),
        OptionalLong.of(BYTES.length),
        BYTES.length,
        Optional.of(md5(BYTES)),
        OTHERWISE);
  }

  /** Of a file of which neither length nor checksum is published. */
  private Transfer unknown(RawServer server, long atMost) {
    return new Transfer(
        server.uri("/net.h5"), target(), OptionalLong.empty(), atMost, Optional.empty(), OTHERWISE);
  }

  private Downloaded fetch(Transfer transfer) throws InterruptedException {
    return downloader.fetch(transfer, SILENT, new Cancellation()).orElseThrow();
  }

  /** All files beside the target but the lock. */
  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("downloads"))) {
      return files.map(f -> f.getFileName().toString()).filter(n -> !n.endsWith(".lock")).toList();
    }
  }

  private void refuses(Transfer transfer, String... words) {
    assertThatThrownBy(() -> fetch(transfer))
        .isInstanceOf(GraftException.class)
        .hasMessageContainingAll(words)
        .message()
        .endsWith(".")
        .doesNotContain("\n");
    assertThat(target()).doesNotExist();
  }

  @Test
  void aWholeFileIsVerifiedAndGetsItsName() throws Exception {
    try (RawServer server = new RawServer(file(BYTES, "\"a\""))) {
      List<Long> told = new ArrayList<>();
      Downloaded done =
          downloader
              .fetch(
                  wanted(server),
                  (bytes, total) -> {
                    told.add(bytes);
                    assertThat(total).hasValue(BYTES.length);
                    assertThat(target()).doesNotExist();
                  },
                  new Cancellation())
              .orElseThrow();
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(done.file()).isEqualTo(target());
      assertThat(done.digests().sha256()).isEqualTo(hex("SHA-256", BYTES));
      assertThat(done.alreadyHere()).isFalse();
      assertThat(told).isSorted().startsWith(0L).endsWith((long) BYTES.length);
      assertThat(left()).containsExactly("net.h5");
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).header("range")).isEmpty();

      assertThat(fetch(wanted(server)).alreadyHere()).isTrue();
      assertThat(server.requests()).as("nothing is asked for what is here").hasSize(1);
    }
  }

  @Test
  void whatIsThereButDamagedIsReplaced() throws Exception {
    Files.createDirectories(target().getParent());
    Files.write(target(), bytes(9, BYTES.length));
    try (RawServer server = new RawServer(file(BYTES, "\"a\""))) {
      assertThat(fetch(wanted(server)).alreadyHere()).isFalse();
      assertThat(target()).hasBinaryContent(BYTES);
    }
  }

  @Test
  void aCutOffTransferGoesOnFromWhereItWas() throws Exception {
    try (RawServer server =
        new RawServer(cutAfter(100_000, BYTES, "\"a\""), file(BYTES, "\"a\""))) {
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).header("range")).contains("bytes=100000-");
      assertThat(server.requests().get(1).header("if-range")).contains("\"a\"");
    }
  }

  @Test
  void manyCutsDoNotMatterAsLongAsItGetsFurther() throws Exception {
    try (RawServer server = new RawServer(cutAfter(30_000, BYTES, "\"a\""))) {
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(10);
    }
  }

  @Test
  void anotherProcessGoesOnWithThePart() throws Exception {
    try (RawServer server =
        new RawServer(
            cutAfter(120_000, BYTES, "\"a\""),
            cutAfter(0, BYTES, "\"a\""),
            cutAfter(0, BYTES, "\"a\""),
            file(BYTES, "\"a\""))) {
      refuses(wanted(server), "broke off", "120000 bytes", "is kept", "the same command goes on");
      assertThat(left()).containsExactlyInAnyOrder("net.h5.part", "net.h5.part.json");
      Downloader later = Downloader.alsoPlainLoopback(Map.of(), executor, Patience.USUAL);
      assertThat(later.fetch(wanted(server), SILENT, new Cancellation())).isPresent();
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(4);
      assertThat(server.requests().get(3).start()).isEqualTo(120_000);
      assertThat(left()).containsExactly("net.h5");
    }
  }

  @Test
  void aStallingServerIsAskedAgain() throws Exception {
    try (RawServer server =
        new RawServer(stallAfter(100_000, BYTES, "\"a\"", gate), file(BYTES, "\"a\""))) {
      Downloader impatient = waiting(Duration.ofSeconds(2), 5);
      assertThat(impatient.fetch(wanted(server), SILENT, new Cancellation())).isPresent();
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests().get(1).start()).isEqualTo(100_000);
    }
  }

  @Test
  void aServerThatStallsForEverIsASentence() throws Exception {
    Downloader impatient = waiting(Duration.ofSeconds(1), 1);
    try (RawServer server = new RawServer(stallAfter(0, BYTES, "\"a\"", gate))) {
      assertThatThrownBy(() -> impatient.fetch(wanted(server), SILENT, new Cancellation()))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("broke off", "nothing came", "try again later", OTHERWISE);
    }
    try (RawServer server = new RawServer((request, out) -> gate.await())) {
      assertThatThrownBy(() -> impatient.fetch(wanted(server), SILENT, new Cancellation()))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("127.0.0.1", "timed out", OTHERWISE);
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void aServerWithoutRangesStartsOver() throws Exception {
    RawServer.Answer cut =
        (request, out) -> {
          head(out, "200 OK", "ETag: \"a\"", "Content-Length: " + BYTES.length);
          out.write(BYTES, 0, 50_000);
        };
    try (RawServer server = new RawServer(cut, whole(BYTES))) {
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests().get(1).start()).isEqualTo(50_000);
    }
    Files.delete(target());
    try (RawServer server = new RawServer(cut)) {
      refuses(wanted(server), "broke off");
      assertThat(server.requests()).as("going nowhere ends").hasSize(3);
    }
  }

  @Test
  void aFileThatChangesBetweenTwoPartsIsFetchedAnew() throws Exception {
    byte[] newer = bytes(2, 200_000);
    try (RawServer server =
        new RawServer(cutAfter(100_000, BYTES, "\"old\""), file(newer, "\"new\""))) {
      fetch(unknown(server, 1_000_000));
      assertThat(target()).hasBinaryContent(newer);
    }
    Files.delete(target());
    // This one does not heed If-Range and gives the middle of the new file.
    RawServer.Answer careless =
        (request, out) -> {
          int start = request.start();
          if (start == 0) {
            head(out, "200 OK", "ETag: \"new\"", "Content-Length: " + newer.length);
          } else {
            head(
                out,
                "206 Partial Content",
                "ETag: \"new\"",
                "Content-Length: " + (newer.length - start),
                "Content-Range: bytes %d-%d/%d".formatted(start, newer.length - 1, newer.length));
          }
          out.write(newer, start, newer.length - start);
        };
    try (RawServer server = new RawServer(cutAfter(100_000, BYTES, "\"old\""), careless)) {
      fetch(unknown(server, 1_000_000));
      assertThat(target()).hasBinaryContent(newer);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().get(2).header("range")).isEmpty();
    }
  }

  @Test
  void nothingIsPatchedTogetherThatNobodyCouldTellApart() throws Exception {
    RawServer.Answer untagged =
        (request, out) -> {
          head(out, "200 OK", "Content-Length: " + BYTES.length);
          out.write(BYTES, 0, 50_000);
        };
    try (RawServer server = new RawServer(untagged, whole(BYTES))) {
      fetch(unknown(server, 1_000_000));
      assertThat(server.requests().get(1).header("range"))
          .as("no tag and no checksum: it starts over")
          .isEmpty();
    }
  }

  @Test
  void aServerThatLiesAboutTheLengthIsFoundOut() throws Exception {
    byte[] shorter = Arrays.copyOf(BYTES, 200_000);
    try (RawServer server = new RawServer(whole(shorter))) {
      refuses(wanted(server), "200000 bytes", "300000", "another file", OTHERWISE);
      assertThat(left()).isEmpty();
    }
    byte[] longer = Arrays.copyOf(BYTES, 400_000);
    try (RawServer server = new RawServer(whole(longer))) {
      refuses(wanted(server), "400000 bytes", "300000", "another file");
      refuses(unknown(server, 350_000), "longer", "400000 bytes", "350000 bytes");
    }
    RawServer.Answer says300 =
        (request, out) -> {
          head(out, "200 OK", "Content-Length: 300000");
          out.write(shorter);
        };
    try (RawServer server = new RawServer(says300)) {
      refuses(wanted(server), "broke off");
    }
    RawServer.Answer endless =
        (request, out) -> {
          head(out, "200 OK");
          while (true) {
            out.write(BYTES);
          }
        };
    try (RawServer server = new RawServer(endless)) {
      refuses(unknown(server, 1_000_000), "longer", "1.0 MB");
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void aWrongFileIsRemovedAndNamed() throws Exception {
    byte[] other = bytes(3, BYTES.length);
    try (RawServer server = new RawServer(file(other, "\"a\""))) {
      refuses(wanted(server), "MD5", md5(other).hex(), md5(BYTES).hex(), "removed", OTHERWISE);
      assertThat(left()).isEmpty();
    }
  }

  @Test
  void redirectionsAreFollowedWhereTheyAreSafe() throws Exception {
    try (RawServer server =
        new RawServer(status("302 Found", "Location: /elsewhere"), file(BYTES, "\"a\""))) {
      fetch(wanted(server));
      assertThat(server.requests().get(1).path()).isEqualTo("/elsewhere");
      Files.delete(target());
    }
    try (RawServer server =
        new RawServer(status("301 Moved", "Location: http://example.invalid/net.h5"))) {
      refuses(wanted(server), "http://example.invalid/net.h5", "not an https address");
      assertThat(server.requests()).hasSize(1);
    }
    try (RawServer server = new RawServer(status("302 Found", "Location: file:///etc/passwd"))) {
      refuses(wanted(server), "not an https address");
    }
    try (RawServer server = new RawServer(status("302 Found", "Location: /again"))) {
      refuses(wanted(server), "from one address to the next");
    }
    try (RawServer server = new RawServer(status("302 Found"))) {
      refuses(wanted(server), "does not say where");
    }
    Hosts strict = new Hosts(true);
    assertThatThrownBy(
            () ->
                strict.admit(
                    URI.create("https://a.example/x"),
                    URI.create("http://127.0.0.1/x"),
                    new Transfer(
                        URI.create("https://a.example/x"),
                        target(),
                        OptionalLong.empty(),
                        1,
                        Optional.empty(),
                        OTHERWISE)))
        .as("not from https to plain http, even on this machine")
        .isInstanceOf(GraftException.class);
  }

  @Test
  void refusalsAreSentences() throws Exception {
    try (RawServer server = new RawServer(status("404 Not Found", "Content-Length: 0"))) {
      refuses(wanted(server), "not there any more (404)", OTHERWISE);
      assertThat(server.requests()).hasSize(1);
    }
    try (RawServer server = new RawServer(status("403 Forbidden", "Content-Length: 0"))) {
      refuses(wanted(server), "(403)");
    }
    try (RawServer server = new RawServer((request, out) -> out.write(new byte[] {1, 2, 3, 4}))) {
      refuses(wanted(server), "127.0.0.1");
    }
  }

  @Test
  void aBusyServerIsAskedAgain() throws Exception {
    try (RawServer server =
        new RawServer(
            status("503 Service Unavailable", "Content-Length: 0"), file(BYTES, "\"a\""))) {
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
    }
    Files.delete(target());
    try (RawServer server = new RawServer(status("500 Oh", "Content-Length: 0"))) {
      refuses(wanted(server), "the server answers 500");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aPartThatIsTheWholeIsTakenAndOneThatIsTooLongIsNot() throws Exception {
    try (RawServer server = new RawServer(file(BYTES, "\"a\""))) {
      leavePart(server, BYTES);
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).start()).isEqualTo(BYTES.length);

      Files.delete(target());
      leavePart(server, Arrays.copyOf(BYTES, 500_000));
      fetch(unknown(server, 1_000_000));
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests()).hasSize(3);
    }
  }

  private void leavePart(RawServer server, byte[] bytes) throws IOException {
    Files.createDirectories(target().getParent());
    PartFile part = new PartFile(wanted(server));
    part.begin(
        new PartFile.Version(
            server.uri("/net.h5").toString(), Optional.of("\"a\""), OptionalLong.empty()));
    Files.write(part.path(), bytes);
  }

  @Test
  void aPartOfSomethingElseIsDropped() throws Exception {
    try (RawServer server = new RawServer(file(BYTES, "\"a\""))) {
      leavePart(server, bytes(4, 1000));
      Path note = target().resolveSibling("net.h5.part.json");
      Files.writeString(note, Files.readString(note).replace("/net.h5", "/other.h5"));
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
      assertThat(server.requests().get(0).header("range")).isEmpty();

      Files.delete(target());
      leavePart(server, bytes(4, 1000));
      Files.writeString(note, "{ not json");
      fetch(wanted(server));
      assertThat(target()).hasBinaryContent(BYTES);
    }
  }

  @Test
  void cancellingEndsAWaitAtOnceAndKeepsThePart() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch some = new CountDownLatch(1);
    try (RawServer server = new RawServer(stallAfter(100_000, BYTES, "\"a\"", gate))) {
      Future<Optional<Downloaded>> result =
          executor.submit(
              () ->
                  downloader.fetch(
                      wanted(server),
                      (done, total) -> {
                        if (done == 100_000) {
                          some.countDown();
                        }
                      },
                      cancellation));
      some.await();
      cancellation.cancel();
      assertThat(result.get()).isEmpty();
      assertThat(left()).containsExactlyInAnyOrder("net.h5.part", "net.h5.part.json");
      assertThat(target().resolveSibling("net.h5.part")).hasSize(100_000);
    }
  }

  @Test
  void cancellingEndsTheWaitForAnAnswer() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              asked.countDown();
              gate.await();
            })) {
      Future<Optional<Downloaded>> result =
          executor.submit(() -> downloader.fetch(wanted(server), SILENT, cancellation));
      asked.await();
      cancellation.cancel();
      assertThat(result.get()).isEmpty();
      assertThat(downloader.fetch(wanted(server), SILENT, cancellation)).isEmpty();
    }
  }

  @Test
  void onlyHttpsIsAsked() throws Exception {
    try (RawServer server = new RawServer(file(BYTES, "\"a\""))) {
      Downloader strict = Downloader.httpsOnly(Map.of(), executor);
      assertThatThrownBy(() -> strict.fetch(wanted(server), SILENT, new Cancellation()))
          .isInstanceOf(GraftException.class)
          .hasMessageContaining("not an https address");
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/x", "ftp://127.0.0.1/x", "http://127.0.0.1.nip.io/x"})
  void plainLoopbackMeansThisMachineOnly(String address) {
    assertThatThrownBy(() -> new Hosts(true).admit(URI.create(address)))
        .isInstanceOf(GraftException.class);
  }

  @Test
  void offlineIsASentenceThatSaysWhatToDo() throws Exception {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    Transfer transfer =
        new Transfer(
            URI.create("http://127.0.0.1:" + port + "/net.h5"),
            target(),
            OptionalLong.empty(),
            1000,
            Optional.empty(),
            OTHERWISE);
    refuses(transfer, "127.0.0.1 cannot be reached", "offline", OTHERWISE);
    assertThat(left()).isEmpty();
  }

  @Test
  void aFullDiskIsASentence() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
    try (RawServer server = new RawServer(file(BYTES, "\"a\""))) {
      Progress onceBegun =
          (done, total) -> {
            Path part = target().resolveSibling("net.h5.part");
            try {
              if (!Files.exists(part)) {
                Files.createSymbolicLink(part, full);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      assertThatThrownBy(() -> downloader.fetch(wanted(server), onceBegun, new Cancellation()))
          .isInstanceOf(GraftException.class)
          .hasMessageContainingAll("cannot be written", "make room");
      assertThat(target()).doesNotExist();
    }
  }

  @Test
  void aFileThatNoDiskHasRoomForIsNotBegun() throws Exception {
    RawServer.Answer huge = status("200 OK", "Content-Length: 4000000000000000");
    try (RawServer server = new RawServer(huge)) {
      refuses(unknown(server, Long.MAX_VALUE), "make room");
    }
  }

  @Test
  void twoOfThisProcessDoNotFetchTheSame() throws Exception {
    CountDownLatch some = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    try (RawServer server = new RawServer(stallAfter(1000, BYTES, "\"a\"", gate))) {
      Future<Optional<Downloaded>> first =
          executor.submit(
              () ->
                  downloader.fetch(
                      wanted(server), (done, total) -> some.countDown(), cancellation));
      some.await();
      refuses(wanted(server), "net.h5 is being downloaded already");
      cancellation.cancel();
      assertThat(first.get()).isEmpty();
    }
  }

  @Test
  void twoProcessesDoNotFetchTheSame() throws Exception {
    Files.createDirectories(target().getParent());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                target().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (RawServer server = new RawServer(file(BYTES, "\"a\""));
        BufferedReader said =
            new BufferedReader(
                new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("locked");
      refuses(wanted(server), "net.h5 is being downloaded already");
      assertThat(server.requests()).isEmpty();
      other.destroyForcibly().waitFor();
      assertThat(fetch(wanted(server)).alreadyHere()).as("its lock dies with it").isFalse();
    } finally {
      other.destroyForcibly();
    }
  }

  /** Another process that is busy with a file until somebody kills it. */
  static final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws IOException {
      TargetLock.take(
          new Transfer(
              URI.create("https://example.com/x"),
              Path.of(args[0]),
              OptionalLong.empty(),
              1,
              Optional.empty(),
              OTHERWISE));
      System.out.println("locked");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
