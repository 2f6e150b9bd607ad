package dev.graft.ui.session;

import dev.graft.training.FreezeChoice;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The place of the freeze line as a number, always that of the choice. */
final class FrozenBlocks extends SimpleIntegerProperty {
  private final ObjectProperty<Optional<FreezeChoice>> choice;

  FrozenBlocks(ObjectProperty<Optional<FreezeChoice>> choice) {
    this.choice = choice;
    choice.addListener((o, was, is) -> follow());
  }

  private void follow() {
    int line = choice.get().map(FreezeChoice::line).orElse(0);
    if (line == get()) {
      // A lock changed and the line did not: whoever shows the choice must still hear of it.
      fireValueChangedEvent();
    } else {
      super.set(line);
    }
  }

  @Override
  public void set(int line) {
    choice.set(choice.get().map(c -> c.withLine(line)));
  }
}
