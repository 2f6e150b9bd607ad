package dev.graft.ui.shell;

import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the about box says. */
final class AboutFacts {
  private static final Texts TEXTS = Texts.in(AboutFacts.class);

  private final ShellViewModel model;

  AboutFacts(ShellViewModel model) {
    this.model = model;
  }

  /**
   * A line of the about box.
   *
   * @param name what
   * @param value its version, licence, or what else is to be said
   */
  record Fact(String name, String value) {}

  /** Graft, what it runs on, and the engine as far as it has answered. */
  List<Fact> versions() {
    List<Fact> facts = new ArrayList<>();
    String version = model.program().version();
    facts.add(
        new Fact(
            TEXTS.get("about.graft"), version.isEmpty() ? TEXTS.get("about.source") : version));
    facts.add(new Fact(TEXTS.get("about.engine"), model.engineTextProperty().get()));
    model.versions().forEach((library, v) -> facts.add(new Fact(library, v)));
    facts.add(new Fact(TEXTS.get("about.javafx"), property("javafx.runtime.version")));
    facts.add(
        new Fact(TEXTS.get("about.java"), property("java.vm.name") + " " + Runtime.version()));
    facts.add(
        new Fact(
            TEXTS.get("about.system"),
            Stream.of("os.name", "os.version", "os.arch")
                .map(AboutFacts::property)
                .collect(Collectors.joining(" "))));
    return facts;
  }

  /** Graft's own licence, its built-in networks', and its libraries'. */
  List<Fact> licences() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(TEXTS.get("about.graft"), Libraries.OWN_LICENCE));
    model.embeddedProperty().get().forEach((name, about) -> facts.add(new Fact(name, about)));
    for (Map.Entry<String, String> library : Libraries.LICENCES.entrySet()) {
      facts.add(new Fact(library.getKey(), library.getValue()));
    }
    return facts;
  }

  /** Versions, device and the last errors, a line each, for a report of a fault. */
  String asText(List<String> errors) {
    return Stream.concat(versions().stream().map(f -> f.name() + ": " + f.value()), errors.stream())
        .collect(Collectors.joining("\n"));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
