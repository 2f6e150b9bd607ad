package dev.graft.cli;

import dev.graft.json.Json;
import dev.graft.workbench.EngineStatus;
import dev.graft.workbench.Workbench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graft diagnostics}. */
@Command(
    name = "diagnostics",
    description = "Show versions, device and the last errors, to copy into a report.")
final class DiagnosticsCommand implements Callable<Integer> {
  private final Context context;
  private final String version;

  @Mixin private CommonOptions common;

  DiagnosticsCommand(Context context, String version) {
    this.context = context;
    this.version = version;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    try (Workbench workbench = context.workbench().get()) {
      EngineStatus engine = workbench.engineStatus();
      Map<String, String> versions = new LinkedHashMap<>();
      versions.put("Graft", version);
      versions.putAll(new TreeMap<>(engine.versions()));
      versions.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
      String system =
          String.join(
              " ",
              System.getProperty("os.name"),
              System.getProperty("os.version"),
              System.getProperty("os.arch"));
      List<String> errors = workbench.lastErrors();
      if (common.json()) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("versions", versions);
        all.put("system", system);
        all.put("device", engine.device());
        all.put("lastErrors", errors);
        terminal.raw(Json.line(all));
        return 0;
      }
      versions.forEach((name, v) -> terminal.line(name + ": " + v));
      terminal.line("System: " + system);
      terminal.line("Device: " + engine.device());
      terminal.line(errors.isEmpty() ? "No errors in the log." : "The last errors:");
      errors.forEach(terminal::line);
    }
    return 0;
  }
}
