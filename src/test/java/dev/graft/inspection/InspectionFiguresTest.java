package dev.graft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against {@code inspection.json}, which NumPy and scikit-learn made. */
class InspectionFiguresTest {
  private static final JsonNode EXPECTED = read();

  /** What is left of seven digits of a float after a few sums. */
  private static final double ROUNDED = 1e-4;

  private static JsonNode read() {
    try (InputStream in = InspectionFiguresTest.class.getResourceAsStream("inspection.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static float[][] rows(JsonNode node) {
    float[][] rows = new float[node.size()][node.get(0).size()];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < rows[i].length; c++) {
        rows[i][c] = (float) node.get(i).get(c).asDouble();
      }
    }
    return rows;
  }

  private static int[] integers(JsonNode node) {
    return IntStream.range(0, node.size()).map(i -> node.get(i).asInt()).toArray();
  }

  private static Embeddings embeddings(float[][] rows) {
    List<Path> files =
        IntStream.range(0, rows.length).mapToObj(i -> Path.of("/p/" + i + ".jpg")).toList();
    return new Embeddings("made", files, rows);
  }

  private static boolean never() {
    return false;
  }

  @Test
  void principalComponentsAreThoseOfTheWholeDecomposition() {
    JsonNode expected = EXPECTED.get("components");
    float[][] rows = rows(EXPECTED.get("rows"));
    int count = expected.get("variances").size();

    PrincipalComponents found =
        PrincipalComponents.of(rows, count, 3, InspectionFiguresTest::never);

    double total = totalVariance(rows);
    float[][] projected = found.project(rows);
    for (int c = 0; c < count; c++) {
      double variance = expected.get("variances").get(c).asDouble();
      assertThat(found.variances()[c]).isEqualTo(variance, within(ROUNDED));
      assertThat(found.variances()[c] / total)
          .isEqualTo(expected.get("shares").get(c).asDouble(), within(ROUNDED));
      double sign =
          Math.signum(projected[0][c] * expected.get("coordinates").get(0).get(c).asDouble());
      for (int i = 0; i < rows.length; i++) {
        assertThat(sign * projected[i][c])
            .as("row %d, component %d", i, c)
            .isEqualTo(expected.get("coordinates").get(i).get(c).asDouble(), within(ROUNDED));
      }
    }
  }

  private static double totalVariance(float[][] rows) {
    double total = 0;
    for (int f = 0; f < rows[0].length; f++) {
      int feature = f;
      double mean = Stream.of(rows).mapToDouble(r -> r[feature]).average().orElseThrow();
      total += Stream.of(rows).mapToDouble(r -> Math.pow(r[feature] - mean, 2)).sum();
    }
    return total / rows.length;
  }

  @Test
  void neighboursAreThoseOfAllPairs() {
    JsonNode expected = EXPECTED.get("neighbours");
    float[][] rows = rows(EXPECTED.get("rows"));
    SimilarPictures similar = new SimilarPictures(embeddings(rows));

    for (int i = 0; i < rows.length; i++) {
      int[] nearest = integers(expected.get("indices").get(i));
      List<SimilarPictures.Similar> found = similar.to(i, nearest.length);
      assertThat(found)
          .as("neighbours of row %d", i)
          .extracting(SimilarPictures.Similar::picture)
          .containsExactlyElementsOf(Arrays.stream(nearest).boxed().toList());
      for (int n = 0; n < nearest.length; n++) {
        assertThat(found.get(n).similarity())
            .isEqualTo(expected.get("cosines").get(i).get(n).asDouble(), within(ROUNDED));
      }
    }
  }

  @Test
  void thresholdsAndConfidentJointAreThoseOfThePaper() {
    JsonNode expected = EXPECTED.get("confident");
    float[][] said = rows(expected.get("said"));
    int[] given = integers(expected.get("given"));

    LabelNoise noise = LabelNoise.of(IntStream.range(0, said.length).toArray(), given, said);

    for (int c = 0; c < noise.thresholds().length; c++) {
      assertThat(noise.thresholds()[c])
          .isEqualTo(expected.get("thresholds").get(c).asDouble(), within(ROUNDED));
      assertThat(noise.joint()[c])
          .as("pictures labelled %d", c)
          .containsExactly(integers(expected.get("joint").get(c)));
    }
    assertThat(noise.ranking())
        .filteredOn(LabelNoise.Suspect::confident)
        .extracting(LabelNoise.Suspect::picture)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(integers(expected.get("suspected"))).boxed().toList());
    for (LabelNoise.Suspect s : noise.ranking()) {
      assertThat(s.margin())
          .as("margin of %d", s.picture())
          .isEqualTo(expected.get("margins").get(s.picture()).asDouble(), within(ROUNDED));
    }
  }

  @Test
  void copiesAreThoseOfAllPairs() {
    JsonNode expected = EXPECTED.get("copies");
    List<List<Integer>> groups = new ArrayList<>();
    expected.get("groups").forEach(g -> groups.add(Arrays.stream(integers(g)).boxed().toList()));

    assertThat(
            NearCopies.of(
                embeddings(rows(expected.get("rows"))),
                expected.get("cosine").asDouble(),
                InspectionFiguresTest::never))
        .isEqualTo(groups);
  }
}
