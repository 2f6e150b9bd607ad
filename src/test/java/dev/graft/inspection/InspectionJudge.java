package dev.graft.inspection;

import dev.graft.advice.classical.FeatureTable;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.TrainedHead;
import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import dev.graft.workbench.GraftWorkbench;
import dev.graft.workbench.UserFolders;
import dev.graft.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Measures on somebody's photographs how well doubtful labels are found, how far one label a
 * cluster goes, what "label next" is worth, and how long maps take; see docs/howto/inspect.md.
 */
public final class InspectionJudge {
  private static final int SEEDS = 5;
  private static final int MANY = 10_000;

  private final String backbone;
  private final Photos photos;

  private InspectionJudge(String backbone, Photos photos) {
    this.backbone = backbone;
    this.photos = photos;
  }

  private record Photos(Embeddings embeddings, Labels labels) {}

  /**
   * Measures.
   *
   * @param args folder of class folders, another one whose photographs are kept apart, then
   *     backbones; what is asked of each is printed
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 3) {
      throw new GraftException("Wanted: a folder, a folder kept apart, one or more backbones.");
    }
    Locale.setDefault(Locale.ROOT);
    try (Workbench workbench = GraftWorkbench.inProcess(folders())) {
      for (String backbone : Arrays.copyOfRange(args, 2, args.length)) {
        InspectionJudge judge =
            new InspectionJudge(backbone, photos(workbench, backbone, Path.of(args[0])));
        Photos apart = photos(workbench, backbone, Path.of(args[1]));
        new CopiesJudge(workbench, backbone)
            .judge(judge.photos.embeddings().files())
            .forEach(judge::say);
        judge.noise();
        judge.clusters();
        judge.next(apart);
        judge.maps();
      }
    }
    System.exit(0);
  }

  private static UserFolders folders() {
    return UserFolders.find(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  private static Photos photos(Workbench workbench, String backbone, Path folder)
      throws InterruptedException {
    ImageSet set = ImageSet.of(DatasetScanner.scan(folder), ImageSet.DEFAULT_SPLIT);
    List<Path> files = set.images().stream().map(ImageItem::file).toList();
    AtomicReference<EmbeddingEvent> last = new AtomicReference<>();
    workbench.embed(new EmbeddingRequest(backbone, files), last::set).await();
    Embeddings embeddings = ((EmbeddingEvent.Embedded) last.get()).embeddings();
    return new Photos(embeddings, Labels.of(set, embeddings.files()));
  }

  private void noise() {
    int[] truth = photos.labels().indices();
    int classes = photos.labels().classes().size();
    for (int seed = 1; seed <= SEEDS; seed++) {
      int[] flipped = truth.clone();
      int[] order = shuffled(truth.length, seed);
      int wrong = Math.round(truth.length * 0.05f);
      Random random = new Random(seed);
      for (int i = 0; i < wrong; i++) {
        int at = order[i];
        flipped[at] = (truth[at] + 1 + random.nextInt(classes - 1)) % classes;
      }
      LabelNoise noise =
          LabelNoise.of(
              photos.embeddings(),
              new Labels(photos.labels().classes(), flipped),
              1,
              InspectionJudge::never);
      long tenth =
          noise.ranking().stream()
              .limit(truth.length / 10)
              .filter(s -> flipped[s.picture()] != truth[s.picture()])
              .count();
      long sure = noise.ranking().stream().filter(LabelNoise.Suspect::confident).count();
      long right =
          noise.ranking().stream()
              .filter(s -> s.confident() && flipped[s.picture()] != truth[s.picture()])
              .count();
      say(
          "noise seed %d: %d of %d flipped labels in the first tenth (%.3f); %d doubted, %d of them"
              + " flipped",
          seed, tenth, wrong, tenth / (double) wrong, sure, right);
    }
    LabelNoise clean =
        LabelNoise.of(photos.embeddings(), photos.labels(), 1, InspectionJudge::never);
    say("noise without flips: %d doubted; the first 20:", clean.suspected());
    for (LabelNoise.Suspect s : clean.ranking().subList(0, Math.min(20, clean.ranking().size()))) {
      say(
          "  %s is %s %.3f, rather %s %.3f",
          photos.embeddings().files().get(s.picture()),
          photos.labels().classes().get(s.given()),
          s.givenProbability(),
          photos.labels().classes().get(s.suggested()),
          s.suggestedProbability());
    }
  }

  /** Each cluster gets the true label of its most typical picture. */
  private void clusters() {
    int[] truth = photos.labels().indices();
    for (int seed = 1; seed <= SEEDS; seed++) {
      long begun = System.nanoTime();
      Clusters clusters = Clusters.of(photos.embeddings(), 10, 6, seed, InspectionJudge::never);
      double seconds = (System.nanoTime() - begun) / 1e9;
      int byTypical = 0;
      int byMost = 0;
      for (Clusters.Cluster cluster : clusters.clusters()) {
        int[] counts = new int[photos.labels().classes().size()];
        for (int member : cluster.members()) {
          counts[truth[member]]++;
        }
        byTypical += counts[truth[cluster.typical()[0]]];
        byMost += Arrays.stream(counts).max().orElse(0);
      }
      say(
          "clusters seed %d: one label for each of 10: %.4f right by the typical picture, %.4f by the"
              + " most frequent class; %.1f s",
          seed, byTypical / (double) truth.length, byMost / (double) truth.length, seconds);
    }
  }

  private void next(Photos apart) {
    double better = 0;
    double worse = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      int[] random = shuffled(photos.labels().indices().length, seed + 100);
      double byChance = accuracy(apart, IntStream.of(random).limit(40).toArray());
      double byChoice = accuracy(apart, chosen(40, 5, seed));
      better += byChoice / SEEDS;
      worse += byChance / SEEDS;
      say("next seed %d: 40 labels chosen %.4f, at random %.4f", seed, byChoice, byChance);
    }
    say("next: chosen %.4f, at random %.4f", better, worse);
  }

  /** Asked for a few at a time, as a person would be. */
  private int[] chosen(int wanted, int atOnce, int seed) {
    int[] known = new int[photos.labels().indices().length];
    Arrays.fill(known, Labels.NONE);
    for (int done = 0; done < wanted; done += atOnce) {
      Labels labels = new Labels(photos.labels().classes(), known.clone());
      for (LabelNext.Proposal p :
          LabelNext.of(photos.embeddings(), labels, atOnce, seed, InspectionJudge::never)) {
        known[p.picture()] = photos.labels().indices()[p.picture()];
      }
    }
    return new Labels(photos.labels().classes(), known).labelled();
  }

  private double accuracy(Photos apart, int[] known) {
    int classes = photos.labels().classes().size();
    FeatureTable table =
        new FeatureTable(photos.embeddings().rows(), photos.labels().indices(), classes);
    TrainedHead head = HeadTrial.QUICK.fit(table.select(known), 1, InspectionJudge::never);
    int right = 0;
    for (int i = 0; i < apart.embeddings().size(); i++) {
      right += head.predict(apart.embeddings().rows()[i]) == apart.labels().indices()[i] ? 1 : 0;
    }
    return right / (double) apart.embeddings().size();
  }

  /** Pictures repeated with some noise, until there are 10,000. */
  private void maps() {
    Embeddings few = photos.embeddings();
    Random random = new Random(1);
    float[][] rows = new float[MANY][];
    for (int i = 0; i < MANY; i++) {
      float[] row = few.rows()[i % few.size()].clone();
      for (int f = 0; f < row.length; f++) {
        row[f] = (float) Math.max(0, row[f] + 0.1 * random.nextGaussian());
      }
      rows[i] = row;
    }
    Embeddings many =
        new Embeddings(
            backbone, IntStream.range(0, MANY).mapToObj(i -> Path.of("/made/" + i)).toList(), rows);
    for (Projection projection : Projection.values()) {
      System.gc();
      long before = used();
      long begun = System.nanoTime();
      PlanePoints points = projection.of(many, 1, InspectionJudge::never);
      say(
          "map %s of %d points with %d features: %.1f s, %d MB more in use at its end",
          projection,
          points.size(),
          many.width(),
          (System.nanoTime() - begun) / 1e9,
          Math.max(0, used() - before) >> 20);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static int[] shuffled(int count, int seed) {
    int[] order = IntStream.range(0, count).toArray();
    Random random = new Random(seed);
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }

  private static boolean never() {
    return false;
  }

  private void say(String line) {
    System.out.println(backbone + " | " + line);
  }

  private void say(String form, Object... values) {
    System.out.println(backbone + " | " + String.format(Locale.ROOT, form, values));
  }
}
