package dev.graft.ui.compare;

import dev.graft.comparison.Comparison;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** How a run does: its share right with an interval, and what it takes for what. */
final class MatrixCard extends VBox {
  private static final Texts TEXTS = Texts.in(MatrixCard.class);
  private final MatrixPane matrix;
  private final int run;

  MatrixCard(CompareViewModel model, Comparison comparison, int run, int colour) {
    super(10);
    this.run = run;
    setId("matrix-card-" + comparison.runs().get(run).id());
    getStyleClass().add("graft-card");
    RunColours.paint(this, colour);
    Comparison.Score score = comparison.scores().get(run);
    String name = CompareWords.run(comparison.runs().get(run).id());
    Label title =
        Cards.styled(
            TEXTS.format("matrix.title", name, Figures.percent(score.accuracy())), "run-title");
    Label interval = Cards.styled(CompareWords.interval(score.interval()), "run-interval");
    matrix =
        new MatrixPane(
            name,
            comparison.classes(),
            score.confusion(),
            (truth, said) -> model.cellProperty().set(Optional.of(new Cell(run, truth, said))));
    matrix.setId("matrix-" + comparison.runs().get(run).id());
    getChildren()
        .addAll(new FlowPane(6, 2, title, interval), matrix, Cards.muted(TEXTS.get("matrix.hint")));
  }

  /** Marks the cell whose pictures are shown, if it is one of this run's. */
  void show(Optional<Cell> cell) {
    matrix.select(
        cell.filter(c -> c.run() == run).map(c -> new MatrixPainter.Place(c.truth(), c.said())));
  }
}
