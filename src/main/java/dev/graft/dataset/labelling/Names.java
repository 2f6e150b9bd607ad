package dev.graft.dataset.labelling;

import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What images and classes are called. */
final class Names {
  private Names() {}

  /** The path below a folder with '/' on every platform, in normal form C. */
  static String below(Path folder, Path file) {
    Path relative = file.startsWith(folder) ? folder.relativize(file) : file;
    List<String> names = new ArrayList<>();
    relative.forEach(name -> names.add(name.toString()));
    return Normalizer.normalize(String.join("/", names), Normalizer.Form.NFC);
  }

  /** A name that is still free: as it is, else with as many folders in front as it takes. */
  static String free(String wanted, Path file, Set<String> taken) {
    String name = wanted;
    int count = file.getNameCount();
    for (int n = 2; taken.contains(name) && n <= count; n++) {
      name = below(Path.of(""), file.subpath(count - n, count));
    }
    for (int n = 2; taken.contains(name); n++) {
      name = wanted + " (" + n + ")";
    }
    return name;
  }

  /** A class's name as it is kept. */
  static String tidy(String typed) {
    String name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    if (name.isEmpty()) {
      throw new GraftException("A class needs a name: type one.");
    }
    return name;
  }
}
