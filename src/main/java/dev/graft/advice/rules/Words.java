package dev.graft.advice.rules;

import dev.graft.training.FreezePlan;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of findings, the same for the window and the command line. */
public final class Words {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(
          Words.class.getPackageName() + ".texts",
          Locale.getDefault(),
          Words.class.getClassLoader());

  private Words() {}

  /**
   * What is the matter.
   *
   * @param finding what a rule found
   * @return one sentence
   */
  public static String sentence(Finding finding) {
    return filled(key(finding, "sentence"), finding.values().toArray());
  }

  /**
   * Why that matters.
   *
   * @param finding what a rule found
   * @return one or two sentences
   */
  public static String reason(Finding finding) {
    return filled(key(finding, "reason"), finding.values().toArray());
  }

  /**
   * What a button that does what is proposed says.
   *
   * @param proposal what is proposed
   * @return a few words, beginning with a verb
   */
  public static String action(Proposal proposal) {
    if (proposal instanceof Proposal.Freeze freeze) {
      return freeze(freeze);
    } else if (proposal instanceof Proposal.LearningRate rate) {
      return filled("action.learning-rate", rate.rate());
    } else if (proposal instanceof Proposal.Epochs epochs) {
      return filled("action.epochs", epochs.count());
    } else if (proposal instanceof Proposal.UseBalance balance) {
      return filled("action.balance." + balance.balance().name().toLowerCase(Locale.ROOT));
    } else if (proposal instanceof Proposal.StopEarly stop) {
      return filled("action.stop-early", stop.how().patience());
    } else if (proposal instanceof Proposal.Augment) {
      return filled("action.augment");
    } else if (proposal instanceof Proposal.KeepTogether together) {
      return filled("action.keep-together", together.groups().size());
    } else if (proposal instanceof Proposal.DrawSplit split) {
      return filled("action.draw-split", split.validation());
    } else if (proposal instanceof Proposal.ChooseBackbone choose) {
      return filled("action.choose-backbone", choose.name());
    } else if (proposal instanceof Proposal.Race) {
      return filled("action.race");
    }
    return filled("action.import-again", ((Proposal.ImportAgain) proposal).backbone());
  }

  private static String freeze(Proposal.Freeze freeze) {
    if (freeze.plan() instanceof FreezePlan.AllFrozen) {
      return filled("action.freeze.all");
    }
    return freeze.plan() instanceof FreezePlan.AllButLastBlocks last
        ? filled("action.freeze.last", last.count())
        : filled("action.freeze.other");
  }

  private static String key(Finding finding, String part) {
    String own = finding.rule() + "." + finding.variant() + "." + part;
    return Optional.of(own).filter(TEXTS::containsKey).orElse(finding.rule() + "." + part);
  }

  private static String filled(String key, Object... values) {
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(values);
  }
}
