package dev.graft.ui;

import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.rules.AdviceEvent;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.workbench.AdviceRequest;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import dev.graft.workbench.FoundAgain;
import dev.graft.workbench.HeadsRequest;
import dev.graft.workbench.Job;
import dev.graft.workbench.ProjectHold;
import dev.graft.workbench.RaceRequest;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The part of a scripted workbench that compares and advises. */
abstract class FakeAdvisingWorkbench implements Workbench {
  @Override
  public java.util.List<String> lastErrors() {
    return java.util.List.of("2026-01-02T03:04:05.678 ERROR Engine - it failed");
  }

  private final FakeRacing racing = new FakeRacing();

  /** What becomes of races, comparisons of heads and advice. */
  public FakeRacing racing() {
    return racing;
  }

  /** Why the project may only be looked at, if so. */
  public Optional<String> readOnly = Optional.empty();

  /** What comes of looking for images that moved. */
  public FoundAgain foundAgain = new FoundAgain(ImageSet.EMPTY, 0, 0);

  /** Where they were looked for. */
  public final List<List<Path>> searched = new ArrayList<>();

  @Override
  public ProjectHold hold(Optional<Path> project) {
    return readOnly.map(ProjectHold::onlyLooking).orElseGet(ProjectHold::free);
  }

  @Override
  public FoundAgain findImages(Optional<Path> project, List<Path> places) {
    searched.add(places);
    return foundAgain;
  }

  @Override
  public FoundAgain findImages(String run, Optional<Path> project, List<Path> places) {
    return foundAgain;
  }

  /** What becomes of a wish for features. */
  public BiFunction<EmbeddingRequest, Consumer<EmbeddingEvent>, Job> embedder =
      (request, listener) -> {
        throw new GraftException("A training is running; look at them when it is over.");
      };

  @Override
  public Job embed(EmbeddingRequest request, Consumer<EmbeddingEvent> listener) {
    return embedder.apply(request, listener);
  }

  @Override
  public Job race(RaceRequest request, Consumer<RaceEvent> listener) {
    return racing.race(request, listener);
  }

  @Override
  public Job compareHeads(HeadsRequest request, Consumer<HeadsEvent> listener) {
    return racing.heads(request, listener);
  }

  @Override
  public Job advise(AdviceRequest request, Consumer<AdviceEvent> listener) {
    return racing.advice(request, listener);
  }
}
