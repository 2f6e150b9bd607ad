package dev.graft.engine;

import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.PretrainedBackbone;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Variant;
import dev.graft.zoo.Verification;
import dev.graft.zoo.Verification.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a backbone on this machine: its weights are those that were imported, its layers are those
 * of its architecture, and this engine answers for that architecture what Keras answers.
 */
final class Verifying {
  private final EngineFolders folders;

  Verifying(EngineFolders folders) {
    this.folders = folders;
  }

  Verification verify(String name) {
    PretrainedBackbone loaded = new BackboneLibrary(folders.library()).load(name);
    Backbone backbone = loaded.backbone();
    List<Check> checks = new ArrayList<>();
    checks.add(weights(loaded));
    Optional<Variant> variant = Architectures.known(backbone.architecture());
    checks.add(layers(loaded, variant));
    Optional<Golden> golden = variant.flatMap(Golden::of);
    if (golden.isPresent()) {
      checks.add(answers(variant.get(), golden.get()));
      return new Verification(name, checks, Optional.empty());
    }
    return new Verification(
        name,
        checks,
        Optional.of(
            "Its answers could not be checked: its architecture is none that Graft has figures of Keras"
                + " for."));
  }

  private static Check weights(PretrainedBackbone loaded) {
    String recorded = loaded.backbone().fingerprint();
    String now = loaded.weights().fingerprint();
    return new Check(
        "weights",
        now.equals(recorded),
        now.equals(recorded)
            ? "The weights are those that were recorded (SHA-256 " + now + ")."
            : "The weights have changed since they were recorded: their SHA-256 was "
                + recorded
                + " and is "
                + now
                + "; import the model again.");
  }

  private static Check layers(PretrainedBackbone loaded, Optional<Variant> variant) {
    Network network = loaded.backbone().network();
    Optional<String> misfit = loaded.weights().misfit(network);
    if (misfit.isEmpty() && variant.isPresent()) {
      misfit = variant.get().misfit(network);
    }
    String all =
        String.format(
            Locale.ROOT,
            "All %d layers with %,d parameters fit%s.",
            network.layers().size(),
            network.parameters(),
            variant.map(v -> " " + v.label()).orElse(" together"));
    return new Check(
        "layers",
        misfit.isEmpty(),
        misfit.map(m -> "The layers do not fit: " + m + "; import the model again.").orElse(all));
  }

  private static Check answers(Variant variant, Golden golden) {
    TensorFlowRuntime.load();
    Network network = golden.extractor(variant);
    float[] features = new float[golden.features().size()];
    try (TensorFlowTrunk trunk =
        new TensorFlowTrunk(
            network, List.of(), FormulaWeights.of(network), Golden.scaling(variant), 1)) {
      trunk.run(FormulaWeights.image(golden.inputSize()), features);
    }
    double distance = golden.features().distance(features);
    boolean ok = distance <= Golden.TOLERANCE;
    String detail =
        String.format(
            Locale.ROOT,
            "With weights made by a formula, %s answers %s Keras does: the difference is %.1e of the norm,"
                + " and %.0e is allowed.",
            variant.label(),
            ok ? "what" : "something else than",
            distance,
            Golden.TOLERANCE);
    return new Check(
        "answers", ok, ok ? detail : detail + " Reinstall the program, or use another machine.");
  }
}
