package dev.graft.ui.layers;

import dev.graft.dataset.Dataset;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.training.CostModel;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Head;
import dev.graft.training.TimeEstimate;
import dev.graft.training.TrainingCost;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.BlockShape;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
  private final MachinePace pace;
  private final RatesViewModel rates;
  private final ObservableList<BlockShape> blocks = FXCollections.observableArrayList();
  private final ObservableList<LayerRow> rows = FXCollections.observableArrayList();
  private final IntegerProperty selectedBlock = new SimpleIntegerProperty(-1);
  private final ObjectProperty<Optional<TrainingCost>> cost =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<TimeEstimate>> time =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<CostModel> model = Optional.empty();
  private ImageCounts counts = ImageCounts.NONE;

  /**
   * Makes the view model.
   *
   * @param session has the backbone, what of it stays frozen, and the head
   * @param workbench knows how fast this machine is
   * @param executor asks it in the background
   */
  public LayersViewModel(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.pace = new MachinePace(workbench, executor);
    this.rates = new RatesViewModel(session);
    session.backboneProperty().addListener((o, was, is) -> backboneChanged());
    session.freezeProperty().addListener((o, was, is) -> choiceChanged());
    session.headProperty().addListener((o, was, is) -> modelChanged());
    session.datasetProperty().addListener((o, was, is) -> imagesChanged());
    session
        .roomProperty()
        .addListener(
            (o, was, is) -> {
              if (is == Room.LAYERS) {
                pace.ask();
              }
            });
    pace.speedsProperty().addListener((o, was, is) -> timeChanged());
    selectedBlock.addListener((o, was, is) -> selectionChanged());
    backboneChanged();
    imagesChanged();
  }

  /** The backbone whose layers these are. */
  public ObjectProperty<Optional<Backbone>> backboneProperty() {
    return session.backboneProperty();
  }

  /** What of it stays frozen. */
  public ObjectProperty<Optional<FreezeChoice>> choiceProperty() {
    return session.freezeProperty();
  }

  /** The new layers that go onto it. */
  public ObjectProperty<Head> headProperty() {
    return session.headProperty();
  }

  /** The blocks in the order of the data. */
  public ObservableList<BlockShape> blocks() {
    return blocks;
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
  public ObjectProperty<Optional<TrainingCost>> costProperty() {
    return cost;
  }

  /** How long a training takes, or a thousand images while none are open. */
  public ObjectProperty<Optional<TimeEstimate>> timeProperty() {
    return time;
  }

  /** How fast each block that learns does so. */
  public RatesViewModel rates() {
    return rates;
  }

  /** How fast this machine is, and how to find out. */
  public MachinePace pace() {
    return pace;
  }

  /** How many images there are to learn from. */
  public ImageCounts counts() {
    return counts;
  }

  /** How many images a step takes. */
  public int batch() {
    return session.isSample() ? Defaults.SAMPLE_BATCH : Defaults.BATCH;
  }

  /** How many classes the head tells apart. */
  public int classes() {
    return session
        .datasetProperty()
        .get()
        .map(d -> Math.max(FEWEST_CLASSES, d.classes().size()))
        .orElse(FEWEST_CLASSES);
  }

  /** Whether the head begins with pooling: a vector needs none. */
  public boolean isPooled() {
    return session
        .backboneProperty()
        .get()
        .map(b -> b.network().shape(b.featureLayer()).rank() == 3)
        .orElse(true);
  }

  /** Whether anything but the head can learn. */
  public boolean canThaw() {
    return choiceProperty().get().map(FreezeChoice::canThaw).orElse(true);
  }

  /**
   * The arithmetic of a block for one image.
   *
   * @param block from 0
   * @return multiply-accumulates; 0 for a graph whose layers are not known
   */
  public long macs(int block) {
    return session
        .backboneProperty()
        .get()
        .filter(b -> block >= 0 && block < b.blocks().size())
        .map(b -> b.blocks().get(block).layers().stream().mapToLong(l -> b.network().macs(l)).sum())
        .orElse(0L);
  }

  /** Whether the backbone has batch normalisation, whose statistics stay. */
  public boolean hasStatistics() {
    return session
        .backboneProperty()
        .get()
        .map(b -> b.trunk().layers().stream())
        .map(all -> all.anyMatch(l -> l instanceof Layer.BatchNormalization))
        .orElse(false);
  }

  /** How many blocks "Last N learn" lets learn. */
  public int usualLearning() {
    return Math.max(1, Math.min(USUAL_LEARNING, blocks.size() - 1));
  }

  /** The choice in words. */
  public String words() {
    return session.freezeLine().map(FreezeLine::words).orElse("");
  }

  /** Where the line stands: how many blocks lie before it. */
  public int line() {
    return choiceProperty().get().map(FreezeChoice::line).orElse(0);
  }

  /** What training does with a block. */
  public FreezeChoice.State state(int block) {
    return choiceProperty()
        .get()
        .filter(c -> block < c.blocks())
        .map(c -> c.state(block))
        .orElse(FreezeChoice.State.FROZEN);
  }

  /**
   * Where the network is cut, in blocks: 3 is between the third and the fourth, 3.5 in the middle
   * of the fourth.
   */
  public double cutAt() {
    Optional<Backbone> backbone = choiceProperty().get().map(FreezeChoice::backbone);
    if (backbone.isEmpty() || cost.get().isEmpty() || cost.get().get().cutIsInput()) {
      return 0;
    }
    String cut = cost.get().get().cut();
    List<Block> all = backbone.get().blocks();
    for (int i = 0; i < all.size(); i++) {
      int at = all.get(i).layers().indexOf(cut);
      if (at >= 0) {
        return i + (at + 1) / (double) all.get(i).layers().size();
      }
    }
    return backbone.get().network().find(cut).isPresent() ? 0 : all.size();
  }

  /** Freezes all blocks. */
  public void freezeAll() {
    change(c -> FreezeChoice.line(c.backbone(), c.blocks()));
  }

  /** Lets only the last blocks learn. */
  public void learnLast() {
    change(c -> FreezeChoice.line(c.backbone(), c.blocks() - usualLearning()));
  }

  /** Lets all blocks learn. */
  public void learnAll() {
    change(c -> FreezeChoice.line(c.backbone(), 0));
  }

  /**
   * Moves the freeze line; what it does not pass keeps its lock.
   *
   * @param to how many blocks are to lie before it; brought into what is possible
   */
  public void moveLine(int to) {
    change(c -> c.withLine(to));
  }

  /**
   * Turns the lock of a block.
   *
   * @param block from 0
   */
  public void toggleBlock(int block) {
    change(c -> c.toggleBlock(block));
  }

  /**
   * Turns the lock of a layer, if it has one.
   *
   * @param layer its name
   */
  public void toggleLayer(String layer) {
    change(c -> c.toggleLayer(layer));
  }

  /**
   * Chooses the block whose layers are listed.
   *
   * @param block from 0; brought into what is possible
   */
  public void select(int block) {
    selectedBlock.set(Math.max(0, Math.min(blocks.size() - 1, block)));
  }

  private void change(UnaryOperator<FreezeChoice> how) {
    Optional<FreezeChoice> now = choiceProperty().get();
    Optional<FreezeChoice> then = now.map(how);
    if (!then.equals(now)) {
      choiceProperty().set(then);
    }
  }

  private void backboneChanged() {
    Optional<Backbone> backbone = session.backboneProperty().get();
    blocks.setAll(backbone.map(BlockShape::of).orElse(List.of()));
    selectedBlock.set(-1);
    selectedBlock.set(blocks.size() - 1);
    modelChanged();
  }

  private void imagesChanged() {
    Optional<Dataset> dataset = session.datasetProperty().get();
    counts = dataset.map(ImageCounts::of).orElse(ImageCounts.NONE);
    modelChanged();
  }

  private void modelChanged() {
    model =
        session
            .backboneProperty()
            .get()
            .map(b -> CostModel.of(b, session.headProperty().get(), classes()));
    choiceChanged();
  }

  private void choiceChanged() {
    Optional<FreezeChoice> choice = choiceProperty().get();
    if (!choice.map(FreezeChoice::backbone).equals(session.backboneProperty().get())) {
      // The backbone that this choice belongs to comes in a moment.
      return;
    }
    cost.set(model.flatMap(m -> choice.map(c -> m.cost(c.plan()))));
    timeChanged();
    selectionChanged();
  }

  private void timeChanged() {
    ImageCounts images = counts.orThousand();
    // The work of a graph whose layers are not known can only be measured.
    time.set(
        session
            .backboneProperty()
            .get()
            .filter(b -> canThaw() || pace.speed(b).isPresent())
            .flatMap(
                b ->
                    model.flatMap(
                        m ->
                            cost.get()
                                .map(
                                    c ->
                                        TimeEstimate.of(
                                            c,
                                            pace.of(b, m),
                                            images.training(),
                                            images.validation(),
                                            batch())))));
  }

  private void selectionChanged() {
    int at = selectedBlock.get();
    rows.setAll(
        choiceProperty()
            .get()
            .filter(c -> at >= 0 && at < c.blocks())
            .map(c -> LayerRow.of(c, c.backbone().blocks().get(at)))
            .orElse(List.of()));
  }
}
