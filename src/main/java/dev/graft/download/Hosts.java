package dev.graft.download;

import dev.graft.errors.GraftException;
import java.net.URI;
import java.util.Set;

/** Which addresses are asked at all. */
final class Hosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final boolean plainLoopback;

  Hosts(boolean plainLoopback) {
    this.plainLoopback = plainLoopback;
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }

  /** Refuses what is not asked over https. */
  void admit(URI uri) {
    boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
    if (!https && !isPlainLoopback(uri)) {
      throw new GraftException(
          uri + " is not an https address, and Graft downloads over nothing else.");
    }
  }

  /** Refuses a redirection to what is not as safe as where it comes from. */
  void admit(URI from, URI to, Transfer transfer) {
    boolean https = "https".equals(to.getScheme()) && to.getHost() != null;
    if (!https && !(isPlainLoopback(from) && isPlainLoopback(to))) {
      throw new GraftException(
          "%s leads to %s, which is not an https address, so nothing was downloaded; %s."
              .formatted(transfer.source(), to, transfer.otherwise()));
    }
  }

  private boolean isPlainLoopback(URI uri) {
    return plainLoopback
        && "http".equals(uri.getScheme())
        && uri.getHost() != null
        && isLoopback(uri.getHost());
  }
}
