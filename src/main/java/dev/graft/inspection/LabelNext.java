package dev.graft.inspection;

import dev.graft.advice.classical.FeatureTable;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.TrainedHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Which pictures to label next, so that each label teaches much. While there are few labels, a
 * classifier does not know what it does not know, and typical pictures of groups that have no label
 * yet teach most (Hacohen, Dekel and Weinshall, "Active learning on a budget: opposite strategies
 * suit high and low budgets", ICML 2022). Then those of which a logistic regression on the labelled
 * ones is least sure, and among them such as differ from each other (Zhdanov, "Diverse mini-batch
 * active learning", 2019).
 */
public final class LabelNext {
  /** While a class has fewer labels than this on average, typical pictures teach more. */
  private static final int FEW_PER_CLASS = 10;

  /** From so many times as many unsure pictures as wanted, different ones are chosen. */
  private static final int CHOICE = 10;

  private static final int COMPONENTS = 50;

  private LabelNext() {}

  /** Why a picture is proposed. */
  public enum Reason {
    /** It stands for a group of pictures that has no label yet. */
    TYPICAL,
    /** What has been learnt so far says little about it. */
    UNSURE
  }

  /**
   * A picture to label.
   *
   * @param picture its index in the embeddings
   * @param reason why it is proposed
   * @param suggested the class that it probably has; empty while fewer than two classes have labels
   * @param probability of that class; 0 without one
   * @param margin to the next probable class, from 0, unsure, to 1; 0 without one
   */
  public record Proposal(
      int picture, Reason reason, OptionalInt suggested, double probability, double margin) {}

  /**
   * Chooses.
   *
   * @param embeddings the pictures
   * @param labels what is labelled so far
   * @param count how many are wanted; fewer if fewer are without a label
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return the one that teaches most first
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static List<Proposal> of(
      Embeddings embeddings, Labels labels, int count, long seed, BooleanSupplier cancelled) {
    int[] waiting = labels.unlabelled();
    if (waiting.length == 0 || count < 1) {
      return List.of();
    }
    float[][] unit = Vectors.unit(embeddings.rows());
    float[][] rows = PrincipalComponents.of(unit, COMPONENTS, seed, cancelled).project(unit);
    int[] known = labels.labelled();
    int wanted = Math.min(count, waiting.length);
    Opinion opinion = Opinion.of(embeddings, labels, seed, cancelled);
    if (!opinion.there() || known.length < FEW_PER_CLASS * labels.classes().size()) {
      return IntStream.of(typical(rows, labels, wanted, seed, cancelled))
          .mapToObj(i -> opinion.on(i, Reason.TYPICAL))
          .toList();
    }
    List<Proposal> unsure =
        IntStream.of(waiting)
            .mapToObj(i -> opinion.on(i, Reason.UNSURE))
            .sorted(
                Comparator.comparingDouble(Proposal::margin).thenComparingInt(Proposal::picture))
            .limit((long) wanted * CHOICE)
            .toList();
    return different(rows, unsure, wanted, seed, cancelled);
  }

  /** The typical pictures of the largest groups without a label. */
  private static int[] typical(
      float[][] rows, Labels labels, int count, long seed, BooleanSupplier cancelled) {
    int[] all = IntStream.range(0, rows.length).toArray();
    int groups = labels.labelled().length + count;
    List<int[]> open = new ArrayList<>();
    for (int[] group : Clusters.kMeans(rows, all, groups, 1, seed, cancelled)) {
      if (IntStream.of(group).allMatch(i -> labels.indices()[i] == Labels.NONE)) {
        open.add(group);
      }
    }
    return open.stream().limit(count).mapToInt(group -> group[0]).toArray();
  }

  /** The least sure of each of as many groups as are wanted. */
  private static List<Proposal> different(
      float[][] rows, List<Proposal> unsure, int count, long seed, BooleanSupplier cancelled) {
    int[] members = unsure.stream().mapToInt(Proposal::picture).toArray();
    List<Proposal> chosen = new ArrayList<>();
    for (int[] group : Clusters.kMeans(rows, members, count, 1, seed, cancelled)) {
      int[] sorted = group.clone();
      Arrays.sort(sorted);
      unsure.stream()
          .filter(p -> Arrays.binarySearch(sorted, p.picture()) >= 0)
          .findFirst()
          .ifPresent(chosen::add);
    }
    chosen.sort(Comparator.comparingDouble(Proposal::margin).thenComparingInt(Proposal::picture));
    return List.copyOf(chosen);
  }

  /** What a head that learnt from the labelled pictures says of others. */
  private record Opinion(Embeddings embeddings, List<TrainedHead> heads) {
    static Opinion of(Embeddings embeddings, Labels labels, long seed, BooleanSupplier cancelled) {
      int[] known = labels.labelled();
      int[] given = IntStream.of(known).map(i -> labels.indices()[i]).toArray();
      if (Arrays.stream(given).distinct().count() < 2) {
        return new Opinion(embeddings, List.of());
      }
      FeatureTable table =
          new FeatureTable(embeddings.select(known).rows(), given, labels.classes().size());
      return new Opinion(embeddings, List.of(HeadTrial.QUICK.fit(table, seed, cancelled)));
    }

    boolean there() {
      return !heads.isEmpty();
    }

    Proposal on(int picture, Reason reason) {
      if (!there()) {
        return new Proposal(picture, reason, OptionalInt.empty(), 0, 0);
      }
      float[] said = heads.get(0).probabilities(embeddings.rows()[picture]).orElseThrow();
      int best = 0;
      for (int c = 1; c < said.length; c++) {
        best = said[c] > said[best] ? c : best;
      }
      float next = 0;
      for (int c = 0; c < said.length; c++) {
        next = c == best ? next : Math.max(next, said[c]);
      }
      return new Proposal(picture, reason, OptionalInt.of(best), said[best], said[best] - next);
    }
  }
}
