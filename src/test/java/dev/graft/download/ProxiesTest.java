package dev.graft.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static final URI FILE = URI.create("https://storage.googleapis.com/net.h5");
  private static final Proxy OF_JAVA =
      new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("java.example", 1));

  private static Proxy chosen(Map<String, String> environment, Proxy java, URI uri) {
    ProxySelector selector =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI any) {
            return List.of(java);
          }

          @Override
          public void connectFailed(URI any, SocketAddress address, IOException failure) {
            throw new AssertionError(failure);
          }
        };
    return new Proxies(environment, selector).select(uri).get(0);
  }

  private static Proxy chosen(Map<String, String> environment) {
    return chosen(environment, Proxy.NO_PROXY, FILE);
  }

  private static Proxy proxy(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  @Test
  void theEnvironmentNamesTheProxy() {
    assertThat(chosen(Map.of())).isEqualTo(Proxy.NO_PROXY);
    assertThat(chosen(Map.of("https_proxy", "http://p.example:8080/")))
        .isEqualTo(proxy("p.example", 8080));
    assertThat(chosen(Map.of("HTTPS_PROXY", "p.example:8080"))).isEqualTo(proxy("p.example", 8080));
    assertThat(chosen(Map.of("all_proxy", "http://p.example"))).isEqualTo(proxy("p.example", 3128));
    assertThat(chosen(Map.of("http_proxy", "http://p.example:1"))).isEqualTo(Proxy.NO_PROXY);
    assertThat(chosen(Map.of("https_proxy", " "))).isEqualTo(Proxy.NO_PROXY);
    assertThat(chosen(Map.of("https_proxy", "http://[oh"))).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void javasOwnSettingsComeFirst() {
    assertThat(chosen(Map.of("https_proxy", "http://p.example:8080"), OF_JAVA, FILE))
        .isEqualTo(OF_JAVA);
  }

  @Test
  void thisMachineIsNeverAskedThroughAProxy() {
    assertThat(chosen(Map.of(), OF_JAVA, URI.create("http://127.0.0.1:8000/x")))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|true",
        "googleapis.com|true",
        ".googleapis.com|true",
        "*.googleapis.com|true",
        "a.example, storage.googleapis.com:443|true",
        "apis.com|false",
        "example.com|false",
        "''|false"
      })
  void exceptionsAreHeeded(String exceptions, boolean direct) {
    Proxy chosen = chosen(Map.of("https_proxy", "http://p.example:8080", "no_proxy", exceptions));
    assertThat(chosen.equals(Proxy.NO_PROXY)).isEqualTo(direct);
  }
}
