package dev.graft.ui.images;

import dev.graft.ui.inspection.Pages;
import javafx.scene.Node;

/** What the other pages have done by the room: the preview and the menu of the grid. */
final class PageActions implements Pages.Doing {
  private final ImagesViewModel model;
  private final Preview preview;

  PageActions(ImagesViewModel model, Preview preview) {
    this.model = model;
    this.preview = preview;
  }

  @Override
  public void preview() {
    preview.open();
  }

  @Override
  public void menu(Node owner, double screenX, double screenY) {
    PictureMenu.of(model, preview::open).show(owner, screenX, screenY);
  }
}
