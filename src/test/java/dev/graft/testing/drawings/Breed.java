package dev.graft.testing.drawings;

import java.util.List;

/**
 * The build of an animal, in shares of an ordinary one's.
 *
 * @param dog whether it is a dog
 * @param width of the head
 * @param height of the head
 * @param ear how the ears are made
 * @param earSize their size
 * @param muzzle the size of the muzzle, seen from the front
 * @param snout its length, seen from the side
 * @param eye the size of the eyes
 * @param stout the girth of the body
 * @param leg the length of the legs
 * @param length the length of the body
 * @param hair the length of hair
 * @param curl how much hair curls, from 0 to 1
 * @param tail how the tail is made
 */
record Breed(
    boolean dog,
    double width,
    double height,
    Ear ear,
    double earSize,
    double muzzle,
    double snout,
    double eye,
    double stout,
    double leg,
    double length,
    double hair,
    double curl,
    Tail tail) {
  /** How ears are made. */
  enum Ear {
    POINTED,
    TUFTED,
    FOLDED,
    PRICKED,
    TIPPED,
    HANGING,
    LONG
  }

  /** How tails are made. */
  enum Tail {
    SLIM,
    PLUME,
    CURL,
    WHIP,
    STUB
  }

  private static final List<Breed> CATS =
      List.of(
          // short hair
          cat(1, 1, Ear.POINTED, 1, 1, 1, 1, 1, 1.2, Tail.SLIM),
          cat(1.02, 0.98, Ear.POINTED, 0.95, 1.05, 1, 1.12, 1, 1.4, Tail.SLIM),
          // oriental: a wedge with great ears
          cat(0.88, 1.06, Ear.POINTED, 1.4, 0.8, 1.25, 0.95, 0.78, 0.9, Tail.SLIM),
          // Persian
          cat(1.14, 0.98, Ear.POINTED, 0.72, 1.1, 0.5, 1.15, 1.2, 3, Tail.PLUME),
          // fold
          cat(1.1, 1, Ear.FOLDED, 0.85, 1, 0.8, 1.2, 1.12, 1.5, Tail.SLIM),
          // forest cat
          cat(1.02, 1.02, Ear.TUFTED, 1.15, 1.15, 1.2, 0.92, 1.12, 2.8, Tail.PLUME),
          // British: round
          cat(1.15, 1.02, Ear.POINTED, 0.75, 1.1, 0.8, 1.1, 1.2, 1.6, Tail.SLIM),
          // kitten
          cat(1.08, 0.98, Ear.POINTED, 1.12, 0.85, 0.7, 1.3, 0.82, 1.8, Tail.SLIM));

  private static final List<Breed> DOGS =
      List.of(
          // retriever
          dog(1, 1, Ear.HANGING, 1, 1, 1, 1, 1, 1.1, 1, 1.5, 0, Tail.WHIP),
          // hound
          dog(0.94, 1.02, Ear.LONG, 1.05, 0.95, 1, 1.1, 0.92, 0.9, 1, 1, 0, Tail.WHIP),
          // spitz
          dog(1.08, 0.96, Ear.PRICKED, 0.85, 0.82, 0.75, 1, 1.1, 1, 0.9, 2.8, 0, Tail.CURL),
          // sled dog
          dog(1.04, 1, Ear.PRICKED, 0.95, 0.95, 1, 0.95, 1.08, 1.15, 1, 2.2, 0, Tail.CURL),
          // terrier
          dog(0.94, 1, Ear.TIPPED, 0.9, 1.12, 1, 0.95, 0.95, 0.9, 0.9, 2.3, 0.35, Tail.STUB),
          // curly
          dog(0.98, 1.04, Ear.HANGING, 1.1, 0.85, 1, 1, 0.95, 1.15, 0.92, 2.2, 1, Tail.STUB),
          // flat-faced
          dog(1.14, 0.95, Ear.TIPPED, 0.75, 1.3, 0.5, 1.2, 1.2, 0.8, 0.88, 0.9, 0, Tail.CURL),
          // long and low
          dog(0.9, 1, Ear.LONG, 0.95, 0.85, 1.25, 1, 0.88, 0.5, 1.25, 1, 0, Tail.WHIP),
          // shepherd
          dog(0.96, 1.04, Ear.PRICKED, 1.2, 0.92, 1.2, 0.9, 1, 1.15, 1.05, 1.8, 0, Tail.PLUME),
          // short-legged with great ears
          dog(1.02, 0.98, Ear.PRICKED, 1.25, 0.85, 0.95, 1, 1.05, 0.6, 1.12, 1.6, 0, Tail.STUB),
          // spaniel
          dog(0.98, 1, Ear.LONG, 1.2, 1, 0.9, 1.1, 1, 0.95, 1, 2.2, 0.3, Tail.PLUME),
          // puppy
          dog(1.06, 0.98, Ear.HANGING, 0.85, 0.95, 0.7, 1.25, 1.02, 0.8, 0.85, 1.6, 0, Tail.WHIP));

  static Breed random(boolean dog, Chance chance) {
    return chance.of(dog ? DOGS : CATS).varied(chance);
  }

  private static Breed cat(
      double width,
      double height,
      Ear ear,
      double earSize,
      double muzzle,
      double snout,
      double eye,
      double stout,
      double hair,
      Tail tail) {
    return new Breed(
        false, width, height, ear, earSize, muzzle, snout, eye, stout, 0.92, 1, hair, 0, tail);
  }

  private static Breed dog(
      double width,
      double height,
      Ear ear,
      double earSize,
      double muzzle,
      double snout,
      double eye,
      double stout,
      double leg,
      double length,
      double hair,
      double curl,
      Tail tail) {
    return new Breed(
        true, width, height, ear, earSize, muzzle, snout, eye, stout, leg, length, hair, curl,
        tail);
  }

  /** No two of a breed are quite alike. */
  private Breed varied(Chance c) {
    return new Breed(
        dog,
        width * c.around(1, 0.07),
        height * c.around(1, 0.05),
        ear,
        earSize * c.around(1, 0.12),
        muzzle * c.around(1, 0.08),
        snout * c.around(1, 0.1),
        eye * c.around(1, 0.1),
        stout * c.around(1, 0.1),
        leg * c.around(1, 0.08),
        length * c.around(1, 0.06),
        hair * c.around(1, 0.2),
        curl,
        tail);
  }

  Painter.Hair fur() {
    return new Painter.Hair(1.1 + hair * 1.05, 0.62 + hair * 0.07, 0, 0, 0.5, curl);
  }
}
