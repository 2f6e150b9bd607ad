package dev.graft.ui.train.techniques;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Figures side by side, row after row. */
final class DialGrid extends GridPane {
  private static final int COLUMNS = 3;

  private final TechniquesForm form;

  DialGrid(TechniquesForm form, Dial... dials) {
    this.form = form;
    setHgap(20);
    setVgap(12);
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
    setMinHeight(USE_PREF_SIZE);
    show(List.of(dials));
  }

  /** Shows other figures. */
  void show(List<Dial> dials) {
    getChildren().clear();
    for (int i = 0; i < dials.size(); i++) {
      add(new DialRow(form, dials.get(i)), i % COLUMNS, i / COLUMNS);
    }
  }
}
