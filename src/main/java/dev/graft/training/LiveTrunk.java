package dev.graft.training;

/**
 * Inputs that go through the trunk anew each time, at its fixed batch: the last part is padded with
 * whatever is there, since a feature does not depend on its neighbours.
 */
final class LiveTrunk implements Feed {
  private final Feed pixels;
  private final Trunk trunk;
  private final int pixelsPerImage;
  private final int rowLength;
  private final float[] batch;
  private final float[] features;
  private float[] step = {};

  /**
   * Prepares.
   *
   * @param pixels has the pictures
   * @param trunk runs over them
   * @param pixelsPerImage numbers of a picture
   * @param rowLength numbers of the trunk's output for a picture
   */
  LiveTrunk(Feed pixels, Trunk trunk, int pixelsPerImage, int rowLength) {
    this.pixels = pixels;
    this.trunk = trunk;
    this.pixelsPerImage = pixelsPerImage;
    this.rowLength = rowLength;
    batch = new float[trunk.batch() * pixelsPerImage];
    features = new float[trunk.batch() * rowLength];
  }

  @Override
  public void fill(int[] items, int from, int count, int epoch, float[] into) {
    if (step.length < count * pixelsPerImage) {
      step = new float[Math.multiplyExact(count, pixelsPerImage)];
    }
    pixels.fill(items, from, count, epoch, step);
    for (int at = 0; at < count; at += trunk.batch()) {
      int part = Math.min(trunk.batch(), count - at);
      System.arraycopy(step, at * pixelsPerImage, batch, 0, part * pixelsPerImage);
      trunk.run(batch, features);
      System.arraycopy(features, 0, into, at * rowLength, part * rowLength);
    }
  }
}
