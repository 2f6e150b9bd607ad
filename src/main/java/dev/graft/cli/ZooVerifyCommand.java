package dev.graft.cli;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.Verification;
import dev.graft.zoo.Verification.Check;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code graft zoo verify}. */
@Command(
    name = "verify",
    description =
        "Check a backbone on this machine: its weights, its layers, and that the engine answers what"
            + " Keras answers.")
final class ZooVerifyCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "A backbone's name, or a path.")
  private String name;

  ZooVerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Verification verification;
    try (Workbench workbench = context.workbench().get()) {
      verification = workbench.verify(name);
    }
    Optional<Check> failure = verification.failure();
    if (common.json()) {
      context.terminal().raw(Json.line(JsonForm.verification(verification)));
    } else {
      print(verification, failure.isEmpty());
    }
    failure.ifPresent(
        check -> {
          throw new GraftException(name + " failed its check. " + check.detail());
        });
    return 0;
  }

  private void print(Verification verification, boolean ok) {
    Terminal terminal = context.terminal();
    for (Check check : verification.checks()) {
      terminal.line((check.ok() ? "ok      " : "failed  ") + check.check() + ": " + check.detail());
    }
    verification.unchecked().ifPresent(terminal::line);
    if (ok) {
      terminal.line(
          verification.unchecked().isPresent()
              ? "What could be checked of " + name + " is as it should be."
              : name + " is as it should be.");
    }
  }
}
