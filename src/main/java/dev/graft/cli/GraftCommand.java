package dev.graft.cli;

import dev.graft.workbench.Workbench;
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
    CommandLine line =
        new CommandLine(new GraftCommand())
            .addSubcommand(
                new CommandLine(new ZooCommand())
                    .addSubcommand(new ZooListCommand(context))
                    .addSubcommand(new ZooShowCommand(context))
                    .addSubcommand(new ZooFetchCommand(context))
                    .addSubcommand(new ZooImportCommand(context))
                    .addSubcommand(new ZooVerifyCommand(context)))
            .addSubcommand(
                new CommandLine(new DataCommand())
                    .addSubcommand(new DataListCommand(context))
                    .addSubcommand(new DataFetchCommand(context)))
            .addSubcommand(new TrainCommand(context))
            .addSubcommand(new FindRateCommand(context))
            .addSubcommand(new ResumeCommand(context))
            .addSubcommand(new DistillCommand(context))
            .addSubcommand(new RunsCommand(context))
            .addSubcommand(new CompareCommand(context))
            .addSubcommand(new RaceCommand(context))
            .addSubcommand(new HeadsCommand(context))
            .addSubcommand(new AdviseCommand(context))
            .addSubcommand(new InspectCommand(context))
            .addSubcommand(new EvaluateCommand(context))
            .addSubcommand(new PredictCommand(context))
            .addSubcommand(new ExportCommand(context))
            .addSubcommand(new DiagnosticsCommand(context, version));
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
      return failures.report(e, java.util.Arrays.asList(args).contains("--verbose"));
    }
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
