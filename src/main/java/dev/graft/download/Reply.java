package dev.graft.download;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of a server's answer, as far as transfers want to know. */
final class Reply {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  private final HttpResponse<Flow.Publisher<List<ByteBuffer>>> response;

  Reply(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    this.response = response;
  }

  int status() {
    return response.statusCode();
  }

  private HttpHeaders headers() {
    return response.headers();
  }

  void readInto(Body body) {
    response.body().subscribe(body);
  }

  boolean isRedirection() {
    return List.of(301, 302, 303, 307, 308).contains(status());
  }

  Optional<URI> location() {
    try {
      return headers().firstValue("location").map(l -> response.uri().resolve(l));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The whole file's length: of a part as its range says it, else the answer's own. */
  OptionalLong total() {
    if (status() != 206 && status() != 416) {
      return contentLength();
    }
    Optional<Long> total =
        range().map(m -> m.group(3)).filter(t -> !t.equals("*")).map(Long::valueOf);
    return total.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private OptionalLong contentLength() {
    try {
      return headers().firstValueAsLong("content-length");
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Where a part begins. */
  OptionalLong start() {
    Optional<Long> start = range().flatMap(m -> Optional.ofNullable(m.group(1))).map(Long::valueOf);
    return start.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private Optional<Matcher> range() {
    return headers()
        .firstValue("content-range")
        .map(CONTENT_RANGE::matcher)
        .filter(Matcher::matches);
  }

  /** What tells this version of the file from others; weak tags do not. */
  Optional<String> validator() {
    return headers()
        .firstValue("etag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> headers().firstValue("last-modified"));
  }
}
