package dev.graft.ui.images;

import dev.graft.dataset.labelling.Edit;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done to the selected pictures. */
final class PictureMenu {
  private static final Texts TEXTS = Texts.in(PictureMenu.class);

  private PictureMenu() {}

  static ContextMenu of(ImagesViewModel model, Runnable preview) {
    Set<Path> files = model.gallery().selection().files();
    Menu label = new Menu(TEXTS.get("menu.label"));
    for (String name : model.images().set().classes()) {
      MenuItem item = item(name, () -> model.labelSelected(Optional.of(name)));
      item.setMnemonicParsing(false);
      label.getItems().add(item);
    }
    label.setDisable(label.getItems().isEmpty());
    boolean grouped =
        model.images().set().images().stream()
            .anyMatch(i -> i.group().isPresent() && files.contains(i.file()));
    MenuItem together =
        item(TEXTS.get("menu.together"), () -> model.apply(new Edit.KeepTogether(List.of(files))));
    together.setDisable(files.size() < 2);
    MenuItem separate =
        item(TEXTS.get("menu.separate"), () -> model.apply(new Edit.Separate(files)));
    separate.setDisable(!grouped);
    MenuItem similar =
        item(
            TEXTS.get("menu.similar"),
            () ->
                model
                    .gallery()
                    .selection()
                    .leadImage()
                    .ifPresent(i -> model.inspecting().showSimilar(i.file())));
    return new ContextMenu(
        item(TEXTS.get("menu.preview"), preview),
        similar,
        label,
        item(TEXTS.get("menu.unlabel"), () -> model.labelSelected(Optional.empty())),
        new SeparatorMenuItem(),
        together,
        separate,
        new SeparatorMenuItem(),
        item(TEXTS.get("menu.remove"), model::removeSelected));
  }

  private static MenuItem item(String words, Runnable run) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(e -> run.run());
    return item;
  }
}
