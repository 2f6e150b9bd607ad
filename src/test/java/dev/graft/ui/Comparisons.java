package dev.graft.ui;

import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.dataset.Split;
import dev.graft.project.RunRecord;
import dev.graft.testing.SampleRuns;
import dev.graft.training.DatasetSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs over pictures that are really there, for the Compare room. */
public final class Comparisons {
  private final DatasetSnapshot data;
  private final List<ComparedRun> runs = new ArrayList<>();

  private Comparisons(DatasetSnapshot data) {
    this.data = data;
  }

  /** Over generated pictures, so many of each class for validation. */
  public static Comparisons over(Path root, int perClass, String... classes) throws IOException {
    DatasetSnapshot data = SampleRuns.data(root, List.of(classes), perClass, 2, ".png");
    for (int i = 0; i < data.items().size(); i++) {
      DatasetSnapshot.Item item = data.items().get(i);
      Files.createDirectories(root.resolve(classes[item.classIndex()]));
      Samples.picture(item.path(), item.classIndex(), i);
    }
    return new Comparisons(data);
  }

  /** Over pictures that are there already. */
  public static Comparisons over(DatasetSnapshot data) {
    return new Comparisons(data);
  }

  /** Adds a run that is wrong about these pictures, by their place: it names the class before. */
  public Comparisons run(int number, int learning, int... wrong) {
    List<Integer> list = Arrays.stream(wrong).boxed().toList();
    return add(number, learning, list);
  }

  /** Adds a run that is wrong about a share of the pictures. */
  public Comparisons runAtRandom(int number, int learning, double share, long seed) {
    Random random = new Random(seed);
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < data.items().size(); i++) {
      if (random.nextDouble() < share) {
        wrong.add(i);
      }
    }
    return add(number, learning, wrong);
  }

  private Comparisons add(int number, int learning, List<Integer> wrong) {
    int classes = data.classes().size();
    List<DatasetSnapshot.Item> kept =
        data.items().stream().filter(i -> i.split() != Split.TRAINING).toList();
    runs.add(
        SampleRuns.run(
            number,
            learning,
            data,
            SampleRuns.answers(
                data,
                i ->
                    wrong.contains(i)
                        ? (kept.get(i).classIndex() + classes - 1 - (classes > 3 ? i % 3 : 0))
                            % classes
                        : -1)));
    return this;
  }

  /** The runs' records, as a project lists them. */
  public List<RunRecord> records() {
    return runs.stream().map(ComparedRun::record).toList();
  }

  /** The comparison of some of them. */
  public Comparison of(List<String> ids) {
    return Comparison.of(
        ids.stream()
            .map(id -> runs.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow())
            .toList());
  }

  /** Has a workbench answer with them. */
  public FakeWorkbench in(FakeWorkbench workbench) {
    records().forEach(workbench::with);
    workbench.comparing(this::of);
    return workbench;
  }
}
