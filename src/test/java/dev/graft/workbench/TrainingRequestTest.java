package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.ui.Samples;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRequestTest {
  @TempDir private Path temp;

  private static TrainingRequest request(Path data) {
    return new TrainingRequest(
        data,
        Optional.of("graft-mini"),
        new FreezePlan.AllFrozen(),
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        3,
        8,
        OptionalDouble.empty(),
        0.25,
        0,
        11,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aFolderIsScannedAndSplitByTheSeedOfTheTraining() throws Exception {
    Path pets = Samples.folder(temp, 8, "cats", "dogs");
    ImageSet loaded = request(pets).load();
    assertThat(loaded.dataset()).isEqualTo(DatasetScanner.scan(pets));
    assertThat(loaded.assign())
        .isEqualTo(new StratifiedSplit(0.25, 0, 11).assign(DatasetScanner.scan(pets)));
  }

  @Test
  void labelledImagesComeWithTheirOwnSplit() throws Exception {
    Path pets = Samples.folder(temp, 8, "cats", "dogs");
    ImageSet set =
        new Edit.RenameClass("cats", "kittens")
            .applyTo(ImageSet.of(DatasetScanner.scan(pets), new StratifiedSplit(0.5, 0.125, 2)));
    TrainingRequest with = request(Path.of("/elsewhere")).with(set);
    assertThat(with.load()).isEqualTo(set);
    assertThat(with.data()).isEqualTo(pets);
    assertThat(with.validation()).isEqualTo(0.5);
    assertThat(with.test()).isEqualTo(0.125);
    assertThat(with.seed()).as("of everything but the split").isEqualTo(11);
  }
}
