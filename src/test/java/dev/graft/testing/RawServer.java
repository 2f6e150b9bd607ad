package dev.graft.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A web server on the loopback that does to each request what a test wants: answers, stalls, cuts
 * off, lies. One request a connection.
 */
public final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Answer> answers;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is done to a request. */
  @FunctionalInterface
  public interface Answer {
    /** Writes what it likes; the connection is closed after. */
    void write(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  /**
   * A request.
   *
   * @param path for instance {@code /file.h5}
   * @param headers by name in small letters
   */
  public record Request(String path, Map<String, String> headers) {
    /** A header's value, if it was sent. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Where the range that is asked for begins; 0 without. */
    public int start() {
      return header("range").map(r -> Integer.parseInt(r.replaceAll("\\D", ""))).orElse(0);
    }
  }

  /** Starts a server that gives one answer after the other, the last one for ever. */
  public RawServer(Answer... answers) {
    this.answers = List.of(answers);
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::serve);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try {
      while (true) {
        Socket connection = socket.accept();
        open.add(connection);
        daemon(() -> answer(connection));
      }
    } catch (IOException e) {
      closed.countDown();
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      Request request = read(connection);
      int number;
      synchronized (requests) {
        number = requests.size();
        requests.add(request);
      }
      OutputStream out = connection.getOutputStream();
      answers.get(Math.min(number, answers.size() - 1)).write(request, out);
      out.flush();
    } catch (IOException e) {
      // The client broke off, which is what some tests want.
      open.remove(connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Request(first == null ? "" : first.split(" ", -1)[1], headers);
  }

  /** The requests so far. */
  public List<Request> requests() {
    return requests;
  }

  /** The address of a file. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** Writes the head of an answer; each header is {@code Name: value}. */
  public static void head(OutputStream out, String status, String... headers) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Serves a file as a good server does: ranges, and If-Range by its tag. */
  public static Answer file(byte[] bytes, String tag) {
    return (request, out) -> out.write(beginning(request, out, bytes, tag));
  }

  /** Serves a file well but closes after so many bytes of each answer. */
  public static Answer cutAfter(int sent, byte[] bytes, String tag) {
    return (request, out) -> {
      byte[] rest = beginning(request, out, bytes, tag);
      out.write(rest, 0, Math.min(sent, rest.length));
    };
  }

  /** Serves a file well but stops in the middle without closing, until the gate is open. */
  public static Answer stallAfter(int sent, byte[] bytes, String tag, CountDownLatch gate) {
    return (request, out) -> {
      byte[] rest = beginning(request, out, bytes, tag);
      out.write(rest, 0, Math.min(sent, rest.length));
      out.flush();
      gate.await();
    };
  }

  /** Always gives the whole file, whatever is asked for. */
  public static Answer whole(byte[] bytes) {
    return (request, out) -> {
      head(out, "200 OK", "Content-Length: " + bytes.length);
      out.write(bytes);
    };
  }

  /** Only a head. */
  public static Answer status(String status, String... headers) {
    return (request, out) -> head(out, status, headers);
  }

  private static byte[] beginning(Request request, OutputStream out, byte[] bytes, String tag)
      throws IOException {
    boolean same = request.header("if-range").map(tag::equals).orElse(true);
    int start = same ? request.start() : 0;
    if (start >= bytes.length && start > 0) {
      head(out, "416 Range Not Satisfiable", "Content-Range: bytes */" + bytes.length);
      return new byte[0];
    }
    byte[] rest = Arrays.copyOfRange(bytes, start, bytes.length);
    if (start > 0) {
      head(
          out,
          "206 Partial Content",
          "ETag: " + tag,
          "Content-Length: " + rest.length,
          "Content-Range: bytes %d-%d/%d".formatted(start, bytes.length - 1, bytes.length));
    } else {
      head(out, "200 OK", "ETag: " + tag, "Content-Length: " + rest.length);
    }
    return rest;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
