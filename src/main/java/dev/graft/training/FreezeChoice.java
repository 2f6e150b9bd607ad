package dev.graft.training;

import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.WeightSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person chose to freeze: a line between two blocks, and locks of single blocks and layers
 * that depart from it. Immutable; each change gives another choice.
 *
 * <p>Only layers with weights that gradient descent can change have a lock. The line stands as far
 * to the right as all blocks before it are frozen by its neighbours' locks: freezing the block at
 * its right takes it along, and so does thawing the one at its left.
 *
 * @param backbone of which backbone
 * @param line how many blocks lie before the line
 * @param learning the layers of the backbone that learn, in the order of the data
 */
public record FreezeChoice(Backbone backbone, int line, Set<String> learning) {
  /** What training does with a block. */
  public enum State {
    /** None of its layers learns. */
    FROZEN,
    /** All of its layers that can learn do. */
    LEARNS,
    /** Some of its layers learn. */
    MIXED
  }

  /** Copies the set and brings the line to where its neighbours put it. */
  public FreezeChoice {
    if (line < 0 || line > backbone.blocks().size()) {
      throw new IllegalArgumentException("there is no block boundary " + line);
    }
    learning = Collections.unmodifiableSet(new LinkedHashSet<>(learning));
    line = settled(backbone, line, learning);
  }

  /**
   * A line without exceptions.
   *
   * @param backbone of which backbone
   * @param frozen how many blocks stay frozen; brought into what is possible
   * @return the choice
   */
  public static FreezeChoice line(Backbone backbone, int frozen) {
    int blocks = backbone.blocks().size();
    // A graph whose layers are not known has no lock, so the line has nowhere to go.
    int at = canThaw(backbone) ? Math.max(0, Math.min(blocks, frozen)) : blocks;
    Set<String> learning = new LinkedHashSet<>();
    for (int i = at; i < blocks; i++) {
      learning.addAll(lockable(backbone, i));
    }
    return new FreezeChoice(backbone, at, learning);
  }

  /**
   * What an earlier training froze, as a choice.
   *
   * @param backbone of which backbone
   * @param plan what was frozen of it
   * @return the choice whose {@link #plan} lets the same layers learn
   * @throws dev.graft.errors.GraftException if the plan does not fit the backbone
   */
  public static FreezeChoice of(Backbone backbone, FreezePlan plan) {
    Set<String> all = plan.learning(backbone);
    Set<String> learning = new LinkedHashSet<>();
    int line = 0;
    for (int i = 0; i < backbone.blocks().size(); i++) {
      List<String> locks = lockable(backbone, i);
      locks.stream().filter(all::contains).forEach(learning::add);
      if (learning.isEmpty()) {
        line = i + 1;
      }
    }
    return new FreezeChoice(backbone, line, learning);
  }

  private static int settled(Backbone backbone, int line, Set<String> learning) {
    int at = line;
    int blocks = backbone.blocks().size();
    while (at < blocks && stateOf(backbone, at, learning, State.LEARNS) == State.FROZEN) {
      at++;
    }
    while (at > 0 && stateOf(backbone, at - 1, learning, State.FROZEN) == State.LEARNS) {
      at--;
    }
    return at;
  }

  /** A block without locks is what its side of the line is. */
  private static State stateOf(
      Backbone backbone, int block, Set<String> learning, State withoutLocks) {
    List<String> locks = lockable(backbone, block);
    if (locks.isEmpty()) {
      return withoutLocks;
    }
    long learn = locks.stream().filter(learning::contains).count();
    return learn == 0 ? State.FROZEN : learn == locks.size() ? State.LEARNS : State.MIXED;
  }

  private static List<String> lockable(Backbone backbone, int block) {
    return backbone.blocks().get(block).layers().stream()
        .filter(l -> isLockable(backbone, l))
        .toList();
  }

  private static boolean isLockable(Backbone backbone, String layer) {
    return backbone.network().weights(layer).stream().anyMatch(WeightSpec::learnable);
  }

  /** Whether a backbone has anything that can learn. */
  private static boolean canThaw(Backbone backbone) {
    return backbone.network().layers().stream().noneMatch(l -> l instanceof Layer.FrozenGraph);
  }

  /**
   * Whether anything but the head can learn.
   *
   * @return false for a graph whose layers are not known
   */
  public boolean canThaw() {
    return canThaw(backbone);
  }

  /**
   * How many blocks there are.
   *
   * @return the count
   */
  public int blocks() {
    return backbone.blocks().size();
  }

  /**
   * Whether a layer has a lock.
   *
   * @param layer its name
   * @return true if it has weights that gradient descent can change
   */
  public boolean isLockable(String layer) {
    return canThaw() && isLockable(backbone, layer);
  }

  /**
   * What training does with a block.
   *
   * @param block from 0
   * @return its state; a block without locks is what its side of the line is
   */
  public State state(int block) {
    return stateOf(backbone, block, learning, block < line ? State.FROZEN : State.LEARNS);
  }

  /**
   * How many blocks learn, wholly or in part.
   *
   * @return the count
   */
  public int learningBlocks() {
    int n = 0;
    for (int i = 0; i < blocks(); i++) {
      n += state(i) == State.FROZEN ? 0 : 1;
    }
    return n;
  }

  /**
   * Whether the line says it all.
   *
   * @return true if everything before it is frozen and everything after it learns
   */
  public boolean isLine() {
    return learning.equals(line(backbone, line).learning());
  }

  /**
   * Moves the line. Blocks that it passes are frozen or thawed; the others keep their locks.
   *
   * @param to how many blocks lie before it then; brought into what is possible
   * @return the choice
   */
  public FreezeChoice withLine(int to) {
    int at = Math.max(0, Math.min(blocks(), to));
    if (!canThaw() || at == line) {
      return this;
    }
    Set<String> now = new LinkedHashSet<>(learning);
    for (int i = Math.min(at, line); i < Math.max(at, line); i++) {
      if (at > line) {
        now.removeAll(lockable(backbone, i));
      } else {
        now.addAll(lockable(backbone, i));
      }
    }
    return new FreezeChoice(backbone, at, inOrder(now));
  }

  /**
   * Locks or unlocks a block with all its layers.
   *
   * @param block from 0
   * @param frozen whether it is to stay as it is
   * @return the choice
   */
  public FreezeChoice withBlock(int block, boolean frozen) {
    if (!canThaw()) {
      return this;
    }
    Set<String> now = new LinkedHashSet<>(learning);
    if (frozen) {
      now.removeAll(lockable(backbone, block));
    } else {
      now.addAll(lockable(backbone, block));
    }
    return new FreezeChoice(backbone, line, inOrder(now));
  }

  /**
   * Turns the lock of a block: a frozen one learns, any other is frozen.
   *
   * @param block from 0
   * @return the choice
   */
  public FreezeChoice toggleBlock(int block) {
    return withBlock(block, state(block) != State.FROZEN);
  }

  /**
   * Turns the lock of a layer.
   *
   * @param layer its name
   * @return the choice; the same where the layer has no lock
   */
  public FreezeChoice toggleLayer(String layer) {
    if (!isLockable(layer)) {
      return this;
    }
    Set<String> now = new LinkedHashSet<>(learning);
    if (!now.remove(layer)) {
      now.add(layer);
    }
    return new FreezeChoice(backbone, line, inOrder(now));
  }

  private Set<String> inOrder(Set<String> layers) {
    Set<String> ordered = new LinkedHashSet<>();
    backbone.network().layers().stream()
        .map(Layer::name)
        .filter(layers::contains)
        .forEach(ordered::add);
    return ordered;
  }

  /**
   * The choice as a training takes it.
   *
   * @return all, none or the first so many blocks frozen where the line says it all, else exactly
   *     the layers that stay
   */
  public FreezePlan plan() {
    if (learning.isEmpty()) {
      return new FreezePlan.AllFrozen();
    }
    if (isLine()) {
      return line == 0 ? new FreezePlan.NoneFrozen() : new FreezePlan.FirstBlocks(line);
    }
    List<String> frozen = new ArrayList<>();
    for (Layer layer : backbone.trunk().layers()) {
      if (!learning.contains(layer.name()) && !backbone.network().weights(layer.name()).isEmpty()) {
        frozen.add(layer.name());
      }
    }
    return new FreezePlan.Chosen(Set.copyOf(frozen));
  }
}
