package dev.graft.cli;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How training pictures are changed. */
final class AugmentationOptions {
  @Option(
      names = "--flip",
      negatable = true,
      description =
          "Half of the pictures are mirrored; use it unless left and right matter, as in letters.")
  private Optional<Boolean> flip = Optional.empty();

  @Option(
      names = "--crop",
      paramLabel = "SHARE",
      description =
          "Random parts of at least this share of the area, for instance 0.5; use it where things"
              + " are large or small in the picture. 1 for none.")
  private Optional<Double> crop = Optional.empty();

  @Option(
      names = "--rotation",
      paramLabel = "DEGREES",
      description =
          "Pictures are turned by at most so much, for instance 15; use it where cameras are held crooked.")
  private Optional<Double> rotation = Optional.empty();

  @Option(
      names = "--brightness",
      paramLabel = "X",
      description =
          "Pictures are made darker or brighter by at most this share, for instance 0.2; use it where"
              + " light varies.")
  private Optional<Double> brightness = Optional.empty();

  @Option(
      names = "--contrast",
      paramLabel = "X",
      description =
          "The distance from the mean grey is changed by at most this share; use it where some"
              + " pictures are flat or hazy.")
  private Optional<Double> contrast = Optional.empty();

  @Option(
      names = "--saturation",
      paramLabel = "X",
      description =
          "Colours are made paler or stronger by at most this share; use it where cameras differ, and"
              + " not where colour decides.")
  private Optional<Double> saturation = Optional.empty();

  @Option(
      names = "--erasing",
      paramLabel = "SHARE",
      description =
          "A rectangle is erased in this share of the pictures, for instance 0.25; use it where"
              + " things are partly hidden.")
  private Optional<Double> erasing = Optional.empty();

  @Option(
      names = "--mixup",
      paramLabel = "ALPHA",
      description =
          "Pictures and their labels are blended in pairs, for instance 0.2; use it in long"
              + " trainings that learn by heart. 0 for none.")
  private Optional<Double> mixUp = Optional.empty();

  @Option(
      names = "--cutmix",
      paramLabel = "ALPHA",
      description =
          "A part of one picture is put into another, for instance 1; use it in long trainings where"
              + " everything learns. 0 for none.")
  private Optional<Double> cutMix = Optional.empty();

  @Option(
      names = "--variants",
      paramLabel = "N",
      description =
          "With frozen blocks, so many changed variants of each picture are stored once (default 4):"
              + " more cost time at the start and disk; 0 changes them anew in each epoch, which"
              + " takes the longest.")
  private Optional<Integer> variants = Optional.empty();

  /**
   * The augmentation with what was typed.
   *
   * @param base what counts where nothing was typed
   * @throws GraftException if a figure cannot be
   */
  Augmentation over(Augmentation base) {
    try {
      return new Augmentation(
          flip.orElse(base.flip()),
          crop.orElse(base.smallestCrop()),
          rotation.orElse(base.rotation()),
          brightness.orElse(base.brightness()),
          contrast.orElse(base.contrast()),
          saturation.orElse(base.saturation()),
          erasing.orElse(base.erasing()),
          mixUp.orElse(base.mixUp()),
          cutMix.orElse(base.cutMix()),
          variants.orElse(base.variants()));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new GraftException(
          message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".", e);
    }
  }
}
