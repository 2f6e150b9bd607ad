package dev.graft.distillation;

/**
 * What a teacher wants and gives.
 *
 * @param size rows and columns of its pictures
 * @param features length of its pooled features
 * @param classes that it tells apart; 0 if it has no classifier
 */
public record TeacherShape(int size, int features, int classes) {
  /**
   * The numbers that it says of one picture.
   *
   * @return features and class probabilities together
   */
  public int outputs() {
    return features + classes;
  }
}
