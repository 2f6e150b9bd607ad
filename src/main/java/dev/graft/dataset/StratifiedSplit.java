package dev.graft.dataset;

import dev.graft.errors.GraftException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Assigns images to training, validation and test, class by class, where no folder does.
 *
 * <p>Images of a class are ordered by SHA-256 of (seed, class name, key), the first go to the test
 * part, the next to validation, the others are for training. So the assignment depends on neither
 * the place of the folder, nor its order, nor other classes; another validation fraction leaves the
 * test part as it was; and an added image moves at most a few others.
 *
 * @param validation fraction of each class for validation, from 0 to below 1; not used where the
 *     data set has a validation folder
 * @param test fraction of each class for the test part, from 0 to below 1; not used where the data
 *     set has a test folder
 * @param seed any number; the same seed gives the same parts
 */
public record StratifiedSplit(double validation, double test, long seed) {

  /**
   * Checks the fractions.
   *
   * @throws GraftException if a fraction is not in [0, 1) or nothing is left to train on
   */
  public StratifiedSplit {
    if (!(validation >= 0 && validation < 1) || !(test >= 0 && test < 1)) {
      throw new GraftException(
          String.format(
              Locale.ROOT,
              "The fractions for validation (%s) and test (%s) must be from 0 to below 1,"
                  + " for example 0.2 and 0.",
              validation,
              test));
    }
    if (validation + test >= 1) {
      throw new GraftException(
          String.format(
              Locale.ROOT,
              "Validation (%s) and test (%s) together leave no images to train on: choose smaller"
                  + " fractions.",
              validation,
              test));
    }
  }

  /**
   * Assigns by relative path.
   *
   * @return the part of each of {@link Dataset#items()}, in their order
   * @throws GraftException if a class has too few images
   */
  public List<Split> assign(Dataset dataset) {
    return assign(dataset, LabelledImage::relativePath);
  }

  /**
   * Assigns by a key, such as the fingerprint of the content: images with the same key get the same
   * part, so a copy of a training image is never among those that measure. Where images of several
   * classes share a key, the first class draws for all of them, and what the others got so counts
   * towards their shares. Where folders disagree about images that share a key, test goes before
   * validation and validation before training: what measures is not learnt from.
   *
   * <p>Of n images to be assigned in a class, round(n * test) go to test and round(n * validation)
   * to validation; at least one to each whose fraction is above 0, and at least one to training.
   *
   * @param key what identifies an image, the same for copies
   * @return the part of each of {@link Dataset#items()}, in their order
   * @throws GraftException if a class has too few images
   */
  public List<Split> assign(Dataset dataset, Function<LabelledImage, String> key) {
    List<LabelledImage> items = dataset.items();
    boolean drawValidation = validation > 0 && !dataset.hasFixed(Split.VALIDATION);
    boolean drawTest = test > 0 && !dataset.hasFixed(Split.TEST);
    Split[] parts = new Split[items.size()];
    List<List<Integer>> free = new ArrayList<>();
    dataset.classes().forEach(name -> free.add(new ArrayList<>()));
    for (int i = 0; i < parts.length; i++) {
      Split fixed = items.get(i).fixedSplit().orElse(Split.TRAINING);
      parts[i] = fixed;
      if (fixed == Split.TRAINING) {
        free.get(items.get(i).classIndex()).add(i);
      }
    }
    Map<String, Split> decided = byFolder(items, key);
    for (int c = 0; c < free.size(); c++) {
      String name = dataset.classes().get(c);
      List<Group> groups = groups(name, free.get(c), i -> key.apply(items.get(i)));
      requireEnough(dataset, name, groups.size(), drawValidation, drawTest);
      groups.forEach(g -> follow(g, decided, parts));
      List<Group> open = groups.stream().filter(g -> !decided.containsKey(g.key())).toList();
      int n = free.get(c).size();
      int tests = drawTest ? wanted(n, test) - count(free.get(c), parts, Split.TEST) : 0;
      int validations =
          drawValidation ? wanted(n, validation) - count(free.get(c), parts, Split.VALIDATION) : 0;
      draw(open, tests, validations, parts);
      open.forEach(g -> decided.put(g.key(), parts[g.indices().get(0)]));
      requireTraining(dataset, name, free.get(c), parts);
    }
    return List.of(parts);
  }

  /** The keys whose part is given because a folder gives it to one of their images. */
  private static Map<String, Split> byFolder(
      List<LabelledImage> items, Function<LabelledImage, String> key) {
    Map<String, Split> decided = new HashMap<>();
    for (LabelledImage item : items) {
      item.fixedSplit()
          .filter(part -> part != Split.TRAINING)
          .ifPresent(
              part -> decided.merge(key.apply(item), part, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }
    return decided;
  }

  private static void follow(Group group, Map<String, Split> decided, Split[] parts) {
    Split part = decided.get(group.key());
    if (part != null) {
      group.indices().forEach(i -> parts[i] = part);
    }
  }

  private static int count(List<Integer> indices, Split[] parts, Split part) {
    return (int) indices.stream().filter(i -> parts[i] == part).count();
  }

  private static void requireTraining(
      Dataset dataset, String name, List<Integer> indices, Split[] parts) {
    if (!indices.isEmpty() && count(indices, parts, Split.TRAINING) == 0) {
      throw new GraftException(
          ("All images of the class \"%s\" in %s are kept together with images that measure, so"
                  + " none is left to learn from: add more, or separate some.")
              .formatted(name, dataset.root()));
    }
  }

  private record Group(String key, byte[] order, List<Integer> indices) {}

  private static int wanted(int images, double fraction) {
    return Math.max(1, (int) Math.floor(images * fraction + 0.5));
  }

  /** Walks the groups in order; one group at least is left for each later part and for training. */
  private static void draw(List<Group> groups, int tests, int validations, Split[] parts) {
    int keep = 1 + (validations > 0 ? 1 : 0);
    int next = take(groups, 0, groups.size() - keep, tests, Split.TEST, parts);
    take(groups, next, groups.size() - 1, validations, Split.VALIDATION, parts);
  }

  private static int take(
      List<Group> groups, int from, int end, int wanted, Split split, Split[] parts) {
    int next = from;
    int taken = 0;
    while (next < end && taken < wanted) {
      List<Integer> indices = groups.get(next).indices();
      // A group that overshoots more than it would be missed is left to training.
      if (taken > 0 && taken + indices.size() - wanted > wanted - taken) {
        break;
      }
      indices.forEach(i -> parts[i] = split);
      taken += indices.size();
      next++;
    }
    return next;
  }

  private static void requireEnough(
      Dataset dataset, String name, int images, boolean drawValidation, boolean drawTest) {
    int needed = 1 + (drawValidation ? 1 : 0) + (drawTest ? 1 : 0);
    if (images > 0 && images < needed) {
      String parts =
          drawValidation && drawTest
              ? "training, validation and test"
              : drawTest ? "training and test" : "training and validation";
      throw new GraftException(
          "The class \"%s\" in %s has %d different image%s, and %s need at least %d: add more."
              .formatted(name, dataset.root(), images, images == 1 ? "" : "s", parts, needed));
    }
  }

  private List<Group> groups(
      String className, List<Integer> indices, Function<Integer, String> key) {
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (int i : indices) {
      byKey.computeIfAbsent(key.apply(i), k -> new ArrayList<>()).add(i);
    }
    MessageDigest digest = Fingerprint.newDigest();
    List<Group> groups = new ArrayList<>();
    byKey.forEach((k, members) -> groups.add(new Group(k, order(digest, className, k), members)));
    groups.sort(Comparator.comparing(Group::order, Arrays::compareUnsigned));
    return groups;
  }

  private byte[] order(MessageDigest digest, String className, String key) {
    byte[] name = className.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(12).putLong(seed).putInt(name.length).array());
    digest.update(name);
    return digest.digest(key.getBytes(StandardCharsets.UTF_8));
  }
}
