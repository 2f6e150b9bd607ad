package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @Test
  void isSha256InLowercaseHex() {
    // FIPS 180-2, appendix B.1.
    assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void readsSmallAndLargeFilesAlike(@TempDir Path folder) throws IOException {
    for (int size : new int[] {0, 1000, (4 << 20) - 1, 4 << 20, (4 << 20) + 70_001}) {
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      Path file = Files.write(folder.resolve("f" + size), content);
      assertThat(Fingerprint.of(file)).isEqualTo(Fingerprint.of(content));
    }
  }
}
