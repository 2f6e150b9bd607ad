package dev.graft.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recipe as people pass it on: all choices of a training and the name of its backbone, without
 * images and places. Reading is strict: a word that Graft does not know is refused, for it would
 * otherwise train in another way than was asked for.
 *
 * @param backbone name in the zoo; empty if the file names none, as a run's {@code recipe.json}
 * @param recipe all choices
 */
public record RecipeFile(Optional<String> backbone, Recipe recipe) {
  private static final int VERSION = 1;
  private static final String FORMAT = "format";
  private static final String BACKBONE = "backbone";
  private static final String RECIPE = "recipe";

  /** What every version of a recipe says. */
  private static final List<String> SAID =
      List.of(
          "freezePlan",
          "head",
          "optimizer",
          "learningRate",
          "batch",
          "epochs",
          "seed",
          "validation",
          "test");

  /**
   * What a training would do.
   *
   * @param request the training
   * @param pretrained whether what it begins with has learned anything, which decides the rate
   *     where nobody chose one
   * @return its recipe
   */
  public static RecipeFile of(TrainingRequest request, boolean pretrained) {
    return new RecipeFile(request.backbone(), request.recipe(pretrained));
  }

  /**
   * A training by this recipe.
   *
   * @param request images and places; a backbone that it names, or a run that it goes on from,
   *     counts
   * @return the request
   */
  public TrainingRequest applied(TrainingRequest request) {
    TrainingRequest following = request.following(recipe);
    return request.backbone().isPresent() || request.from().isPresent()
        ? following
        : backbone.map(following::on).orElse(following);
  }

  /**
   * Writes it.
   *
   * @param file where to; replaced if it is there
   * @throws GraftException if it cannot be written
   */
  public void write(Path file) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(FORMAT, VERSION);
    backbone.ifPresent(b -> root.put(BACKBONE, b));
    root.put(RECIPE, recipe);
    Json.write(file.toAbsolutePath(), root);
  }

  /**
   * Reads one.
   *
   * @param file as {@link #write} makes it, or the {@code recipe.json} of a run
   * @return the recipe
   * @throws GraftException if it is none, or says what this version does not know
   */
  public static RecipeFile read(Path file) {
    JsonNode root = Json.tree(file);
    if (!(root instanceof ObjectNode object)) {
      throw new GraftException(file + " holds no recipe.");
    }
    if (!object.has(RECIPE) && !object.has(FORMAT)) {
      return new RecipeFile(Optional.empty(), recipe(file, object));
    }
    JsonNode format = object.path(FORMAT);
    if (format.isInt() && format.asInt() > VERSION) {
      throw new GraftException(
          "%s was written by a newer Graft (format %d, and this one reads %d): update Graft to use it."
              .formatted(file, format.asInt(), VERSION));
    }
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!List.of(FORMAT, BACKBONE, RECIPE).contains(key)) {
                throw unknown(file, key);
              }
            });
    if (!(object.get(RECIPE) instanceof ObjectNode inner) || !isNameOrAbsent(object)) {
      throw new GraftException(file + " holds no recipe.");
    }
    return new RecipeFile(
        Optional.ofNullable(object.get(BACKBONE)).map(JsonNode::asText), recipe(file, inner));
  }

  private static boolean isNameOrAbsent(ObjectNode root) {
    return !root.has(BACKBONE) || root.path(BACKBONE).isTextual();
  }

  private static Recipe recipe(Path file, ObjectNode given) {
    for (String key : SAID) {
      if (!given.hasNonNull(key)) {
        throw new GraftException(
            "%s is not a whole recipe: it says nothing of %s.".formatted(file, key));
      }
    }
    // Older runs say nothing of the last two, and who writes by hand may leave out techniques.
    if (!given.hasNonNull("keep")) {
      given.put("keep", Keep.LAST.word());
    }
    if (!given.hasNonNull("techniques")) {
      given.putObject("techniques");
    }
    complete(given, "head", Head.DEFAULT);
    complete(given, "techniques", Techniques.PLAIN);
    try {
      return Json.mapper()
          .readerFor(Recipe.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .readValue(given);
    } catch (JsonProcessingException e) {
      throw refused(file, e);
    } catch (IOException e) {
      throw new GraftException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static void complete(ObjectNode recipe, String key, Object otherwise) {
    if (recipe.get(key) instanceof ObjectNode given) {
      fill(given, Json.mapper().valueToTree(otherwise));
    }
  }

  private static void fill(ObjectNode given, JsonNode otherwise) {
    for (Map.Entry<String, JsonNode> e : otherwise.properties()) {
      JsonNode own = given.get(e.getKey());
      if (own == null || own.isNull()) {
        given.set(e.getKey(), e.getValue());
      } else if (own instanceof ObjectNode inner && !e.getValue().has("kind")) {
        fill(inner, e.getValue());
      }
    }
  }

  private static GraftException refused(Path file, JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException u) {
      return unknown(file, place(u));
    }
    if (e instanceof InvalidTypeIdException t && t.getTypeId() != null) {
      return unknown(file, place(t) + " " + t.getTypeId());
    }
    String cause = message(e.getCause());
    String why = cause.isEmpty() ? e.getOriginalMessage() : cause;
    String where = e instanceof JsonMappingException m ? place(m) : "";
    return new GraftException(
        "%s holds a recipe that cannot be (%s%s)."
            .formatted(
                file, where.isEmpty() ? "" : where + ": ", why.replaceAll("\\s*\\R\\s*", " ")),
        e);
  }

  private static String message(@Nullable Throwable cause) {
    return cause == null
        ? ""
        : Objects.requireNonNullElse(cause.getMessage(), "").replaceAll("\\.$", "");
  }

  private static String place(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static GraftException unknown(Path file, String what) {
    return new GraftException(
        "%s says '%s', which this Graft does not know: correct it, or update Graft if a newer one wrote it."
            .formatted(file, what));
  }
}
