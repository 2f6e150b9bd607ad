package dev.graft.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the proxy: where Java's own system properties name one ({@code https.proxyHost}) that, else
 * the one of the environment variables that other programs use ({@code https_proxy}, {@code
 * all_proxy}, {@code no_proxy}, in small or capital letters). This machine itself is never asked
 * through a proxy.
 */
final class Proxies extends ProxySelector {
  private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
  private static final int DEFAULT_PORT = 3128;

  private final Map<String, String> environment;
  private final ProxySelector java;

  Proxies(Map<String, String> environment, ProxySelector java) {
    this.environment = Map.copyOf(environment);
    this.java = java;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    if (Hosts.isLoopback(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    List<Proxy> known = java.select(uri);
    if (known.stream().anyMatch(p -> p.type() != Proxy.Type.DIRECT) || exempt(host)) {
      return known;
    }
    return variable(uri.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .flatMap(Proxies::parse)
        .map(List::of)
        .orElse(known);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
    LOG.debug("no connection to {} through {}", uri, proxy, failure);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private boolean exempt(String host) {
    for (String entry : variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      String domain = entry.strip().replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
      if (domain.equals("*") || host.equals(domain)) {
        return true;
      }
      if (!domain.isEmpty() && host.endsWith("." + domain)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Proxy> parse(String value) {
    try {
      URI uri = URI.create(value.contains("://") ? value.strip() : "http://" + value.strip());
      if (uri.getHost() == null) {
        LOG.warn("the proxy {} names no host", value);
        return Optional.empty();
      }
      int port = uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT;
      return Optional.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port)));
    } catch (IllegalArgumentException e) {
      LOG.warn("the proxy {} is not understood: {}", value, e.getMessage());
      return Optional.empty();
    }
  }
}
