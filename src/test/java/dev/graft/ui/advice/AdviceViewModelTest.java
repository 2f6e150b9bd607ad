package dev.graft.ui.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.advice.rules.Proposal;
import dev.graft.advice.rules.Severity;
import dev.graft.dataset.DatasetScanner;
import dev.graft.evaluation.PairedComparison;
import dev.graft.training.Balance;
import dev.graft.training.FreezePlan;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.Advice;
import dev.graft.ui.FakeTalk;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.TrainViewModel;
import dev.graft.workbench.AdviceRequest;
import dev.graft.workbench.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceViewModelTest {
  @TempDir private static Path folder;
  private static Path pets = Path.of("");

  private final FakeWorkbench workbench =
      new FakeWorkbench().with(Samples.backbone("other", "MobileNet:0.25", 96, 0), false);
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final CurrentThreadTaskExecutor executor = new CurrentThreadTaskExecutor();
  private final TrainViewModel train =
      new TrainViewModel(session, workbench, executor, notices, () -> 0);
  private final AdviceViewModel model =
      new AdviceViewModel(session, workbench, executor, notices, train.desk());
  private final List<AdviceRequest> requests = new ArrayList<>();

  @BeforeEach
  void ready() throws IOException {
    if (pets.toString().isEmpty()) {
      pets = Samples.folder(folder, 5, "cats", "dogs");
    }
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
    session.datasetProperty().set(Optional.of(DatasetScanner.scan(pets)));
  }

  private void advising(Function<AdviceRequest, AdviceEvent> answer) {
    workbench
        .racing()
        .advice(
            (request, listener) -> {
              requests.add(request);
              return FakeTalk.of(listener, List.of(answer.apply(request)));
            });
  }

  private void enter() {
    session.roomProperty().set(Room.TRAIN);
  }

  private TrainingRequest trained() {
    workbench.play(j -> {});
    train.train();
    return workbench.requests().get(workbench.requests().size() - 1);
  }

  @Test
  void whatCostsNothingIsLookedAtWhereOneTrains() {
    advising(r -> Advice.found(Advice.RARE));
    session.frozenBlocksProperty().set(4);
    assertThat(requests).isEmpty();
    enter();
    assertThat(model.findings()).containsExactly(Advice.RARE);
    AdviceRequest request = requests.get(0);
    assertThat(request.thorough()).isFalse();
    assertThat(request.backbone()).contains("small");
    assertThat(request.images()).contains(session.images().set());
    assertThat(request.recipe().orElseThrow().freezePlan())
        .isEqualTo(new FreezePlan.FirstBlocks(4));
    assertThat(model.wordsProperty().get()).isEmpty();
  }

  @Test
  void theButtonOfARareClassChangesTheRecipe() {
    advising(
        r ->
            r.recipe().orElseThrow().techniques().balance() == Balance.NONE
                ? Advice.found(Advice.RARE)
                : Advice.found());
    enter();
    train.recipe().epochsProperty().set("7");
    model.follow(Advice.RARE);
    assertThat(model.findings()).isEmpty();
    assertThat(model.wordsProperty().get()).isEqualTo("Done: Weigh the classes.");
    TrainingRequest request = trained();
    assertThat(request.techniques().balance()).isEqualTo(Balance.CLASS_WEIGHTS);
    assertThat(request.epochs()).isEqualTo(7);
    assertThat(request.learningRate()).isEmpty();
  }

  @Test
  void freezingMovesTheLineAndTheRateGoesWithIt() {
    advising(r -> Advice.found());
    enter();
    model.follow(Advice.UNFREEZE);
    assertThat(session.freezeLine().orElseThrow().learning()).isEqualTo(3);
    assertThat(train.recipe().learningRateProperty().get()).as("what suits the line").isEmpty();
    train.recipe().learningRateProperty().set("0.02");
    model.follow(Advice.STAY_FROZEN);
    assertThat(session.freezeLine().orElseThrow().learning()).isZero();
    assertThat(trained().recipe(true).learningRate()).isEqualTo(1e-3);
  }

  @Test
  void aFinishedRunIsLookedAtAndAnotherRateIsWritten() {
    Finding high =
        Advice.finding(
            "rate-too-high", Severity.WARNING, new Proposal.LearningRate(2e-4), 2e-3, 2e-4);
    advising(r -> r.run().isPresent() ? Advice.found(high) : Advice.found());
    enter();
    workbench.play(
        j -> j.emit(new TrainingEvent.Started("run-7", Path.of("/p"))),
        j -> j.emit(Samples.epoch(1)),
        j -> j.emit(Samples.finish("run-7")));
    train.train();
    assertThat(model.findings()).containsExactly(high);
    AdviceRequest last = requests.get(requests.size() - 1);
    assertThat(last.run()).contains("run-7");
    assertThat(last.recipe()).as("that of the run counts").isEmpty();
    model.follow(high);
    assertThat(train.recipe().learningRateProperty().get()).isEqualTo("0.0002");
    assertThat(model.findings()).as("it is the run's, and done").isEmpty();
  }

  @Test
  void aGoodProjectIsQuietUntilSomebodyAsks() {
    advising(r -> Advice.found());
    enter();
    assertThat(model.findings()).isEmpty();
    assertThat(model.wordsProperty().get()).isEmpty();
    model.check();
    assertThat(requests.get(requests.size() - 1).thorough()).isTrue();
    assertThat(model.wordsProperty().get()).isEqualTo("Nothing to advise.");
    assertThat(session.jobs().running()).isEmpty();
  }

  @Test
  void whatACheckFoundHoldsWhileTheRecipeChanges() {
    // Worse than colours: a rule that only a thorough look can answer.
    ProjectFacts facts =
        ProjectFacts.NOTHING
            .with(
                new ProjectFacts.Features(
                    "small",
                    0.6,
                    new PairedComparison(220, 40, 10, 130),
                    Optional.empty(),
                    Optional.empty()))
            .withCopies(List.of());
    advising(
        r ->
            r.thorough()
                ? new AdviceEvent.Advised(facts, dev.graft.advice.rules.Advisor.advise(facts))
                : Advice.found());
    enter();
    model.check();
    assertThat(model.findings()).extracting(Finding::rule).containsExactly("worthless-features");
    assertThat(model.wordsProperty().get()).isEqualTo("One thing to look at.");
    session.frozenBlocksProperty().set(2);
    assertThat(requests.get(requests.size() - 1).thorough()).isFalse();
    assertThat(model.findings()).extracting(Finding::rule).containsExactly("worthless-features");
    session.choose(workbench.backbone("other"));
    assertThat(model.findings()).as("of another backbone nothing is known").isEmpty();
  }

  @Test
  void whatWasDismissedStaysAwayUntilTheNextCheck() {
    advising(r -> Advice.found(Advice.RARE, Advice.FEW, Advice.UNFREEZE));
    enter();
    assertThat(model.shown()).containsExactly(Advice.RARE, Advice.FEW);
    assertThat(model.more()).isEqualTo(1);
    model.dismiss(Advice.RARE);
    assertThat(model.shown()).containsExactly(Advice.FEW, Advice.UNFREEZE);
    session.frozenBlocksProperty().set(3);
    assertThat(model.findings()).doesNotContain(Advice.RARE);
    model.check();
    assertThat(model.findings()).contains(Advice.RARE);
  }

  @Test
  void imagesAreKeptTogetherAndDrawnAnew() {
    advising(r -> Advice.found());
    enter();
    Set<Path> copies =
        Set.of(pets.resolve("cats/cats_0001.png"), pets.resolve("cats/cats_0002.png"));
    var before = session.images().set();
    model.follow(
        Advice.finding(
            "duplicates-across-split",
            Severity.SERIOUS,
            new Proposal.KeepTogether(List.of(copies)),
            1));
    var parts = session.images().set().parts();
    assertThat(session.images().set()).isNotEqualTo(before);
    assertThat(copies.stream().map(parts::get).distinct()).hasSize(1);
    model.follow(Advice.FEW);
    assertThat(session.images().set().split().validation()).isEqualTo(0.3);
    assertThat(train.recipe().validationProperty().get()).isEqualTo("30");
  }

  @Test
  void backbonesAreChosenRacedAndImportedAgain() {
    advising(r -> Advice.found());
    enter();
    model.follow(
        Advice.finding(
            "unsuited-licence",
            Severity.WARNING,
            new Proposal.ChooseBackbone("other"),
            "small",
            "none"));
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("other");
    model.follow(
        Advice.finding("unsuited-licence", Severity.WARNING, new Proposal.Race(), "small", "none"));
    assertThat(session.roomProperty().get()).isEqualTo(Room.BACKBONES);
    assertThat(session.racingProperty().get()).isTrue();
    enter();
    model.follow(Advice.UNFIT);
    assertThat(session.roomProperty().get()).isEqualTo(Room.BACKBONES);
    assertThat(session.racingProperty().get()).isFalse();
    assertThat(notices.told()).singleElement().asString().contains("mobilenet-v2");
  }

  @Test
  void whatCannotBeDoneIsASentence() {
    advising(r -> Advice.found(Advice.RARE));
    enter();
    train.recipe().epochsProperty().set("none");
    model.follow(Advice.RARE);
    assertThat(model.errorProperty().get())
        .contains("Something in the recipe is missing or wrong; put that right first.");
    assertThat(model.findings()).contains(Advice.RARE);
    model.follow(
        Advice.finding(
            "unsuited-licence", Severity.WARNING, new Proposal.ChooseBackbone("gone"), "a", "b"));
    assertThat(model.errorProperty().get()).contains("There is no backbone gone.");
    model.follow(
        Advice.finding(
            "unfreeze",
            Severity.HINT,
            new Proposal.Freeze(new FreezePlan.AllButLastBlocks(3), OptionalDouble.empty()),
            1,
            0.5,
            3));
    assertThat(model.errorProperty().get()).isPresent();
  }

  @Test
  void aCheckThatIsRefusedSaysWhy() {
    enter();
    model.check();
    assertThat(model.errorProperty().get())
        .contains("A training is running; ask for advice when it is over.");
    assertThat(model.checkingProperty().get()).isFalse();
    assertThat(model.wordsProperty().get()).isEmpty();
  }
}
