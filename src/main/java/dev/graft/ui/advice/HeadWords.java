package dev.graft.ui.advice;

import dev.graft.advice.classical.ClassicalHead;
import dev.graft.advice.classical.HeadRow;
import dev.graft.ui.kit.Texts;

/** The names of heads, and what each is. */
final class HeadWords {
  private static final Texts TEXTS = Texts.in(HeadWords.class);

  private HeadWords() {}

  static String name(HeadRow row) {
    return TEXTS.get("head." + key(row));
  }

  static String help(HeadRow row) {
    return TEXTS.get("about." + key(row));
  }

  /** In lower case with dashes, for ids too. */
  static String key(HeadRow row) {
    if (row.head().isEmpty()) {
      return "neural";
    }
    ClassicalHead head = row.head().get();
    if (head instanceof ClassicalHead.LogisticRegression) {
      return "logistic-regression";
    } else if (head instanceof ClassicalHead.LinearSvm) {
      return "linear-svm";
    }
    return head instanceof ClassicalHead.Neighbours ? "neighbours" : "forest";
  }
}
