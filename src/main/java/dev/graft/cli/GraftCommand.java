package dev.graft.cli;

import dev.graft.workbench.Workbench;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 and 143 after signals. */
@Command(
    name = "graft",
    description =
        "Graft a new head onto a pretrained network. Without a command, opens the window.",
    synopsisSubcommandLabel = "COMMAND")
public final class GraftCommand implements Runnable {
  @Spec private CommandSpec spec;

  private GraftCommand() {}

  /**
   * Runs a command to its end.
   *
   * @param args the command line
   * @param workbench starts the workbench; asked at most once, and only when there is work
   * @param terminal where to write
   * @param version the program's version
   * @return the exit code
   */
  public static int run(
      String[] args, Supplier<Workbench> workbench, Terminal terminal, String version) {
    Context context = new Context(workbench, terminal);
    Failures failures = new Failures(terminal);
    CommandLine line = new CommandLine(new GraftCommand());
    add(line, commands(context, version), args);
    addHelp(line);
    line.getCommandSpec()
        .version("graft " + version)
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    line.setOut(terminal.outWriter())
        .setErr(terminal.errWriter())
        .setColorScheme(
            Help.defaultColorScheme(terminal.interactive() ? Help.Ansi.AUTO : Help.Ansi.OFF))
        // An image may be called @holiday.jpg.
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(failures::onFailure)
        .setParameterExceptionHandler(failures::onUsage);
    try {
      return line.execute(args);
    } catch (VirtualMachineError | LinkageError e) {
      return failures.report(e, Arrays.asList(args).contains("--verbose"));
    }
  }

  /** Every command by its name; what it consists of is looked at when it is made. */
  private static Map<String, Supplier<Object>> commands(Context context, String version) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("zoo", () -> zoo(context));
    commands.put("data", () -> data(context));
    commands.put("train", () -> new TrainCommand(context));
    commands.put("find-rate", () -> new FindRateCommand(context));
    commands.put("resume", () -> new ResumeCommand(context));
    commands.put("distill", () -> new DistillCommand(context));
    commands.put("runs", () -> new RunsCommand(context));
    commands.put("compare", () -> new CompareCommand(context));
    commands.put("race", () -> new RaceCommand(context));
    commands.put("heads", () -> new HeadsCommand(context));
    commands.put("advise", () -> new AdviseCommand(context));
    commands.put("inspect", () -> new InspectCommand(context));
    commands.put("evaluate", () -> new EvaluateCommand(context));
    commands.put("predict", () -> new PredictCommand(context));
    commands.put("shift", () -> new ShiftCommand(context));
    commands.put("export", () -> new ExportCommand(context));
    commands.put("diagnostics", () -> new DiagnosticsCommand(context, version));
    return commands;
  }

  private static CommandLine zoo(Context context) {
    return new CommandLine(new ZooCommand())
        .addSubcommand(new ZooListCommand(context))
        .addSubcommand(new ZooShowCommand(context))
        .addSubcommand(new ZooFetchCommand(context))
        .addSubcommand(new ZooImportCommand(context))
        .addSubcommand(new ZooVerifyCommand(context));
  }

  private static CommandLine data(Context context) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataListCommand(context))
        .addSubcommand(new DataFetchCommand(context));
  }

  /** Only the command that is asked for, if there is one: the others' options take time to read. */
  private static void add(CommandLine line, Map<String, Supplier<Object>> commands, String[] args) {
    Optional<String> asked = Arrays.stream(args).findFirst().filter(commands::containsKey);
    commands.forEach(
        (name, command) -> {
          if (asked.isEmpty() || asked.get().equals(name)) {
            line.addSubcommand(command.get());
          }
        });
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    line.getSubcommands().values().forEach(GraftCommand::addHelp);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command.");
  }
}
