package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void tellsTimes() {
    assertThat(Words.duration(0.04)).isEqualTo("0.0 s");
    assertThat(Words.duration(9.94)).isEqualTo("9.9 s");
    assertThat(Words.duration(9.96)).isEqualTo("10 s");
    assertThat(Words.duration(59.6)).isEqualTo("1 min 0 s");
    assertThat(Words.duration(72)).isEqualTo("1 min 12 s");
    assertThat(Words.duration(7380)).isEqualTo("2 h 3 min");
    assertThat(Words.duration(Double.NaN)).isEqualTo("-");
  }

  @Test
  void tellsRates() {
    assertThat(Words.rate(0.001)).isEqualTo("0.001");
    assertThat(Words.rate(0.01)).isEqualTo("0.01");
    assertThat(Words.rate(1)).isEqualTo("1");
    assertThat(Words.rate(1e-5)).isEqualTo("1e-05");
    assertThat(Words.rate(1.25e-5)).isEqualTo("1.25e-05");
    assertThat(Words.rate(100)).isEqualTo("100");
  }

  @Test
  void quotesForAShell() {
    assertThat(Words.quoted(Path.of("/a/ü_b-1.x"))).isEqualTo("/a/ü_b-1.x");
    assertThat(Words.quoted(Path.of("/a b/it's $1"))).isEqualTo("'/a b/it'\\''s $1'");
  }

  @Test
  void metersWhatIsDoneFromTheFirstCallOn() {
    AtomicLong clock = new AtomicLong();
    ProgressMeter meter = new ProgressMeter("images", clock::get);

    assertThat(meter.line("Epoch 1", 100, 400, ""))
        .isEqualTo("Epoch 1 [█████···············]  25%");
    clock.set(2_000_000_000L);
    assertThat(meter.line("Epoch 1", 200, 400, "loss 0.5"))
        .isEqualTo("Epoch 1 [██████████··········]  50%  50 images/s  4.0 s left  loss 0.5");
    assertThat(meter.line("Epoch 1", 400, 400, "")).endsWith("100%  150 images/s");
    assertThat(meter.line("Epoch 1", 0, 0, "")).contains("100%");
  }

  @Test
  void fileNamesCannotCommandTheTerminal() {
    CommandLineTest test = new CommandLineTest() {};

    assertThat(test.graft("predict", "--model=m", "--top=1", "a\u001b[2J\nb").out())
        .startsWith("a\ufffd[2J\ufffdb\n");
  }
}
