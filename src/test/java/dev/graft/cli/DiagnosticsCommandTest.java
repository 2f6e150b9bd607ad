package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsCommandTest extends CommandLineTest {
  @Test
  void tellsVersionsDeviceAndTheLastErrors() {
    Outcome nothing = graft("diagnostics");
    assertThat(nothing.code()).isZero();
    assertThat(nothing.out())
        .contains("Graft: 1.2.3\n", "TensorFlow: 2.18.0\n", "Java: ", "Device: CPU, 2 threads\n")
        .endsWith("No errors in the log.\n");

    workbench.errors = List.of("2026-01-02T03:04:05.678 ERROR Engine - it failed");
    assertThat(graft("diagnostics").out())
        .endsWith("The last errors:\n" + workbench.errors.get(0) + "\n");
    var json =
        Json.parse(
            graft("diagnostics", "--json").out(), com.fasterxml.jackson.databind.JsonNode.class);
    assertThat(json.path("lastErrors").path(0).asText()).isEqualTo(workbench.errors.get(0));
    assertThat(json.path("device").asText()).isEqualTo("CPU, 2 threads");
  }
}
