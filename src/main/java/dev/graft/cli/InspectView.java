package dev.graft.cli;

import dev.graft.inspection.Clusters;
import dev.graft.inspection.LabelNext;
import dev.graft.inspection.LabelNoise;
import dev.graft.inspection.Labels;
import dev.graft.workbench.EmbeddingEvent;
import java.nio.file.Path;
import java.util.List;

/** How the findings of {@code graft inspect} are shown. */
interface InspectView {
  /**
   * Pictures that are the same or nearly so.
   *
   * @param by what they have in common: content and look, or features
   * @param files two or more
   * @param acrossSplit whether some are learnt from and some measure
   */
  record Copies(String by, List<Path> files, boolean acrossSplit) {}

  void embedded(EmbeddingEvent.Embedded embedded);

  void noise(LabelNoise noise, Labels labels);

  void copies(List<Copies> copies);

  void clusters(Clusters clusters);

  void next(List<LabelNext.Proposal> proposals, Labels labels);
}
