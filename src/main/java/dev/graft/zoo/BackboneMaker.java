package dev.graft.zoo;

import dev.graft.errors.GraftException;
import dev.graft.formats.ImportedModel;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Shape;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes a backbone of an imported model: what it does not say is recognised, and what cannot be
 * recognised is asked for.
 */
final class BackboneMaker {
  private final ImportedModel model;
  private final ImportRequest request;
  private final Optional<CatalogueEntry> published;

  private BackboneMaker(
      ImportedModel model, ImportRequest request, Optional<CatalogueEntry> published) {
    this.model = model;
    this.request = request;
    this.published = published;
  }

  static PretrainedBackbone make(
      ImportedModel model, ImportRequest request, Optional<CatalogueEntry> published) {
    return new BackboneMaker(named(model, request, published), request, published).make();
  }

  /** Where the file gives weights no names, they get those of the architecture that fits best. */
  private static ImportedModel named(
      ImportedModel model, ImportRequest request, Optional<CatalogueEntry> published) {
    if (model.inOrder().isEmpty()) {
      return model;
    }
    ImportedModel best = model;
    int most = -1;
    for (Variant variant : candidates(request, published)) {
      // How many classes the classifier has does not matter to its name.
      Network network = variant.network(variant.architecture().inputSize(), 1000);
      ImportedModel named = model.namedAs(network);
      FileLayers file = new FileLayers(Recognition.shapes(named.weights()));
      int fitting = Recognition.shared(file, variant);
      if (fitting > most) {
        most = fitting;
        best = named;
      }
    }
    return best;
  }

  private PretrainedBackbone make() {
    return model.topology().map(this::withTopology).orElseGet(this::weightsOnly);
  }

  private GraftException bad(String words) {
    return new GraftException(model.source() + " " + words + ".");
  }

  private List<Variant> candidates() {
    return candidates(request, published);
  }

  private static List<Variant> candidates(
      ImportRequest request, Optional<CatalogueEntry> published) {
    return request
        .architecture()
        .or(() -> published.map(CatalogueEntry::architecture))
        .map(Architectures::candidates)
        .orElseGet(Recognition::everything);
  }

  private PretrainedBackbone weightsOnly() {
    Map<String, Shape> shapes = Recognition.shapes(model.weights());
    Recognition.Recognised recognised =
        Recognition.find(shapes, candidates()).orElseThrow(() -> unrecognised(shapes));
    Network plain = network(recognised);
    Weights weights =
        Alignment.of(plain, new FileLayers(shapes)).rename(model.weights()).fitting(plain);
    Network network = recognised.variant().architecture().published(plain, weights);
    int unused = shapes.size() - weights.tensors().size();
    if (unused > 0 && request.architecture().isEmpty() && published.isEmpty()) {
      throw bad(
          "holds %s with %d weights besides; pass --architecture %s to leave these out, or save the whole model"
              .formatted(recognised.variant(), unused, recognised.variant()));
    }
    return finish(network, weights, Optional.of(recognised.variant()));
  }

  /** Weights do not tell what pictures they were trained on; the catalogue does. */
  private Network network(Recognition.Recognised recognised) {
    if (published.isEmpty()) {
      return recognised.network();
    }
    int classes = published.get().classes();
    if (classes > recognised.classes()) {
      throw bad("has no classifier of " + classes + " classes, which the published file has");
    }
    return recognised.variant().network(published.get().inputSize(), classes);
  }

  private GraftException unrecognised(Map<String, Shape> shapes) {
    if (request.architecture().isEmpty()) {
      return bad(
          "holds weights without a topology, and its layers are those of no architecture that Graft knows ("
              + Architectures.names()
              + "); import the whole model, or pass --architecture to see what does not fit");
    }
    Variant closest = Recognition.closest(shapes, candidates());
    String misfit = Recognition.misfit(shapes, closest);
    return bad(
        "does not hold the weights of "
            + closest
            + ": "
            + misfit
            + "; leave --architecture out or name another");
  }

  private PretrainedBackbone withTopology(Network network) {
    Map<String, Shape> shapes = Recognition.shapes(network);
    Optional<Variant> variant =
        Recognition.find(shapes, candidates()).map(Recognition.Recognised::variant);
    if (variant.isEmpty() && request.architecture().isPresent()) {
      throw unrecognised(shapes);
    }
    return finish(network, model.weights(), variant);
  }

  private PretrainedBackbone finish(Network network, Weights weights, Optional<Variant> variant) {
    Shape input = network.input().shape();
    if (input.rank() != 3 || input.channels() != 3) {
      throw bad("wants an input of " + input + ", not colour pictures of height x width x 3");
    }
    Optional<String> graph = frozenGraph(network);
    String featureLayer =
        graph
            .or(() -> Features.featureLayer(network, variant.map(Variant::architecture)))
            .orElseThrow(
                () ->
                    bad(
                        "has no layers that learn before its first pooling of the whole picture, so there is"
                            + " nothing to transfer; use a convolutional network"));
    List<Block> blocks =
        graph
            .map(layer -> List.of(new Block(layer, List.of(layer))))
            .orElseGet(() -> Blocks.of(network, featureLayer));
    List<String> classes = classNames(network);
    Preprocessing preprocessing =
        new Preprocessing(input.get(0), input.get(1), fit(classes), scaling(network, variant));
    Backbone backbone =
        new Backbone(
            request.name(),
            variant.map(Variant::label).orElse("custom"),
            network,
            featureLayer,
            blocks,
            preprocessing,
            classes,
            published.map(e -> e.licence().name()).orElse("unknown"),
            published
                .map(CatalogueEntry::source)
                .orElseGet(() -> fileName(request.source()) + " (" + model.format() + ")"),
            weights.fingerprint());
    return new PretrainedBackbone(backbone, weights);
  }

  /** The layer that holds a graph without layers, all of which is the extractor then. */
  private static Optional<String> frozenGraph(Network network) {
    return network.layers().stream()
        .filter(layer -> layer instanceof Layer.FrozenGraph)
        .map(Layer::name)
        .findFirst();
  }

  /**
   * A network that comes with its classifier sees what that was trained and measured on: the
   * centred square. One without any gets the whole picture, stretched, as Keras does.
   */
  private Preprocessing.Fit fit(List<String> classes) {
    if (model.preprocessing().isPresent()) {
      return model.preprocessing().get().fit();
    }
    return model.teachableMachine() || !classes.isEmpty()
        ? Preprocessing.Fit.CENTER_CROP
        : Preprocessing.Fit.STRETCH;
  }

  private Preprocessing.Scaling scaling(Network network, Optional<Variant> variant) {
    if (request.scaling().isPresent()) {
      return request.scaling().get();
    }
    if (model.preprocessing().isPresent()) {
      return model.preprocessing().get().scaling();
    }
    if (published.isPresent()) {
      return published.get().scaling();
    }
    Optional<Preprocessing.Scaling> own = variant.map(v -> v.architecture().scaling());
    if (own.equals(Optional.of(Preprocessing.Scaling.NONE))) {
      return Preprocessing.Scaling.NONE;
    }
    if (network.layers().stream().anyMatch(l -> l instanceof Layer.Rescaling)) {
      throw bad(
          "has a Rescaling layer, so it may scale pictures by itself; pass --preprocess none if it does, or"
              + " symmetric, unit, caffe or torch");
    }
    if (model.teachableMachine()) {
      return Preprocessing.Scaling.SYMMETRIC;
    }
    return own.orElseThrow(
        () ->
            bad(
                "does not say how pictures are scaled for it; pass --preprocess symmetric, unit, caffe,"
                    + " torch or none"));
  }

  private List<String> classNames(Network network) {
    int classes = Features.classes(network);
    if (request.classNames().isPresent()) {
      Path file = request.classNames().get();
      if (classes == 0) {
        throw bad("has no classifier, so class names mean nothing for it; leave out --class-names");
      }
      return ClassNames.read(file, classes);
    }
    List<String> beside = model.classNames();
    if (classes == 0 || beside.isEmpty()) {
      return IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    }
    if (beside.size() != classes) {
      throw bad(
          "tells %d classes apart but has names for %d beside it; pass --class-names with a file of %d names"
              .formatted(classes, beside.size(), classes));
    }
    return beside;
  }

  private static String fileName(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }
}
