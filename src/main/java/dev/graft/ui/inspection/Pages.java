package dev.graft.ui.inspection;

import dev.graft.ui.kit.Cards;
import dev.graft.ui.pictures.ThumbnailSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The pages in one place, each made when it is first shown. */
public final class Pages extends StackPane {
  private final InspectionModel model;
  private final ThumbnailSource thumbnails;
  private final BooleanSupplier still;
  private final Doing doing;
  private final Map<Page, StatePane> made = new EnumMap<>(Page.class);

  /** What the room does with pictures that are chosen on a page. */
  public interface Doing {
    /** Shows the lead of the selection large. */
    void preview();

    /**
     * Shows what can be done with the selection.
     *
     * @param owner where
     * @param screenX where, on the screen
     * @param screenY where, on the screen
     */
    void menu(Node owner, double screenX, double screenY);
  }

  /**
   * Makes the place.
   *
   * @param model has the page
   * @param thumbnails where pictures come from
   * @param still whether nothing should move by itself
   * @param doing what the room does
   */
  public Pages(
      InspectionModel model, ThumbnailSource thumbnails, BooleanSupplier still, Doing doing) {
    this.model = model;
    this.thumbnails = thumbnails;
    this.still = still;
    this.doing = doing;
    setId("inspection-pages");
    setMinSize(0, 0);
    model.pageProperty().addListener((o, was, is) -> show(is));
    show(model.pageProperty().get());
  }

  private void show(Page page) {
    if (page != Page.GRID) {
      StatePane node = made.computeIfAbsent(page, this::make);
      if (!getChildren().contains(node)) {
        getChildren().add(node);
      }
    }
    made.forEach((p, node) -> Cards.present(node, p == page));
    // Keys go to what is shown.
    Optional.ofNullable(made.get(page)).ifPresent(StatePane::takeFocus);
  }

  private StatePane make(Page page) {
    return new StatePane(
        model.features(),
        switch (page) {
          case MAP -> new MapPage(model, thumbnails, still, doing);
          case CLUSTERS -> new ClustersPage(model, thumbnails);
          case NEXT -> new NextPage(model.next(), thumbnails);
          case CHECK -> new ChecksPage(model, thumbnails);
          case GRID -> throw new IllegalStateException("the grid is the room's own");
        });
  }
}
