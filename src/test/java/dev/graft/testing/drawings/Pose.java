package dev.graft.testing.drawings;

import java.awt.geom.AffineTransform;

/** How an animal sits, stands or lies: the ground is y = 0, up is negative, it looks right. */
enum Pose {
  PORTRAIT(26, 27, 0, 5),
  SITTING(30, 56, 0, 5),
  SITTING_ASIDE(38, 54, 9, 4),
  STANDING(54, 46, 19, 4),
  LYING(56, 34, 14, 4),
  ASLEEP(46, 26, 9, 2);

  /** The least width that shows all of it. */
  final double width;

  /** The least height that shows all of it. */
  final double height;

  /** How far right of the middle the head is. */
  final double headX;

  /** How often it is chosen, relative to the others. */
  final int weight;

  Pose(double width, double height, double headX, int weight) {
    this.width = width;
    this.height = height;
    this.headX = headX;
    this.weight = weight;
  }

  static Pose random(Chance chance) {
    int left = chance.below(24);
    for (Pose pose : values()) {
      left -= pose.weight;
      if (left < 0) {
        return pose;
      }
    }
    return PORTRAIT;
  }

  void draw(Painter painter, Animal animal) {
    Body body = new Body(painter, animal);
    switch (this) {
      case PORTRAIT -> body.portrait();
      case SITTING -> body.sitting();
      case SITTING_ASIDE -> body.sittingAside();
      case STANDING -> body.standing();
      case LYING -> body.lying();
      case ASLEEP -> body.asleep();
    }
  }

  /** A head on a body: now and then in profile. */
  static void head(
      Painter painter, Animal animal, double x, double y, double profile, boolean asleep) {
    Chance c = painter.chance();
    AffineTransform at = AffineTransform.getTranslateInstance(x, y);
    at.rotate(c.around(0, 0.18));
    boolean aside = c.in(profile);
    double turn = c.around(profile > 0 ? 0.35 : 0, 0.5);
    painter.within(
        at,
        () -> {
          if (aside) {
            new Profile(painter, animal).draw(asleep);
          } else {
            new Face(painter, animal).draw(asleep, turn);
          }
        });
  }
}
