package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.distillation.DistillationEvent;
import dev.graft.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a distillation, to people or to programs. */
final class DistillationView implements Consumer<DistillationEvent> {
  private static final long QUIET_NANOS = 10_000_000_000L;
  private static final int SKIPPED_SHOWN = 20;

  private final Terminal terminal;
  private final boolean json;
  private Optional<ProgressMeter> meter = Optional.empty();
  private int metered = -1;
  private long lastLine = System.nanoTime();

  DistillationView(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  void stopping() {
    if (!json) {
      terminal.status("Stopping");
    }
  }

  @Override
  public synchronized void accept(DistillationEvent event) {
    if (json) {
      print(event);
    } else {
      tell(event);
    }
  }

  private void tell(DistillationEvent event) {
    if (event instanceof DistillationEvent.Viewing e) {
      progress(0, "Teachers", "photographs", e.done(), e.total(), "");
    } else if (event instanceof DistillationEvent.Step e) {
      progress(
          e.epoch(),
          "Epoch " + e.epoch(),
          "views",
          e.done(),
          e.total(),
          distance(e.classLoss(), e.featureLoss()));
    } else if (event instanceof DistillationEvent.Epoch e) {
      say(
          "Epoch %d at %d px: %s, rate %s, %s"
              .formatted(
                  e.epoch(),
                  e.size(),
                  distance(e.classLoss(), e.featureLoss()),
                  Words.rate(e.learningRate()),
                  Words.duration(e.seconds())));
    } else if (event instanceof DistillationEvent.Finished e) {
      finished(e);
    } else if (event instanceof DistillationEvent.Stopped e) {
      say(
          "Stopped; %s kept. The same command with --resume goes on."
              .formatted(e.epoch() == 0 ? "the views so far are" : "all of it is"));
    }
  }

  private static String distance(double classes, double features) {
    return String.format(Locale.ROOT, "classes %.3f  features %.3f", classes, features);
  }

  private void progress(int phase, String label, String unit, long done, long total, String note) {
    if (meter.isEmpty() || metered != phase) {
      meter = Optional.of(new ProgressMeter(unit, System::nanoTime));
      metered = phase;
    }
    String line = meter.get().line(label, done, total, note);
    if (terminal.interactive()) {
      terminal.status(line);
    } else if (System.nanoTime() - lastLine >= QUIET_NANOS) {
      say(line);
    }
  }

  private void finished(DistillationEvent.Finished e) {
    say("");
    say(
        "%s is in the zoo after %s: %s, taught on %s of %s."
            .formatted(
                e.name(),
                Words.duration(e.seconds()),
                Words.count(e.parameters(), "parameter"),
                Words.count(e.views(), "view"),
                Words.count(e.photographs(), "photograph")));
    e.skipped().stream()
        .limit(SKIPPED_SHOWN)
        .forEach(s -> say("Skipped " + s.file() + ": " + s.reason()));
    if (e.skipped().size() > SKIPPED_SHOWN) {
      say("and " + Words.count(e.skipped().size() - SKIPPED_SHOWN) + " more");
    }
    say("Train with it: graft train --backbone " + e.name() + " --data DIR");
  }

  private void say(String line) {
    terminal.line(line);
    lastLine = System.nanoTime();
  }

  private void print(DistillationEvent event) {
    if (event instanceof DistillationEvent.Viewing e) {
      if (e.done() == e.total() || System.nanoTime() - lastLine >= QUIET_NANOS / 10) {
        lastLine = System.nanoTime();
        raw(event("viewing").put("done", e.done()).put("total", e.total()));
      }
    } else if (event instanceof DistillationEvent.Epoch e) {
      raw(
          event("epoch")
              .put("epoch", e.epoch())
              .put("size", e.size())
              .put("classLoss", e.classLoss())
              .put("featureLoss", e.featureLoss())
              .put("learningRate", e.learningRate())
              .put("seconds", e.seconds()));
    } else if (event instanceof DistillationEvent.Finished e) {
      ObjectNode node =
          event("finished")
              .put("name", e.name())
              .put("fingerprint", e.fingerprint())
              .put("parameters", e.parameters())
              .put("photographs", e.photographs())
              .put("views", e.views())
              .put("samples", e.samples())
              .put("seconds", e.seconds());
      ArrayNode skipped = node.putArray("skipped");
      e.skipped().forEach(s -> skipped.addObject().put("file", s.file()).put("reason", s.reason()));
      raw(node);
    } else if (event instanceof DistillationEvent.Stopped e) {
      raw(event("stopped").put("epoch", e.epoch()));
    }
  }

  private static ObjectNode event(String name) {
    return Json.mapper().createObjectNode().put("event", name);
  }

  private void raw(ObjectNode node) {
    terminal.raw(Json.line(node));
  }
}
