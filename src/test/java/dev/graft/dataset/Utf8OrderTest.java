package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class Utf8OrderTest {
  @Property
  void ordersAsTheBytesDo(
      @ForAll @StringLength(max = 4) String a, @ForAll @StringLength(max = 4) String b) {
    // Lone surrogates have no UTF-8.
    if (!isUnicode(a) || !isUnicode(b)) {
      return;
    }
    int expected =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(Utf8Order.INSTANCE.compare(a, b)))
        .isEqualTo(Integer.signum(expected));
  }

  private static boolean isUnicode(String s) {
    return s.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
