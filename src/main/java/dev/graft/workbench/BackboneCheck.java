package dev.graft.workbench;

import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.Licence;
import dev.graft.zoo.Verification;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Finds out what there is to know of a backbone for somebody's pictures. */
final class BackboneCheck {
  private final BackboneLibrary library;
  private final FeatureReading reading;

  BackboneCheck(BackboneLibrary library, FeatureReading reading) {
    this.library = library;
    this.reading = reading;
  }

  ProjectFacts check(
      ProjectFacts facts,
      String name,
      AdviceRequest request,
      ImageSet images,
      Consumer<AdviceEvent> listener,
      FeatureReading.Stop stop) {
    Backbone backbone = library.find(name).orElseGet(() -> library.load(name).backbone());
    List<ZooEntry> here = library.list().stream().filter(ZooEntry::available).toList();
    Optional<ZooEntry> entry = here.stream().filter(e -> e.name().equals(name)).findFirst();
    Optional<CatalogueEntry> published = entry.flatMap(ZooEntry::recognised);
    ProjectFacts known =
        facts.with(
            new ProjectFacts.Chosen(
                name,
                backbone.isPretrained(),
                backbone.network().layers().stream().noneMatch(l -> l instanceof Layer.FrozenGraph),
                backbone.blocks().size(),
                published
                    .map(CatalogueEntry::licence)
                    .orElseGet(() -> Licence.named(backbone.licence())),
                free(here, name)));
    if (!request.thorough()) {
      return known.with(preprocessed(backbone, name, published, Optional.empty()));
    }
    listener.accept(new AdviceEvent.Looking(AdviceEvent.Look.BACKBONE, 0, 0));
    known = known.with(preprocessed(backbone, name, published, selfTest(name, stop)));
    Optional<ProjectFacts.Features> features = features(name, here, images, listener, stop);
    return features.isPresent() ? known.with(features.get()) : known;
  }

  /** Another one that has learnt something and that one may do anything with. */
  private static Optional<String> free(List<ZooEntry> here, String name) {
    return here.stream()
        .filter(e -> e.isPretrained() && !e.name().equals(name))
        .filter(e -> Licence.named(e.licence()).commercialUse() == Licence.CommercialUse.YES)
        .map(ZooEntry::name)
        .findFirst();
  }

  private static ProjectFacts.Preprocessed preprocessed(
      Backbone backbone,
      String name,
      Optional<CatalogueEntry> published,
      Optional<String> selfTest) {
    Optional<Scaling> usual =
        published
            .map(CatalogueEntry::scaling)
            .or(
                () ->
                    Architectures.known(backbone.architecture())
                        .map(variant -> variant.architecture().scaling()));
    return new ProjectFacts.Preprocessed(name, backbone.preprocessing().scaling(), usual, selfTest);
  }

  private Optional<String> selfTest(String name, FeatureReading.Stop stop) {
    AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
    reading.run(
        id -> new EngineCommand.Verify(id, name),
        event -> {
          if (event instanceof EngineEvent.Verified verified) {
            problem.set(verified.verification().failure().map(Verification.Check::detail));
          }
        },
        stop);
    return problem.get();
  }

  /** It runs against one to begin with and against random weights, where these are here. */
  private Optional<ProjectFacts.Features> features(
      String name,
      List<ZooEntry> here,
      ImageSet images,
      Consumer<AdviceEvent> listener,
      FeatureReading.Stop stop) {
    List<String> runners = new ArrayList<>(List.of(name));
    here.stream()
        .filter(e -> !e.isPretrained() && !e.name().equals(name))
        .forEach(e -> runners.add(e.name()));
    ZooEntry.firstChoice(here)
        .map(ZooEntry::name)
        .filter(n -> !runners.contains(n))
        .ifPresent(runners::add);
    RaceReport report =
        new Racing(library, reading)
            .run(
                new RaceRequest(
                    images.root().orElseGet(() -> Path.of("")),
                    Optional.of(images),
                    runners,
                    RaceRequest.SAMPLE,
                    OptionalInt.empty(),
                    Defaults.SEED),
                event -> {
                  if (event instanceof RaceEvent.Running e) {
                    listener.accept(
                        new AdviceEvent.Looking(AdviceEvent.Look.FEATURES, e.done(), e.total()));
                  }
                },
                stop);
    return report.results().stream()
        .filter(r -> r.runner().name().equals(name))
        .findFirst()
        .map(
            own ->
                new ProjectFacts.Features(
                    name,
                    own.score().accuracy(),
                    report.againstColours(own),
                    report.againstRandom(own),
                    better(report, own)));
  }

  private static Optional<String> better(RaceReport report, RaceResult own) {
    boolean behind = report.leaders().stream().noneMatch(r -> r.equals(own));
    return behind ? report.best().map(r -> r.runner().name()) : Optional.empty();
  }
}
