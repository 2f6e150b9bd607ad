package dev.graft.engine;

import org.tensorflow.proto.ConfigProto;

/** How sessions are configured. */
final class Sessions {
  private Sessions() {}

  static ConfigProto config() {
    return ConfigProto.newBuilder().setAllowSoftPlacement(true).build();
  }
}
