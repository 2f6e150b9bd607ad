package dev.graft.ui.layers;

import dev.graft.dataset.Dataset;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.training.Head;
import dev.graft.ui.session.BlockShape;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** State and commands of the Layers room. */
public final class LayersViewModel {
  /** How many classes the head is reckoned with while no images are open. */
  private static final int FEWEST_CLASSES = 2;

  /** How many blocks "Last N learn" thaws. */
  private static final int USUAL_LEARNING = 5;

  private final Session session;
  private final ObservableList<BlockShape> blocks = FXCollections.observableArrayList();
  private final ObservableList<LayerRow> rows = FXCollections.observableArrayList();
  private final IntegerProperty selectedBlock = new SimpleIntegerProperty(-1);
  private final ObjectProperty<Optional<ChoiceCost>> cost =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * Makes the view model.
   *
   * @param session has the backbone and its freeze line
   */
  public LayersViewModel(Session session) {
    this.session = session;
    session.backboneProperty().addListener((o, was, is) -> backboneChanged());
    session.frozenBlocksProperty().addListener((o, was, is) -> choiceChanged());
    session.datasetProperty().addListener((o, was, is) -> choiceChanged());
    selectedBlock.addListener((o, was, is) -> selectionChanged());
    backboneChanged();
  }

  /** The backbone whose layers these are. */
  public ObjectProperty<Optional<Backbone>> backboneProperty() {
    return session.backboneProperty();
  }

  /** The blocks in the order of the data. */
  public ObservableList<BlockShape> blocks() {
    return blocks;
  }

  /** How many blocks stay frozen: the place of the line. */
  public IntegerProperty frozenProperty() {
    return session.frozenBlocksProperty();
  }

  /** The block whose layers are listed, from 0; -1 for none. */
  public IntegerProperty selectedBlockProperty() {
    return selectedBlock;
  }

  /** The layers of the selected block. */
  public ObservableList<LayerRow> rows() {
    return rows;
  }

  /** What the choice costs. */
  public ObjectProperty<Optional<ChoiceCost>> costProperty() {
    return cost;
  }

  /** How many classes the head tells apart. */
  public int classes() {
    return session
        .datasetProperty()
        .get()
        .map(d -> Math.max(FEWEST_CLASSES, d.classes().size()))
        .orElse(FEWEST_CLASSES);
  }

  /** How many images are open. */
  public int images() {
    return session.datasetProperty().get().map(Dataset::items).map(List::size).orElse(0);
  }

  /** How many blocks "Last N learn" lets learn. */
  public int usualLearning() {
    return Math.max(1, Math.min(USUAL_LEARNING, blocks.size() - 1));
  }

  /** The line in words. */
  public String words() {
    return session.freezeLine().map(FreezeLine::words).orElse("");
  }

  /** Freezes all blocks. */
  public void freezeAll() {
    moveLine(blocks.size());
  }

  /** Lets only the last blocks learn. */
  public void learnLast() {
    moveLine(blocks.size() - usualLearning());
  }

  /** Lets all blocks learn. */
  public void learnAll() {
    moveLine(0);
  }

  /**
   * Moves the freeze line.
   *
   * @param frozen how many blocks are to stay frozen; brought into what is possible
   */
  public void moveLine(int frozen) {
    session.frozenBlocksProperty().set(Math.max(0, Math.min(blocks.size(), frozen)));
  }

  /**
   * Moves the line to a block: a frozen one becomes the first that learns, a learning one the last
   * that is frozen.
   *
   * @param block the block, from 0
   */
  public void toggle(int block) {
    selectedBlock.set(block);
    moveLine(block < frozenProperty().get() ? block : block + 1);
  }

  private void backboneChanged() {
    Optional<Backbone> backbone = session.backboneProperty().get();
    blocks.setAll(backbone.map(BlockShape::of).orElse(List.of()));
    selectedBlock.set(-1);
    selectedBlock.set(blocks.size() - 1);
    choiceChanged();
  }

  private void choiceChanged() {
    Optional<FreezeLine> line = session.freezeLine();
    cost.set(
        session
            .backboneProperty()
            .get()
            .map(b -> ChoiceCost.of(b, line.orElseThrow().plan(), Head.DEFAULT, classes())));
    selectionChanged();
  }

  private void selectionChanged() {
    int at = selectedBlock.get();
    Optional<Backbone> backbone = session.backboneProperty().get();
    if (backbone.isEmpty() || at < 0 || at >= backbone.get().blocks().size()) {
      rows.clear();
      return;
    }
    Backbone b = backbone.get();
    Block block = b.blocks().get(at);
    Set<String> learning = session.freezeLine().orElseThrow().plan().learning(b);
    rows.setAll(block.layers().stream().map(l -> row(b, l, learning.contains(l))).toList());
  }

  private static LayerRow row(Backbone backbone, String name, boolean learns) {
    Layer layer = backbone.network().layer(name);
    long parameters = backbone.network().parameters(name);
    LayerRow.Role role;
    if (parameters == 0) {
      role = LayerRow.Role.NONE;
    } else if (!learns) {
      role = LayerRow.Role.FROZEN;
    } else {
      role =
          layer instanceof Layer.BatchNormalization
              ? LayerRow.Role.STATISTICS_FROZEN
              : LayerRow.Role.LEARNS;
    }
    return new LayerRow(
        name,
        layer.kerasClass(),
        backbone.network().shape(name).toString().replace('x', '×'),
        parameters,
        role);
  }
}
