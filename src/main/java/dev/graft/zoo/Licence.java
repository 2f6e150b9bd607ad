package dev.graft.zoo;

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
}
