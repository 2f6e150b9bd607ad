package dev.graft.dataset.augmentation;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures as a training would see them, for showing. Without state; any thread may ask. */
public final class AugmentationPreview {
  private AugmentationPreview() {}

  /**
   * A changed picture.
   *
   * @param picture at the size of the network's input
   * @param file what it was made from
   * @param partner what was mixed into it, if anything was
   * @param share how much of it is the file's own, 0 to 1; 1 where nothing was mixed in
   */
  public record Shown(PixelImage picture, Path file, Optional<Path> partner, double share) {}

  /**
   * Draws pictures: the files in turn, each time as in another epoch; with MixUp or CutMix they are
   * mixed with each other as in a step with one batch of that many, those of the last epoch that is
   * shown with fewer.
   *
   * @param files images, at least one
   * @param size of the network's input, and how pictures are brought to it
   * @param augmentation what is changed
   * @param seed of the training
   * @param count how many pictures are wanted
   * @return as many, in the order of the files, epoch by epoch
   * @throws UnreadableImageException with a reason for a person, if a file is no usable image
   */
  public static List<Shown> draw(
      List<Path> files, ResizeSpec size, Augmentation augmentation, long seed, int count)
      throws UnreadableImageException {
    List<float[]> plain = new ArrayList<>();
    List<Long> images = new ArrayList<>();
    for (Path file : files.subList(0, Math.min(files.size(), count))) {
      float[] pixels = new float[size.floats()];
      images.add(
          Variation.image(ImageLoader.load(file, size, FloatBuffer.wrap(pixels)).fingerprint()));
      plain.add(pixels);
    }
    List<Shown> shown = new ArrayList<>();
    for (int epoch = 1; shown.size() < count; epoch++) {
      int batch = Math.min(files.size(), count - shown.size());
      float[] rows = new float[batch * size.floats()];
      for (int i = 0; i < batch; i++) {
        Variation.draw(augmentation, seed, images.get(i), epoch, 0)
            .apply(plain.get(i), rows, i * size.floats(), size.height(), size.width());
      }
      Optional<Mix> mix = Mix.draw(augmentation, seed, epoch, 0, size.height(), size.width());
      mix.ifPresent(m -> m.apply(rows, batch, size.floats()));
      for (int i = 0; i < batch; i++) {
        int partner = Mix.partner(i, batch);
        boolean mixed = mix.isPresent() && partner != i;
        shown.add(
            new Shown(
                picture(rows, i * size.floats(), size),
                files.get(i),
                mixed ? Optional.of(files.get(partner)) : Optional.empty(),
                mixed ? mix.get().share() : 1));
      }
    }
    return shown;
  }

  private static PixelImage picture(float[] rows, int at, ResizeSpec size) {
    byte[] rgb = new byte[size.floats()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.max(0, Math.min(255, Math.round(rows[at + i])));
    }
    return new PixelImage(size.width(), size.height(), rgb);
  }
}
