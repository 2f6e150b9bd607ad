package dev.graft.ui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that holds the settings, JSON. What it does not say has its default; what it says and
 * this Graft does not know, a newer one may, so it is written again as it was. Blocks; safe for
 * several threads.
 */
public final class SettingsFile {
  private static final Texts TEXTS = Texts.in(SettingsFile.class);

  /** The version of the file's form. It grows only when a field changes its meaning. */
  private static final int VERSION = 1;

  private final Path file;
  private ObjectNode before = Json.mapper().createObjectNode();

  /**
   * Names the file; nothing is read yet.
   *
   * @param file where it is or will be
   */
  public SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * What was read.
   *
   * @param settings the settings
   * @param complaint a sentence for the user, if the file could not be used
   */
  public record Read(Settings settings, Optional<String> complaint) {}

  /**
   * Reads the file. One that cannot be understood is put aside, so that nothing in it is lost.
   *
   * @return its settings; the defaults where there is no file or it is broken
   */
  public synchronized Read read() {
    if (!Files.exists(file)) {
      return new Read(Settings.defaults(), Optional.empty());
    }
    try {
      if (Json.tree(file) instanceof ObjectNode tree) {
        before = tree;
        return new Read(settings(tree), Optional.empty());
      }
      return putAside();
    } catch (GraftException e) {
      return putAside();
    }
  }

  private Read putAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return new Read(
          Settings.defaults(), Optional.of(TEXTS.format("file.broken", file.toString(), aside)));
    } catch (IOException e) {
      return new Read(
          Settings.defaults(),
          Optional.of(TEXTS.format("file.unreadable", file.toString(), e.getMessage())));
    }
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param settings what to write
   * @throws GraftException if it cannot be written
   */
  public synchronized void write(Settings settings) {
    ObjectNode tree = before.deepCopy();
    tree.put("version", Math.max(VERSION, before.path("version").asInt(VERSION)));
    tree.put("appearance", settings.appearance().name().toLowerCase(Locale.ROOT));
    tree.put("textPercent", settings.textPercent());
    tree.put("reduceMotion", settings.reduceMotion());
    settings.window().ifPresent(w -> tree.set("window", Json.mapper().valueToTree(w)));
    tree.remove("project");
    settings.project().ifPresent(p -> tree.put("project", p.toString()));
    ArrayNode recent = tree.putArray("recentProjects");
    for (RecentProject project : settings.recent()) {
      recent
          .addObject()
          .put("folder", project.folder().toString())
          .put("opened", project.opened().toString());
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new GraftException(TEXTS.format("file.unwritable", file.toString()), e);
    }
    Json.write(file, tree);
    before = tree;
  }

  // Field by field: one that makes no sense costs that field alone.
  private static Settings settings(JsonNode tree) {
    Settings defaults = Settings.defaults();
    List<RecentProject> recent = new ArrayList<>();
    for (JsonNode node : tree.path("recentProjects")) {
      Optional<Path> folder = path(node.path("folder"));
      Optional<Instant> opened = instant(node.path("opened"));
      if (folder.isPresent() && opened.isPresent() && recent.size() < Settings.MOST_RECENT) {
        recent.add(new RecentProject(folder.get(), opened.get()));
      }
    }
    return new Settings(
        appearance(tree.path("appearance").asText()).orElse(defaults.appearance()),
        tree.path("textPercent").asInt(defaults.textPercent()),
        tree.path("reduceMotion").asBoolean(defaults.reduceMotion()),
        place(tree.path("window")),
        path(tree.path("project")),
        recent);
  }

  private static Optional<Appearance> appearance(String name) {
    for (Appearance appearance : Appearance.values()) {
      if (appearance.name().equalsIgnoreCase(name)) {
        return Optional.of(appearance);
      }
    }
    return Optional.empty();
  }

  private static Optional<WindowPlace> place(JsonNode node) {
    for (String field : List.of("x", "y", "width", "height")) {
      if (!node.path(field).isNumber()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new WindowPlace(
            node.path("x").asDouble(),
            node.path("y").asDouble(),
            node.path("width").asDouble(),
            node.path("height").asDouble(),
            node.path("maximised").asBoolean()));
  }

  private static Optional<Path> path(JsonNode node) {
    try {
      return node.isTextual() && !node.asText().isBlank()
          ? Optional.of(Path.of(node.asText())).filter(Path::isAbsolute)
          : Optional.empty();
    } catch (InvalidPathException e) {
      // A file that came from another kind of machine.
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(JsonNode node) {
    try {
      return Optional.of(Instant.parse(node.asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
