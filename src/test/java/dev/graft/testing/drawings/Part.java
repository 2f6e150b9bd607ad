package dev.graft.testing.drawings;

/** The parts of an animal that patterns tell apart. */
enum Part {
  HEAD(0),
  MUZZLE(1),
  EAR(2),
  BODY(3),
  CHEST(4),
  LEG(5),
  PAW(6),
  TAIL(7);

  /** Where its noise is taken from, so that no two parts look alike. */
  final int place;

  Part(int place) {
    this.place = place;
  }
}
