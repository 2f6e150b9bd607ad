package dev.graft.ui.session;

import dev.graft.ui.kit.Action;

/** The rooms, in the order of the work. */
public enum Room {
  IMAGES(Action.SHOW_IMAGES),
  BACKBONES(Action.SHOW_BACKBONES),
  LAYERS(Action.SHOW_LAYERS),
  TRAIN(Action.SHOW_TRAIN),
  COMPARE(Action.SHOW_COMPARE),
  PREDICT(Action.SHOW_PREDICT);

  private final Action action;

  Room(Action action) {
    this.action = action;
  }

  /**
   * What leads here.
   *
   * @return the action with the room's words, icon and keys
   */
  public Action action() {
    return action;
  }
}
