package dev.graft.ui.images;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.ui.inspection.RoomPictures;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.collections.ObservableList;

/** The grid's pictures and selection, as the other pages see them. */
final class SharedPictures implements RoomPictures {
  private final Gallery gallery;

  SharedPictures(Gallery gallery) {
    this.gallery = gallery;
  }

  @Override
  public ObservableList<ImageItem> shown() {
    return gallery.shown();
  }

  @Override
  public ReadOnlyIntegerProperty selectionChanges() {
    return gallery.selection().changesProperty();
  }

  @Override
  public Set<Path> selected() {
    return gallery.selection().files();
  }

  @Override
  public Optional<Path> lead() {
    return gallery.selection().leadImage().map(ImageItem::file);
  }

  @Override
  public void select(Collection<Path> files, Optional<Path> lead) {
    gallery.selection().select(files, lead);
  }

  @Override
  public void showOnly(String words, List<Path> files) {
    gallery.showOnly(words, files);
    files.stream().findFirst().ifPresent(gallery.selection()::select);
  }
}
