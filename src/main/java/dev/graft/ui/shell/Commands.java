package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.session.Room;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;

/**
 * How each action is done, for the menu, the search and the keys. What belongs to the window is
 * registered; what belongs to a room is done by pressing the room's own button, so a room need not
 * say anything twice, and what its button would not do now, the menu does not do either.
 */
final class Commands {
  /** How an action is done, and whether it can be just now. */
  private record Command(Runnable run, BooleanSupplier can) {}

  /** The rooms as commands see them. */
  interface Rooms {
    /** The room's node, if somebody was there before. */
    Optional<Node> made(Room room);

    /** Goes to a room and does something once it is laid out. */
    void enter(Room room, Runnable then);

    /** Says that an action cannot be done now. */
    void refuse(Action action);
  }

  private final Map<Action, Command> own = new EnumMap<>(Action.class);
  private final Rooms rooms;

  Commands(Rooms rooms) {
    this.rooms = rooms;
  }

  void on(Action action, Runnable run) {
    on(action, run, () -> true);
  }

  void on(Action action, Runnable run, BooleanSupplier can) {
    own.put(action, new Command(run, can));
  }

  /** All that a menu shows, in the order of the actions. */
  List<Action> all() {
    List<Action> all = new ArrayList<>();
    for (Action action : Action.values()) {
      if (own.containsKey(action) || room(action).isPresent()) {
        all.add(action);
      }
    }
    return all;
  }

  /** Whether it would do something now. In a room that nobody has entered yet, it might. */
  boolean can(Action action) {
    if (own.containsKey(action)) {
      return own.get(action).can().getAsBoolean();
    }
    Optional<Node> made = room(action).flatMap(rooms::made);
    return made.isEmpty() || button(made.get(), action).isPresent();
  }

  void run(Action action) {
    if (own.containsKey(action)) {
      if (can(action)) {
        own.get(action).run().run();
      }
      return;
    }
    room(action).ifPresent(room -> rooms.enter(room, () -> press(room, action)));
  }

  private void press(Room room, Action action) {
    rooms
        .made(room)
        .flatMap(node -> button(node, action))
        .ifPresentOrElse(ButtonBase::fire, () -> rooms.refuse(action));
  }

  /** The room in which an action is at home: that of the name of its group. */
  static Optional<Room> room(Action action) {
    return room(action.group());
  }

  static Optional<Room> room(Action.Group group) {
    for (Room room : Room.values()) {
      if (room.name().equals(group.name())) {
        return Optional.of(room);
      }
    }
    return Optional.empty();
  }

  private static Optional<ButtonBase> button(Node node, Action action) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node instanceof ButtonBase button && Buttons.action(button).equals(Optional.of(action))) {
      return Optional.of(button);
    }
    if (node instanceof Parent parent) {
      return first(parent.getChildrenUnmodifiable(), child -> button(child, action));
    }
    return Optional.empty();
  }

  private static <A, B> Optional<B> first(List<A> all, Function<A, Optional<B>> find) {
    for (A one : all) {
      Optional<B> found = find.apply(one);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
