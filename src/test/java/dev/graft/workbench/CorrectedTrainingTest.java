package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.FoundImages;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.project.RunPlan;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training again after a correction pays for what is new and for the layers that learn only. */
class CorrectedTrainingTest {
  private static final int PER_CLASS = 10;

  @TempDir private Path temp;

  private TrainingRequest request(ImageSet images) {
    return new TrainingRequest(
            temp.resolve("pictures"),
            Optional.of("untrained-mobilenet-v2-0.35"),
            new FreezePlan.AllButLastBlocks(1),
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            1,
            8,
            OptionalDouble.empty(),
            0.2,
            0,
            7,
            Optional.of(temp.resolve("project")),
            Optional.empty())
        .with(images);
  }

  /** Trains and says how many pictures were extracted. */
  private long extracted(Workbench workbench, ImageSet images) throws InterruptedException {
    List<TrainingEvent> events = new ArrayList<>();
    assertThat(workbench.train(request(images), events::add).await()).isTrue();
    List<TrainingEvent.Extracting> extracting =
        events.stream()
            .filter(e -> e instanceof TrainingEvent.Extracting)
            .map(e -> (TrainingEvent.Extracting) e)
            .toList();
    assertThat(extracting).isNotEmpty();
    assertThat(extracting.get(extracting.size() - 1).done()).isEqualTo(images.images().size());
    // The first event says how many the store had.
    return images.images().size() - extracting.get(0).done();
  }

  @Test
  void aRelabelledPictureCostsNothingAndANewOneItself() throws Exception {
    Path pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, PER_CLASS, 96);
    Path more = temp.resolve("more");
    SampleDrawings.write(more, PER_CLASS + 1, 96);
    Path cat = pictures.resolve("cats/cat-003.jpg");
    ImageSet images = ImageSet.of(DatasetScanner.scan(pictures), new StratifiedSplit(0.2, 0, 7));
    try (Workbench workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")))) {
      assertThat(extracted(workbench, images)).isEqualTo(2 * PER_CLASS);
      long stored = workbench.storedFeatureBytes();

      ImageSet relabelled = new Edit.Label(Set.of(cat), Optional.of("dogs")).applyTo(images);
      assertThat(relabelled).isNotEqualTo(images);
      assertThat(extracted(workbench, relabelled)).isZero();
      assertThat(workbench.storedFeatureBytes()).isEqualTo(stored);
      RunPlan plan = workbench.plan("run-2", Optional.of(temp.resolve("project")));
      assertThat(plan.dataset().items())
          .filteredOn(i -> i.path().equals(cat))
          .extracting(i -> i.classIndex())
          .containsExactly(1);

      FoundImages dog = FoundImages.of(List.of(more.resolve("dogs/dog-011.jpg"))).as("dogs");
      ImageSet added = new Edit.Add(dog, true).applyTo(relabelled);
      assertThat(extracted(workbench, added)).isEqualTo(1);
    }
  }
}
