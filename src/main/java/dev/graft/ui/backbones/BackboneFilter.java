package dev.graft.ui.backbones;

import dev.graft.ui.backbones.BackboneFacts.Place;
import dev.graft.zoo.Licence;
import java.util.Locale;

/**
 * Which backbones are shown.
 *
 * @param words all of which stand in name, architecture, source or licence
 * @param where where the weights must be
 * @param commercial whether the licence must be known to allow commercial use
 * @param mostBytes how large it may be on disk; {@link Long#MAX_VALUE} for any size
 */
record BackboneFilter(String words, Where where, boolean commercial, long mostBytes) {
  /** Everything. */
  static final BackboneFilter ALL = new BackboneFilter("", Where.ANYWHERE, false, Long.MAX_VALUE);

  /** Where the weights must be. */
  enum Where {
    ANYWHERE,
    HERE,
    IMPORTED,
    TO_DOWNLOAD
  }

  BackboneFilter withWords(String other) {
    return new BackboneFilter(other, where, commercial, mostBytes);
  }

  BackboneFilter withWhere(Where other) {
    return new BackboneFilter(words, other, commercial, mostBytes);
  }

  BackboneFilter withCommercial(boolean other) {
    return new BackboneFilter(words, where, other, mostBytes);
  }

  BackboneFilter withMostBytes(long other) {
    return new BackboneFilter(words, where, commercial, other);
  }

  /** Whether it leaves anything out. */
  boolean isOn() {
    return !withWords(words.strip()).equals(ALL);
  }

  boolean admits(BackboneFacts facts) {
    return isThere(facts.place())
        && (!commercial || facts.licence().commercialUse() == Licence.CommercialUse.YES)
        && facts.bytes() <= mostBytes
        && hasWords(facts);
  }

  private boolean isThere(Place place) {
    return switch (where) {
      case ANYWHERE -> true;
      case HERE -> place != Place.TO_DOWNLOAD;
      case IMPORTED -> place == Place.IMPORTED || place == Place.DAMAGED;
      case TO_DOWNLOAD -> place == Place.TO_DOWNLOAD;
    };
  }

  private boolean hasWords(BackboneFacts facts) {
    String text =
        String.join(
                " ",
                facts.name(),
                facts.architecture(),
                facts.entry().architecture(),
                facts.licenceWords(),
                facts.entry().source())
            .toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
