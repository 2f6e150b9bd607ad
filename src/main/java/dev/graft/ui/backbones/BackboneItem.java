package dev.graft.ui.backbones;

import dev.graft.workbench.MeasuredSpeed;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One backbone of the list: what is known of it, and what changes while it is looked at. */
public final class BackboneItem {
  private final BackboneFacts facts;
  private final Download download;
  private final Measurement measurement = new Measurement();
  private final ObjectProperty<Optional<Anatomy>> anatomy =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<MeasuredSpeed>> speed =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty chosen = new SimpleBooleanProperty();

  BackboneItem(BackboneFacts facts, Download download) {
    this.facts = facts;
    this.download = download;
  }

  BackboneFacts facts() {
    return facts;
  }

  /**
   * The name.
   *
   * @return in the zoo, or of the published network
   */
  public String name() {
    return facts.name();
  }

  /** The download of what is not here. */
  Download download() {
    return download;
  }

  /** The measurement of its speed. */
  Measurement measurement() {
    return measurement;
  }

  /** What its layers tell, once they have been looked at. */
  ObjectProperty<Optional<Anatomy>> anatomyProperty() {
    return anatomy;
  }

  /** The last figures of this machine. */
  ObjectProperty<Optional<MeasuredSpeed>> speedProperty() {
    return speed;
  }

  /** Whether it is the chosen one. */
  BooleanProperty chosenProperty() {
    return chosen;
  }
}
