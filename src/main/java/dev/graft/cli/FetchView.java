package dev.graft.cli;

import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.zoo.FetchEvent;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Shows the events of a download. */
interface FetchView extends Consumer<FetchEvent> {
  /** The view for programs or for people. */
  static FetchView of(Terminal terminal, boolean json) {
    return json ? new ForPrograms(terminal) : new ForPeople(terminal, System::nanoTime);
  }

  /** One JSON object a line. */
  record ForPrograms(Terminal terminal) implements FetchView {
    @Override
    public void accept(FetchEvent event) {
      if (event instanceof FetchEvent.Downloading e) {
        terminal.raw(Json.line(JsonForm.downloading(e)));
      } else if (event instanceof FetchEvent.Finished e) {
        terminal.raw(Json.line(JsonForm.fetched(e)));
      }
    }
  }

  /** A bar with rate and time left while somebody watches; else only what comes of it. */
  final class ForPeople implements FetchView {
    private final Terminal terminal;
    private final ProgressMeter meter;

    ForPeople(Terminal terminal, LongSupplier nanoTime) {
      this.terminal = terminal;
      this.meter = new ProgressMeter("MB", 1_000_000, nanoTime);
    }

    @Override
    public void accept(FetchEvent event) {
      if (event instanceof FetchEvent.Downloading e) {
        terminal.status(
            e.total().isPresent()
                ? meter.line(
                    "Downloading",
                    e.done(),
                    e.total().getAsLong(),
                    Words.megabytes(e.total().getAsLong()))
                : "Downloading  " + Words.megabytes(e.done()));
      } else if (event instanceof FetchEvent.Importing) {
        terminal.status("Reading it into the zoo");
      } else if (event instanceof FetchEvent.Finished e) {
        finished(e);
      }
    }

    private void finished(FetchEvent.Finished e) {
      Backbone backbone = e.backbone();
      terminal.line(
          "%s %s: %s, %s, %s."
              .formatted(
                  backbone.name(),
                  e.alreadyHere() ? "was there already" : "is in the zoo now",
                  backbone.architecture(),
                  Words.count(backbone.network().parameters(), "parameter"),
                  Words.count(backbone.blocks().size(), "block")));
      terminal.line("Licence: " + backbone.licence());
      terminal.line("File: " + e.file());
      terminal.line("SHA-256: " + e.sha256());
      e.note().ifPresent(terminal::line);
    }
  }
}
