package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.json.Json;
import dev.graft.training.TrainingEvent;
import java.util.Optional;

/** Prints the events of a training for programs, one JSON object a line. */
final class JsonTrainingView implements TrainingView {
  private final Terminal terminal;
  private volatile Optional<TrainingEvent.Started> started = Optional.empty();

  JsonTrainingView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Optional<TrainingEvent.Started> started() {
    return started;
  }

  @Override
  public void accept(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started e) {
      started = Optional.of(e);
      print(JsonForm.started(e));
    } else if (event instanceof TrainingEvent.PhaseBegins e) {
      print(JsonForm.phase(e));
    } else if (event instanceof TrainingEvent.Extracting e) {
      print(JsonForm.extracting(e));
    } else if (event instanceof TrainingEvent.Epoch e) {
      print(JsonForm.epoch(e));
    } else if (event instanceof TrainingEvent.SmallerBatch e) {
      print(JsonForm.smallerBatch(e));
    } else if (event instanceof TrainingEvent.Rounded e) {
      print(JsonForm.rounded(e));
    } else if (event instanceof TrainingEvent.Finished e) {
      print(JsonForm.finished(e));
    } else if (event instanceof TrainingEvent.Stopped e) {
      print(JsonForm.stopped(e));
    }
    // Steps are for eyes: several a second would drown what programs wait for.
  }

  private void print(ObjectNode node) {
    terminal.raw(Json.line(node));
  }
}
