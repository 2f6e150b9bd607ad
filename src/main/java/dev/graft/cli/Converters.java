package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.network.Preprocessing;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.training.FreezePlan;
import dev.graft.training.Schedule;
import dev.graft.workbench.Preset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words of the command line as values of the domain; a wrong word is wrong usage. */
final class Converters {
  private Converters() {}

  /** {@code all}, {@code none}, {@code N} or {@code -N}. */
  static final class Frozen implements ITypeConverter<FreezePlan> {
    @Override
    public FreezePlan convert(String value) {
      return converted(value, FreezePlan::parse);
    }
  }

  /** {@code symmetric}, {@code unit}, {@code caffe}, {@code torch} or {@code none}. */
  static final class Scaling implements ITypeConverter<Preprocessing.Scaling> {
    @Override
    public Preprocessing.Scaling convert(String value) {
      return converted(value, Preprocessing.Scaling::of);
    }
  }

  /** {@code savedmodel} or {@code keras}. */
  static final class Format implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String value) {
      return converted(value, ExportFormat::of);
    }
  }

  /** {@code coral} or {@code coral-same-shares}. */
  static final class Adaptations implements ITypeConverter<Adaptation> {
    @Override
    public Adaptation convert(String value) {
      return converted(value, Adaptation::of);
    }
  }

  /** A schedule with its figures. */
  static final class Rates implements ITypeConverter<Schedule> {
    @Override
    public Schedule convert(String value) {
      return converted(value, TechniqueWords::schedule);
    }
  }

  /** A later phase, or {@code none}. */
  static final class Then implements ITypeConverter<TechniqueOptions.Then> {
    @Override
    public TechniqueOptions.Then convert(String value) {
      return new TechniqueOptions.Then(
          value.equals("none")
              ? Optional.empty()
              : Optional.of(converted(value, TechniqueWords::phase)));
    }
  }

  /** {@code quick}, {@code best}, {@code small} or {@code phone}. */
  static final class Presets implements ITypeConverter<Preset> {
    @Override
    public Preset convert(String value) {
      return converted(value, Preset::of);
    }
  }

  private static <T> T converted(String value, Function<String, T> conversion) {
    try {
      return conversion.apply(value);
    } catch (GraftException e) {
      throw new TypeConversionException(
          Objects.requireNonNullElse(e.getMessage(), value + " is not understood"));
    }
  }
}
