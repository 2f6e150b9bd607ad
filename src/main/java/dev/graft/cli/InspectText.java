package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.dataset.labelling.LabelImport;
import dev.graft.inspection.Clusters;
import dev.graft.inspection.Embeddings;
import dev.graft.inspection.LabelNext;
import dev.graft.inspection.LabelNoise;
import dev.graft.inspection.Labels;
import dev.graft.workbench.EmbeddingEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The findings for people. */
record InspectText(Terminal terminal, Embeddings embeddings, int top) implements InspectView {
  /** What a table of labels says that is not known here; nothing where all of it is. */
  static void labels(Terminal terminal, Path table, LabelImport said, boolean hadClasses) {
    List<String> parts = new ArrayList<>();
    int files = said.unknownFiles().size();
    if (files > 0) {
      parts.add(
          "%s not in the folder (first: %s)"
              .formatted(
                  files == 1 ? "1 file is" : Words.count(files) + " files are",
                  said.unknownFiles().get(0)));
    }
    int classes = said.newClasses().size();
    if (classes > 0 && hadClasses) {
      parts.add(
          "%s new (first: %s)"
              .formatted(
                  classes == 1 ? "1 class is" : Words.count(classes) + " classes are",
                  said.newClasses().get(0)));
    }
    if (!parts.isEmpty()) {
      terminal.line(
          "%s: %s read; %s."
              .formatted(
                  table, Words.count(said.lines().size(), "label"), String.join("; ", parts)));
    }
  }

  @Override
  public void embedded(EmbeddingEvent.Embedded embedded) {
    terminal.line(
        "%s, seen through %s."
            .formatted(Words.count(embeddings.size(), "picture"), embeddings.backbone()));
    embedded
        .skipped()
        .forEach(s -> terminal.line("Left out: " + s.file() + " (" + s.reason() + ")"));
  }

  @Override
  public void noise(LabelNoise noise, Labels labels) {
    if (noise.ranking().isEmpty()) {
      terminal.line("No label can be judged: two classes need two pictures each.");
      return;
    }
    terminal.line(
        "%s of %s probably wrong; the most doubtful first:"
            .formatted(
                Words.count(noise.suspected()), Words.count(noise.ranking().size(), "label")));
    TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT, Align.LEFT);
    table.row("label", "", "rather", "", "file");
    for (LabelNoise.Suspect s : noise.ranking().subList(0, Math.min(top, noise.ranking().size()))) {
      table.row(
          labels.classes().get(s.given()),
          Words.percent(s.givenProbability()),
          labels.classes().get(s.suggested()),
          Words.percent(s.suggestedProbability()),
          file(s.picture()));
    }
    table.lines().forEach(terminal::line);
  }

  @Override
  public void copies(List<Copies> copies) {
    long across = copies.stream().filter(Copies::acrossSplit).count();
    terminal.line(
        "%s of copies, %s of them across the split."
            .formatted(Words.count(copies.size(), "group"), Words.count(across)));
    for (Copies c : copies) {
      terminal.line(
          "same by " + c.by() + (c.acrossSplit() ? ", in training and in what measures:" : ":"));
      c.files().forEach(f -> terminal.line("  " + f));
    }
  }

  @Override
  public void clusters(Clusters clusters) {
    for (int c = 0; c < clusters.clusters().size(); c++) {
      Clusters.Cluster cluster = clusters.clusters().get(c);
      terminal.line(
          "Cluster %d: %s; typical are"
              .formatted(c + 1, Words.count(cluster.members().length, "picture")));
      for (int picture : cluster.typical()) {
        terminal.line("  " + file(picture));
      }
    }
  }

  @Override
  public void next(List<LabelNext.Proposal> proposals, Labels labels) {
    terminal.line(proposals.isEmpty() ? "All pictures have labels." : "To label next:");
    for (LabelNext.Proposal p : proposals) {
      String guess =
          p.suggested().isEmpty()
              ? ""
              : " (%s, %s)"
                  .formatted(
                      labels.classes().get(p.suggested().getAsInt()),
                      Words.percent(p.probability()));
      terminal.line("  " + file(p.picture()) + guess);
    }
  }

  private String file(int picture) {
    return embeddings.files().get(picture).toString();
  }
}
