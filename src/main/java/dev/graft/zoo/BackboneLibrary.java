package dev.graft.zoo;

import dev.graft.errors.GraftException;
import dev.graft.formats.BackboneFiles;
import dev.graft.formats.KerasFile;
import dev.graft.formats.ModelReader;
import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The backbones at hand: those built in, and those imported into a folder of the user's. */
public final class BackboneLibrary {
  private final Path folder;
  private final Supplier<Catalogue> catalogue;

  /**
   * Makes the library.
   *
   * @param folder where imported backbones live, a folder each; made at the first import
   */
  public BackboneLibrary(Path folder) {
    this.folder = folder;
    // Not read where somebody only wants a backbone that is here.
    this.catalogue = Catalogue::official;
  }

  /**
   * Makes a library with a catalogue of somebody's own.
   *
   * @param folder where imported backbones live
   * @param catalogue the published weights that are recognised
   */
  public BackboneLibrary(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = () -> catalogue;
  }

  /**
   * All backbones.
   *
   * @return those built in first, then those imported by name; a damaged one says so and is not
   *     available
   * @throws GraftException if the library's folder cannot be read
   */
  public List<ZooEntry> list() {
    List<ZooEntry> entries = new ArrayList<>();
    for (Backbone b : BuiltIns.list()) {
      entries.add(ZooEntry.of(b, true).stored(BuiltIns.bytes(b.name()), Optional.empty()));
    }
    for (String name : imported()) {
      entries.add(entry(name));
    }
    return List.copyOf(entries);
  }

  /**
   * What the catalogue has besides.
   *
   * @return the entries of which the library has none of that name
   */
  public List<ZooEntry> notHere() {
    return catalogue.get().entries().stream()
        .filter(e -> !isImported(e.name()))
        .map(ZooEntry::of)
        .toList();
  }

  private ZooEntry entry(String name) {
    try {
      Backbone backbone = describe(name);
      return ZooEntry.of(backbone, false)
          .stored(
              BackboneFiles.bytes(folder.resolve(name)),
              catalogue.get().recognise(backbone.source()));
    } catch (GraftException e) {
      String problem = e.getMessage();
      return ZooEntry.broken(name, problem == null ? name + " is damaged." : problem);
    }
  }

  private List<String> imported() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GraftException(
          folder + " cannot be read (" + e.getMessage() + "); check its rights.", e);
    }
  }

  /** The folder's name is the backbone's, whatever the folder was called when it was made. */
  private Backbone describe(String name) {
    return BackboneFiles.describe(folder.resolve(name)).named(name);
  }

  private boolean isImported(String name) {
    return BackboneName.isValid(name) && Files.isDirectory(folder.resolve(name));
  }

  /**
   * Finds by name.
   *
   * @param name a name in the library, or {@code NAME@PX} for pictures of another size, {@code
   *     NAME@scaled} or {@code NAME@PX-scaled} for large ones decoded at a fraction of theirs
   * @return the backbone, if there is one
   * @throws GraftException if it is there but damaged
   */
  public Optional<Backbone> find(String name) {
    Optional<SizedName> sized = SizedName.parse(name);
    if (sized.isPresent()) {
      return find(sized.get().name()).map(b -> sized.get().of(b));
    }
    Optional<Backbone> builtIn = BuiltIns.find(name);
    return builtIn.isPresent() || !isImported(name) ? builtIn : Optional.of(describe(name));
  }

  /**
   * Takes a model into the library.
   *
   * @param request which, and how
   * @return the backbone
   * @throws GraftException if the model cannot be used or the name is taken by another
   */
  public ImportOutcome importModel(ImportRequest request) {
    BackboneName.check(request.name());
    Catalogue.Finding finding = catalogue.get().examine(request.source());
    ImportOutcome outcome =
        keep(BackboneMaker.make(ModelReader.read(request.source()), request, finding.entry()));
    return new ImportOutcome(
        outcome.backbone(), outcome.alreadyThere(), finding.entry(), finding.note());
  }

  /** Takes a verified file of the catalogue. */
  ImportOutcome importPublished(CatalogueEntry entry, Path file, Optional<Path> classNames) {
    ImportRequest request =
        new ImportRequest(
            file,
            entry.name(),
            // A SavedModel that does not tell its layers is a frozen graph, of no architecture.
            entry.isWholeModel() ? Optional.empty() : Optional.of(entry.architecture()),
            Optional.of(entry.scaling()),
            classNames);
    return keep(BackboneMaker.make(ModelReader.read(file), request, Optional.of(entry)));
  }

  /** Refuses before a download what would be refused after it. */
  void requireFreeFor(CatalogueEntry entry) {
    if (isImported(entry.name()) && !describe(entry.name()).source().equals(entry.source())) {
      throw new GraftException(
          "A backbone named %s already exists and is not the one of the catalogue; remove %s first."
              .formatted(entry.name(), folder.resolve(entry.name())));
    }
  }

  /**
   * A network to be taught.
   *
   * @param words a backbone in the library, whose weights it begins with, or {@code
   *     ARCHITECTURE:ALPHA} for random weights
   * @param size rows and columns of its pictures
   * @param seed of random weights
   * @return the student, without a classifier
   * @throws GraftException if there is neither
   */
  public PretrainedBackbone student(String words, int size, long seed) {
    return Students.open(this, words, size, seed);
  }

  /**
   * Checks that a name can be given to a new backbone.
   *
   * @param name the name
   * @throws GraftException if it is no name, or taken
   */
  public void requireFree(String name) {
    BackboneName.check(name);
    if (BuiltIns.find(name).isPresent()) {
      throw new GraftException(name + " is built in; choose another name.");
    }
    if (Files.exists(folder.resolve(name))) {
      throw new GraftException(
          "A backbone named " + name + " already exists; choose another name.");
    }
  }

  /**
   * Writes a copy of a backbone.
   *
   * @param name its name
   * @param place must not be there; a file for Keras if it ends in {@code .keras}, else a folder
   * @throws GraftException if it cannot be written
   */
  public void export(String name, Path place) {
    if (place.toString().endsWith(".keras")) {
      KerasFile.write(load(name), place);
    } else {
      BackboneFiles.save(load(name), place);
    }
  }

  /**
   * Takes a trained network into the library.
   *
   * @param like what it was before training
   * @param name its name
   * @param weights its trained weights
   * @param source where they came from, in a sentence
   * @return the backbone
   * @throws GraftException if the name is taken by another
   */
  public ImportOutcome keep(Backbone like, String name, Weights weights, String source) {
    return keep(Students.trained(like, name, weights, source));
  }

  /**
   * Writes a network that is still learning beside the library, in place of the last one, so that
   * it can be tried by its path.
   *
   * @param like what it was before training
   * @param name its name
   * @param weights its weights so far
   * @param folder gets a folder {@code student}
   * @throws GraftException if it cannot be written
   */
  public void sketch(Backbone like, String name, Weights weights, Path folder) {
    BackboneFiles.replace(
        Students.trained(like, name, weights, "a student that is still learning"),
        folder.resolve("student"));
  }

  private ImportOutcome keep(PretrainedBackbone made) {
    String name = made.backbone().name();
    if (BuiltIns.find(name).isPresent()) {
      throw new GraftException(name + " is built in; choose another name.");
    }
    Optional<ImportOutcome> there = sameThere(made.backbone());
    if (there.isPresent()) {
      return there.get();
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GraftException(
          folder + " cannot be made (" + e.getMessage() + "); check its rights.", e);
    }
    BackboneFiles.removeAbandoned(folder);
    try {
      BackboneFiles.save(made, folder.resolve(name));
    } catch (GraftException e) {
      // Another process may have imported the same in the meantime.
      return sameThere(made.backbone()).orElseThrow(() -> e);
    }
    return new ImportOutcome(made.backbone(), false);
  }

  /**
   * What the library has under a backbone's name; empty if there is nothing, a failure if it is
   * another.
   */
  private Optional<ImportOutcome> sameThere(Backbone wanted) {
    Path place = folder.resolve(wanted.name());
    if (!Files.exists(place)) {
      return Optional.empty();
    }
    String sentence = "A backbone named " + wanted.name() + " already exists";
    try {
      Backbone there = describe(wanted.name());
      if (isSame(there, wanted)) {
        return Optional.of(new ImportOutcome(there, true));
      }
    } catch (GraftException e) {
      throw new GraftException(
          sentence + " and is damaged; remove " + place + " and import again.", e);
    }
    throw new GraftException(
        sentence + " and is not this one; choose another name, or remove " + place + ".");
  }

  /** The same weights with the same settings, wherever the file lay. */
  private static boolean isSame(Backbone a, Backbone b) {
    return a.fingerprint().equals(b.fingerprint())
        && a.architecture().equals(b.architecture())
        && a.network().equals(b.network())
        && a.preprocessing().equals(b.preprocessing())
        && a.classNames().equals(b.classNames());
  }

  /**
   * Loads a backbone with its weights.
   *
   * @param nameOrPath a name as {@link #find} takes it, or the path of a model file or folder
   * @return the backbone
   * @throws GraftException if there is none or it cannot be used
   */
  public PretrainedBackbone load(String nameOrPath) {
    Optional<SizedName> sized = SizedName.parse(nameOrPath);
    if (sized.isPresent() && find(sized.get().name()).isPresent()) {
      return sized.get().of(load(sized.get().name()));
    }
    Optional<PretrainedBackbone> builtIn = BuiltIns.load(nameOrPath);
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    if (isImported(nameOrPath)) {
      PretrainedBackbone loaded = BackboneFiles.load(folder.resolve(nameOrPath));
      return new PretrainedBackbone(loaded.backbone().named(nameOrPath), loaded.weights());
    }
    Path path = path(nameOrPath);
    if (Files.exists(path.resolve(BackboneFiles.BACKBONE_JSON))) {
      return BackboneFiles.load(path);
    }
    Path name = path.toAbsolutePath().normalize().getFileName();
    ImportRequest request = ImportRequest.of(path, name == null ? nameOrPath : name.toString());
    return BackboneMaker.make(ModelReader.read(path), request, Optional.empty());
  }

  private Path path(String nameOrPath) {
    String sentence =
        catalogue
            .get()
            .find(nameOrPath)
            .map(
                e ->
                    "%s is in the catalogue but not on this machine; `graft zoo fetch %s` downloads it."
                        .formatted(e.name(), e.name()))
            .orElse(
                "There is no backbone '"
                    + nameOrPath
                    + "'; `graft zoo list` shows those that there are, and the path of a model file"
                    + " works too.");
    try {
      Path path = Path.of(nameOrPath);
      if (nameOrPath.isBlank() || !Files.exists(path)) {
        throw new GraftException(sentence);
      }
      return path;
    } catch (InvalidPathException e) {
      throw new GraftException(sentence, e);
    }
  }
}
