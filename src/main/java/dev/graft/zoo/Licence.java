package dev.graft.zoo;

import java.util.List;
import java.util.Optional;

/**
 * Under what terms weights are published, as far as it is known.
 *
 * @param name an SPDX identifier where there is one, else the publisher's word; {@code unknown}
 * @param holder who published the weights first; {@code unknown}
 * @param source where that is written
 * @param commercialUse whether the licence of the weights allows it
 */
public record Licence(
    String name, String holder, Optional<String> source, CommercialUse commercialUse) {
  /** Whether one may earn money with it. */
  public enum CommercialUse {
    /** The licence allows it. */
    YES,
    /** The licence forbids it. */
    NO,
    /** Nobody says. */
    UNKNOWN
  }

  /** Licences that allow commercial use, by the beginning of their SPDX identifier. */
  private static final List<String> FREE =
      List.of("Apache-2.0", "MIT", "BSD", "ISC", "CC0-", "CC-BY-4.0", "CC-BY-SA-4.0", "Unlicense");

  /**
   * A licence of which only the name is known.
   *
   * @param name an SPDX identifier, else any word
   * @return what that identifier says of commercial use; nothing is guessed of other words
   */
  public static Licence named(String name) {
    CommercialUse use =
        name.contains("-NC")
            ? CommercialUse.NO
            : FREE.stream().anyMatch(name::startsWith) ? CommercialUse.YES : CommercialUse.UNKNOWN;
    return new Licence(name, "unknown", Optional.empty(), use);
  }
}
