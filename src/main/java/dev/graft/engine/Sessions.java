package dev.graft.engine;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/** How sessions are configured. */
final class Sessions {
  private Sessions() {}

  /**
   * For a session that only moves values and files: its graph is not made faster first, which takes
   * longer than all that it does.
   */
  static ConfigProto unoptimized() {
    return config().toBuilder()
        .setGraphOptions(
            GraphOptions.newBuilder()
                .setOptimizerOptions(
                    OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
        .build();
  }

  static ConfigProto config() {
    return ConfigProto.newBuilder().setAllowSoftPlacement(true).build();
  }
}
