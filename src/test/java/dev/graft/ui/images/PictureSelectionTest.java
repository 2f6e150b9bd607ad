package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.labelling.ImageItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class PictureSelectionTest {
  private final ObservableList<ImageItem> shown = FXCollections.observableArrayList(images(0, 10));
  private final PictureSelection selection = new PictureSelection(shown);

  private static List<ImageItem> images(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                new ImageItem(
                    Path.of("/p/" + i),
                    "" + i,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private List<String> selected() {
    return selection.files().stream().map(f -> f.getFileName().toString()).sorted().toList();
  }

  @Test
  void clicksSelectOneARangeOrOneMore() {
    selection.select(3);
    assertThat(selected()).containsExactly("3");
    selection.extend(6);
    assertThat(selected()).containsExactly("3", "4", "5", "6");
    selection.extend(1);
    assertThat(selected()).containsExactly("1", "2", "3");
    selection.toggle(8);
    selection.toggle(2);
    assertThat(selected()).containsExactly("1", "3", "8");
    selection.selectAll();
    assertThat(selection.size()).isEqualTo(10);
    selection.clear();
    assertThat(selected()).isEmpty();
    assertThat(selection.leadImage()).isEmpty();
  }

  @Test
  void arrowsGoOnFromTheLeadAndStopAtTheEnds() {
    selection.move(1, false);
    assertThat(selected()).containsExactly("0");
    selection.move(4, false);
    assertThat(selected()).containsExactly("4");
    selection.move(2, true);
    assertThat(selected()).containsExactly("4", "5", "6");
    selection.move(-100, false);
    assertThat(selected()).containsExactly("0");
    selection.move(100, false);
    assertThat(selected()).containsExactly("9");
  }

  @Test
  void whatIsStillShownStaysSelected() {
    selection.select(2);
    selection.extend(4);
    shown.setAll(images(3, 8));
    assertThat(selected()).containsExactly("3", "4");
    assertThat(selection.leadProperty().get()).isEqualTo(1);
  }

  @Test
  void theNextOneIsSelectedWhenAllOfItWent() {
    selection.select(2);
    shown.removeIf(i -> i.name().equals("2"));
    assertThat(selected()).containsExactly("3");
    selection.select(8);
    shown.removeIf(i -> i.name().equals("9"));
    assertThat(selected()).containsExactly("8");
    shown.clear();
    assertThat(selected()).isEmpty();
    selection.move(1, false);
    assertThat(selected()).isEmpty();
  }
}
