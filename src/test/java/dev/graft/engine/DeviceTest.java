package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.util.cuda.CudaUtils;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What computes is what TensorFlow says that it has. */
class DeviceTest {
  @Test
  void aGpuIsNamedBeforeTheProcessor() {
    assertThat(Device.words(List.of("CPU"), 2)).isEqualTo("CPU, 2 threads");
    assertThat(Device.words(List.of("CPU", "GPU"), 4)).isEqualTo("GPU, and CPU, 4 threads");
    assertThat(Device.words(List.of("CPU", "GPU", "GPU"), 4))
        .isEqualTo("the first of 2 GPUs, and CPU, 4 threads");
  }

  @Test
  void theProcessorIsAlwaysThere() {
    assertThat(Device.types()).contains("CPU");
  }

  @Test
  void withoutAGpuTheProcessorComputes() {
    assumeThat(CudaUtils.hasCuda()).as("this machine has no GPU").isFalse();

    assertThat(Device.words())
        .isEqualTo("CPU, " + Runtime.getRuntime().availableProcessors() + " threads");
  }
}
