package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.labelling.LabelImport;
import dev.graft.inspection.Clusters;
import dev.graft.inspection.Embeddings;
import dev.graft.inspection.LabelNext;
import dev.graft.inspection.LabelNoise;
import dev.graft.inspection.Labels;
import dev.graft.json.Json;
import dev.graft.workbench.EmbeddingEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The findings for programs: an object a line for each kind. */
record InspectJson(Terminal terminal, Embeddings embeddings) implements InspectView {
  /** What a table of labels said of the pictures. */
  static void labels(Terminal terminal, LabelImport said) {
    ObjectNode node = event("labels").put("read", said.lines().size());
    ArrayNode unknown = node.putArray("unknownFiles");
    said.unknownFiles().forEach(unknown::add);
    ArrayNode classes = node.putArray("newClasses");
    said.newClasses().forEach(classes::add);
    terminal.raw(Json.line(node));
  }

  @Override
  public void embedded(EmbeddingEvent.Embedded embedded) {
    ObjectNode node =
        event("embedded").put("images", embeddings.size()).put("features", embeddings.width());
    RaceJson.skipped(node.putArray("skipped"), embedded.skipped());
    print(node);
  }

  @Override
  public void noise(LabelNoise noise, Labels labels) {
    ObjectNode node = event("noise").put("suspected", noise.suspected());
    ArrayNode ranking = node.putArray("ranking");
    for (LabelNoise.Suspect s : noise.ranking()) {
      ranking
          .addObject()
          .put("file", file(s.picture()))
          .put("class", labels.classes().get(s.given()))
          .put("suggested", labels.classes().get(s.suggested()))
          .put("classProbability", s.givenProbability())
          .put("suggestedProbability", s.suggestedProbability())
          .put("suspected", s.confident());
    }
    print(node);
  }

  @Override
  public void copies(List<Copies> copies) {
    ObjectNode node = event("duplicates");
    ArrayNode groups = node.putArray("groups");
    for (Copies c : copies) {
      ObjectNode group = groups.addObject().put("by", c.by()).put("acrossSplit", c.acrossSplit());
      ArrayNode files = group.putArray("files");
      c.files().forEach(f -> files.add(f.toString()));
    }
    print(node);
  }

  @Override
  public void clusters(Clusters clusters) {
    ObjectNode node = event("clusters");
    ArrayNode all = node.putArray("clusters");
    for (Clusters.Cluster cluster : clusters.clusters()) {
      ObjectNode one = all.addObject();
      files(one.putArray("typical"), cluster.typical());
      files(one.putArray("files"), cluster.members());
    }
    print(node);
  }

  @Override
  public void next(List<LabelNext.Proposal> proposals, Labels labels) {
    ObjectNode node = event("next");
    ArrayNode images = node.putArray("images");
    for (LabelNext.Proposal p : proposals) {
      Optional<String> guess =
          p.suggested().isPresent()
              ? Optional.of(labels.classes().get(p.suggested().getAsInt()))
              : Optional.empty();
      images
          .addObject()
          .put("file", file(p.picture()))
          .put("reason", p.reason().name().toLowerCase(Locale.ROOT))
          .put("suggested", guess.orElse(null))
          .put("probability", guess.map(g -> p.probability()).orElse(null));
    }
    print(node);
  }

  private void files(ArrayNode into, int[] pictures) {
    for (int picture : pictures) {
      into.add(file(picture));
    }
  }

  private String file(int picture) {
    return embeddings.files().get(picture).toString();
  }

  private static ObjectNode event(String name) {
    return Json.mapper().createObjectNode().put("event", name);
  }

  private void print(ObjectNode node) {
    terminal.raw(Json.line(node));
  }
}
