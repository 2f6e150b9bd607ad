package dev.graft;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the arrows between the packages, and what only one of them may do. Where an arrow turns out
 * wrong, the table here changes together with a decision record that says why.
 */
class ArchitectureTest {
  private static final String ROOT = "dev.graft";
  private static final Path SOURCES = Path.of("src/main/java");

  /** What everybody may see: they know nothing of transfer learning. */
  private static final Set<String> COMMON = Set.of("errors", "folders", "json");

  /** The rooms below the engine and beside it: the domain. */
  private static final Set<String> DOMAIN =
      Set.of(
          "network",
          "dataset",
          "evaluation",
          "download",
          "collections",
          "formats",
          "zoo",
          "features",
          "training",
          "distillation",
          "prediction",
          "advice",
          "project",
          "comparison",
          "inspection");

  /** Each package of the second level, and what it may see besides itself and {@link #COMMON}. */
  private static final Map<String, Set<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("network", Set.of()),
              Map.entry("dataset", Set.of()),
              Map.entry("evaluation", Set.of()),
              Map.entry("download", Set.of()),
              Map.entry("collections", Set.of("download")),
              Map.entry("formats", Set.of("network")),
              Map.entry("zoo", Set.of("network", "formats", "download")),
              Map.entry("features", Set.of("network", "dataset")),
              Map.entry("training", Set.of("network", "dataset", "features", "evaluation")),
              Map.entry("distillation", Set.of("network", "dataset", "training")),
              Map.entry(
                  "prediction", Set.of("network", "dataset", "features", "evaluation", "formats")),
              Map.entry(
                  "advice",
                  Set.of("network", "dataset", "features", "evaluation", "training", "zoo")),
              Map.entry("project", Set.of("dataset", "training", "evaluation", "prediction")),
              Map.entry("comparison", Set.of("dataset", "training", "evaluation", "project")),
              Map.entry("inspection", Set.of("dataset", "prediction", "advice")),
              Map.entry(
                  "engine",
                  without(DOMAIN, "advice", "project", "collections", "comparison", "inspection")),
              Map.entry("workbench", with(DOMAIN, "engine")),
              Map.entry("cli", with(DOMAIN, "workbench")),
              Map.entry("ui", with(DOMAIN, "workbench"))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final DescribedPredicate<JavaClass> IS_MAIN =
      describe("Main", (JavaClass type) -> outermost(type).getFullName().equals(ROOT + ".Main"));

  @TestFactory
  Stream<DynamicTest> eachPackageSeesOnlyWhatItMay() {
    return ARROWS.entrySet().stream()
        .map(
            arrow ->
                DynamicTest.dynamicTest(
                    arrow.getKey(), () -> holds(seesOnly(arrow.getKey(), arrow.getValue()))));
  }

  @Test
  void errorsSeesNothingAndJsonOnlyErrors() {
    holds(seesOnly("errors", Set.of()));
    holds(seesOnly("json", Set.of()));
    holds(
        noClasses()
            .that()
            .resideInAPackage(in("errors"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("json")));
  }

  @Test
  void everyPackageHasItsPlaceInTheTable() throws IOException {
    Set<String> known = new TreeSet<>(ARROWS.keySet());
    known.addAll(COMMON);
    try (Stream<Path> rooms = Files.list(SOURCES.resolve("dev/graft"))) {
      assertThat(rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .as("packages under %s", ROOT)
          .isSubsetOf(known);
    }
  }

  @Test
  void thereAreNoCycles() {
    holds(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlyMainLivesInTheRootAndNobodySeesIt() {
    holds(
        classes()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should(be(IS_MAIN)));
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT));
  }

  @Test
  void javafxStaysInTheWindow() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("ui"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..")
            .because("only the window knows a toolkit; Main starts it through a method of ui"));
  }

  @Test
  void tensorsStayInTheEngineAndOffItsPort() {
    String[] engines = {"org.tensorflow..", "ai.djl..", "org.bytedeco.."};
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("engine"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(engines));
    holds(
        noClasses()
            .that()
            .resideInAPackage(in("engine.port"))
            .should()
            .dependOnClassesThat(
                are(
                    resideInAnyPackage(engines)
                        .or(
                            resideInAnyPackage(in("engine"))
                                .and(
                                    DescribedPredicate.not(
                                        resideInAnyPackage(in("engine.port")))))))
            .because("what crosses the port is plain records that another process can read"));
  }

  @Test
  void theSolverOfLinearHeadsStaysBehindThem() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("advice.classical"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.bwaldvogel.."));
  }

  @Test
  void whatMapsAndClustersPicturesStaysBehindThem() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("inspection"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.math3..", "tagbio.."));
  }

  @Test
  void threadsAreMadeInTheWorkbench() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("workbench"))
            .and(are(DescribedPredicate.not(IS_MAIN)))
            .should()
            .accessTargetWhere(makesThreads())
            .because("others are given an executor"));
  }

  @Test
  void nobodyUsesParallelStreamsOrTheCommonPool() {
    holds(
        noClasses()
            .should()
            .accessTargetWhere(usesCommonPool())
            .because("work runs on executors of the workbench, which can be counted and stopped"));
  }

  @Test
  void runLaterIsCalledInOnePlace() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("ui.kit"))
            .should()
            .accessTargetWhere(
                target(owner(name("javafx.application.Platform")))
                    .and(target(name("runLater").or(name("runAndWait")))))
            .because("updates are coalesced to one a frame there"));
  }

  @Test
  void standardOutputBelongsToTheCommandLine() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("cli"))
            .should()
            .accessTargetWhere(systemMember("out")));
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("cli"))
            .and(are(DescribedPredicate.not(IS_MAIN)))
            .should()
            .accessTargetWhere(systemMember("err").or(printsStackTrace())));
  }

  @Test
  void onlyMainAndTheCommandLineEndTheProcess() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("cli"))
            .and(are(DescribedPredicate.not(IS_MAIN)))
            .should()
            .accessTargetWhere(
                systemMember("exit")
                    .or(
                        target(owner(name(Runtime.class.getName())))
                            .and(target(name("exit").or(name("halt")))))));
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    List<Path> silent = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<Path> packages = new TreeSet<>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> packages.add(file.getParent()));
      for (Path folder : packages) {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).contains("/**")) {
          silent.add(folder);
        }
      }
    }
    assertThat(silent).as("packages without a package-info.java with a comment").isEmpty();
  }

  private static ArchRule seesOnly(String room, Set<String> allowed) {
    List<String> forbidden = new ArrayList<>();
    for (String other : ARROWS.keySet()) {
      if (!other.equals(room) && !allowed.contains(other)) {
        forbidden.add(in(other));
      }
    }
    return noClasses()
        .that()
        .resideInAPackage(in(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .because(room + " may see " + (allowed.isEmpty() ? "nothing" : new TreeSet<>(allowed)));
  }

  private static DescribedPredicate<JavaAccess<?>> makesThreads() {
    return describe(
        "makes a thread or an executor",
        access -> {
          JavaClass owner = access.getTarget().getOwner();
          String method = access.getTarget().getName();
          boolean constructor = method.equals("<init>");
          return (constructor
                  && (owner.isAssignableTo(Thread.class)
                      || owner.isAssignableTo(ThreadPoolExecutor.class)
                      || owner.isAssignableTo(ForkJoinPool.class)
                      || owner.getFullName().equals("java.util.Timer")
                      || owner.isAssignableTo(TimerTask.class)
                      || owner.isAssignableTo("javafx.concurrent.Service")))
              || (owner.isAssignableTo(Executors.class) && method.startsWith("new"))
              || (owner.isAssignableTo(Thread.class)
                  && (method.startsWith("ofVirtual")
                      || method.startsWith("ofPlatform")
                      || method.equals("startVirtualThread")));
        });
  }

  private static DescribedPredicate<JavaAccess<?>> usesCommonPool() {
    return describe(
        "uses the common pool",
        access -> {
          AccessTarget member = access.getTarget();
          JavaClass owner = member.getOwner();
          String method = member.getName();
          return method.equals("parallelStream")
              || (method.equals("parallel") && owner.isAssignableTo(BaseStream.class))
              || (method.equals("commonPool") && owner.isAssignableTo(ForkJoinPool.class))
              || (method.startsWith("parallel") && owner.isEquivalentTo(Arrays.class))
              || (method.endsWith("Async")
                  && owner.isAssignableTo(CompletableFuture.class)
                  && member instanceof AccessTarget.CodeUnitAccessTarget unit
                  && unit.getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(Executor.class)));
        });
  }

  private static DescribedPredicate<JavaAccess<?>> systemMember(String member) {
    return target(owner(name(System.class.getName()))).and(target(name(member)));
  }

  private static DescribedPredicate<JavaAccess<?>> printsStackTrace() {
    return describe(
        "prints a stack trace to standard error",
        access ->
            access.getTarget().getName().equals("printStackTrace")
                && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  /** Rooms may not exist yet, so a rule that meets no class holds. */
  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static String in(String room) {
    return ROOT + "." + room + "..";
  }

  private static Set<String> with(Set<String> rooms, String more) {
    Set<String> result = new TreeSet<>(rooms);
    result.add(more);
    return Set.copyOf(result);
  }

  private static Set<String> without(Set<String> rooms, String... fewer) {
    Set<String> result = new TreeSet<>(rooms);
    result.removeAll(List.of(fewer));
    return Set.copyOf(result);
  }
}
