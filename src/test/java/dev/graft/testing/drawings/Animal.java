package dev.graft.testing.drawings;

/**
 * One animal.
 *
 * @param breed its build
 * @param coat its colours
 * @param iris the colour of its eyes
 * @param nose the colour of its nose
 * @param pupil how wide its pupils are, from 0 to 1
 * @param lids how far its eyes are closed, from 0 to 1
 * @param tongue whether its tongue is out
 */
record Animal(
    Breed breed, Coat coat, Rgb iris, Rgb nose, double pupil, double lids, boolean tongue) {
  private static final Rgb PINK = new Rgb(0.86, 0.52, 0.52);

  static Animal random(boolean dog, Chance chance) {
    Breed breed = Breed.random(dog, chance);
    Coat coat = Coat.random(chance);
    Rgb catEye =
        chance.of(
            new Rgb(0.52, 0.68, 0.25),
            new Rgb(0.88, 0.66, 0.20),
            new Rgb(0.85, 0.50, 0.15),
            new Rgb(0.35, 0.60, 0.82),
            new Rgb(0.40, 0.66, 0.48));
    Rgb dogEye =
        chance.of(
            new Rgb(0.36, 0.20, 0.09),
            new Rgb(0.45, 0.27, 0.11),
            new Rgb(0.58, 0.38, 0.14),
            new Rgb(0.26, 0.15, 0.08),
            new Rgb(0.42, 0.62, 0.80));
    Rgb darkNose = new Rgb(0.13, 0.11, 0.12);
    Rgb nose =
        dog
            ? chance.in(0.8) ? darkNose : new Rgb(0.38, 0.22, 0.17)
            : chance.in(0.55) ? PINK : chance.of(darkNose, new Rgb(0.55, 0.30, 0.27));
    return new Animal(
        breed,
        coat,
        dog ? dogEye : catEye,
        nose,
        chance.between(0.15, 0.95),
        chance.in(0.25) ? chance.between(0.2, 0.5) : 0.06,
        chance.in(dog ? 0.45 : 0.04));
  }

  Rgb innerEar() {
    return PINK.mix(coat.base(), 0.45);
  }
}
