package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
  @Property(tries = 200)
  void everyImageComesOnceInAnOrderOfSeedAndEpoch(
      @ForAll @IntRange(max = 300) int images,
      @ForAll long seed,
      @ForAll @IntRange(min = 1) int epoch) {
    int[] items = IntStream.range(0, images).map(i -> 3 * i + 1).toArray();
    int[] before = items.clone();

    int[] order = EpochOrder.of(items, seed, epoch);

    assertThat(items).as("what is shuffled stays").isEqualTo(before);
    assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(items);
    assertThat(EpochOrder.of(items, seed, epoch)).isEqualTo(order);
  }

  @Test
  void seedsAndEpochsGiveOtherOrders() {
    int[] items = IntStream.range(0, 50).toArray();
    int[] order = EpochOrder.of(items, 7, 1);

    assertThat(order).isNotEqualTo(items);
    assertThat(EpochOrder.of(items, 7, 2)).isNotEqualTo(order);
    assertThat(EpochOrder.of(items, 8, 1)).isNotEqualTo(order);
  }

  /**
   * Over 6000 epochs each of the 6 orders of 3 images should come 1000 times; chi-square with 5
   * degrees of freedom exceeds 25.7 once in ten thousand times, and the numbers are fixed.
   */
  @Test
  void ordersAreEquallyLikely() {
    Map<String, Integer> count = new HashMap<>();
    for (int epoch = 1; epoch <= 6000; epoch++) {
      String order = Arrays.toString(EpochOrder.of(new int[] {0, 1, 2}, 42, epoch));
      count.merge(order, 1, Integer::sum);
    }
    double chiSquare =
        count.values().stream().mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000).sum();

    assertThat(count).hasSize(6);
    assertThat(chiSquare).isLessThan(25.7);
  }
}
