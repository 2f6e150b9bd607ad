package dev.graft.ui.layers;

import dev.graft.network.PoolingKind;
import dev.graft.training.Head;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The head as it is typed. Whatever is valid becomes the head at once. */
public final class HeadForm {
  /** The most hidden layers. */
  static final int MOST_LAYERS = 6;

  private static final Texts TEXTS = Texts.in(HeadForm.class);
  private static final int MOST_UNITS = 8192;
  private static final int USUAL_UNITS = 128;
  private static final double MOST_DROPOUT = 95;

  private final LayersViewModel model;
  private final ObjectProperty<PoolingKind> pooling = new SimpleObjectProperty<>();
  private final StringProperty dropout = new SimpleStringProperty();
  private final ObservableList<StringProperty> dense = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> dropoutProblem =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> denseProblem =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * Makes a form of the head as it is.
   *
   * @param model has the head
   */
  public HeadForm(LayersViewModel model) {
    this.model = model;
    Head head = model.headProperty().get();
    pooling.set(head.pooling());
    dropout.set(plain(head.dropout() * 100));
    head.dense().forEach(units -> dense.add(units(Integer.toString(units))));
    pooling.addListener(o -> apply());
    dropout.addListener(o -> apply());
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString(Math.round(number))
        : String.format(Locale.ROOT, "%.1f", number);
  }

  private StringProperty units(String text) {
    StringProperty units = new SimpleStringProperty(text);
    units.addListener(o -> apply());
    return units;
  }

  /** How the picture plane becomes one vector. */
  public ObjectProperty<PoolingKind> poolingProperty() {
    return pooling;
  }

  /** The share of features zeroed while training, in per cent. */
  public StringProperty dropoutProperty() {
    return dropout;
  }

  /** The units of each hidden layer, in order. */
  public ObservableList<StringProperty> dense() {
    return dense;
  }

  /** What is wrong with the dropout, as a sentence. */
  public ObjectProperty<Optional<String>> dropoutProblemProperty() {
    return dropoutProblem;
  }

  /** What is wrong with the hidden layers, as a sentence. */
  public ObjectProperty<Optional<String>> denseProblemProperty() {
    return denseProblem;
  }

  /** Whether there is pooling to choose. */
  public boolean isPooled() {
    return model.isPooled();
  }

  /** Adds a hidden layer at the end, unless there are enough. */
  public void addDense() {
    if (dense.size() < MOST_LAYERS) {
      dense.add(units(Integer.toString(USUAL_UNITS)));
      apply();
    }
  }

  /**
   * Takes a hidden layer away.
   *
   * @param at from 0
   */
  public void removeDense(int at) {
    dense.remove(at);
    apply();
  }

  private void apply() {
    Optional<Double> share = number(dropout.get()).filter(x -> x >= 0 && x <= MOST_DROPOUT);
    dropoutProblem.set(
        share.isPresent() ? Optional.empty() : Optional.of(TEXTS.get("form.dropoutProblem")));
    List<Integer> layers = new ArrayList<>();
    for (StringProperty units : dense) {
      number(units.get())
          .filter(x -> x >= 1 && x <= MOST_UNITS && x == Math.rint(x))
          .ifPresent(x -> layers.add(x.intValue()));
    }
    boolean whole = layers.size() == dense.size();
    denseProblem.set(whole ? Optional.empty() : Optional.of(TEXTS.get("form.unitsProblem")));
    if (share.isPresent() && whole) {
      model.headProperty().set(new Head(pooling.get(), share.get() / 100, layers));
    }
  }

  private static Optional<Double> number(String text) {
    try {
      double x = Double.parseDouble(text.replace("%", "").replace(",", "").strip());
      return Double.isFinite(x) ? Optional.of(x) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
