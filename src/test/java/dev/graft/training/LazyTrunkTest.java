package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyTrunkTest {
  private final List<String> happened = new ArrayList<>();

  private final class Recorded implements Trunk {
    @Override
    public int batch() {
      return 2;
    }

    @Override
    public void run(float[] pixels, float[] features, List<float[]> passing) {
      happened.add("run");
    }

    @Override
    public void close() {
      happened.add("closed");
    }
  }

  private LazyTrunk trunk() {
    return new LazyTrunk(
        () -> {
          happened.add("opened");
          return new Recorded();
        },
        2);
  }

  @Test
  void whatIsPreparedIsOpenedOnce() {
    try (LazyTrunk trunk = trunk()) {
      trunk.prepare();
      trunk.prepare();
      trunk.run(new float[0], new float[0]);
    }

    assertThat(happened).containsExactly("opened", "run", "closed");
  }

  @Test
  void theFirstBatchOpensWhatWasNotPrepared() {
    try (LazyTrunk trunk = trunk()) {
      trunk.run(new float[0], new float[0]);
      trunk.run(new float[0], new float[0]);
    }

    assertThat(happened).containsExactly("opened", "run", "run", "closed");
  }

  @Test
  void whatNobodyNeedsIsNeverOpened() {
    trunk().close();

    assertThat(happened).isEmpty();
  }
}
