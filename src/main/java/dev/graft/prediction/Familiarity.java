package dev.graft.prediction;

import java.util.List;

/**
 * What a bundle says of the pictures that it knows; their features are beside it, see {@link
 * KnownFeatures}. Neither names nor places of pictures are in it.
 *
 * @param rule when a picture is unlike all of them
 * @param learnt how many of the rows were learned from; those come first, the others were held out
 * @param classes the class of each row, from 0
 */
public record Familiarity(Novelty rule, int learnt, List<Integer> classes) {
  /** The share of known pictures that the rule leaves alone. */
  public static final double KEPT = 0.975;

  /** So many pictures that were held out go with a bundle. */
  public static final int HELD_OUT = 256;

  /** Copies the list. */
  public Familiarity {
    classes = List.copyOf(classes);
  }
}
