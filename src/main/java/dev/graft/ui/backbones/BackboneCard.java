package dev.graft.ui.backbones;

import dev.graft.ui.backbones.BackboneFacts.Place;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.zoo.Licence;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A backbone to choose, or to download first. */
final class BackboneCard extends VBox {
  private static final Texts TEXTS = Texts.in(BackboneCard.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private final BackboneItem item;

  BackboneCard(BackboneItem item, BackbonesViewModel model) {
    super(10);
    this.item = item;
    BackboneFacts facts = item.facts();
    boolean away = facts.place() == Place.TO_DOWNLOAD;
    getStyleClass().addAll("graft-card", away ? "published-card" : "backbone-card");
    setId((away ? "published-" : "backbone-") + item.name());
    Label name = Cards.styled(item.name(), "backbone-name");
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    BackboneOutline outline = new BackboneOutline(56);
    outline.follow(item.anatomyProperty());
    Label family = Cards.muted(family(facts));
    family.setMinHeight(USE_PREF_SIZE);
    VBox head = new VBox(2, name, Cards.row(family, badge(facts.place())));
    Region space = new Region();
    setVgrow(space, Priority.ALWAYS);
    getChildren().addAll(outline, head);
    facts.entry().problem().map(BackboneCard::problem).ifPresent(getChildren()::add);
    if (facts.place() != Place.DAMAGED) {
      getChildren()
          .addAll(lines(item, model), new FieldMessage(item.measurement().errorProperty()), space);
    }
    if (away) {
      getChildren().add(new DownloadNode(item, model.downloads()));
    }
    if (facts.isHere()) {
      makeChoosable(model);
    }
    item.chosenProperty().addListener((o, was, is) -> showChosen());
    showChosen();
  }

  private static Label problem(String sentence) {
    Label label = Cards.muted(sentence);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void makeChoosable(BackbonesViewModel model) {
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
            requestFocus();
            model.choose(item);
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          // Keys of the controls inside are theirs.
          boolean mine = e.getTarget() == this;
          if (mine && (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE)) {
            model.choose(item);
            e.consume();
          }
        });
  }

  private void showChosen() {
    boolean chosen = item.chosenProperty().get();
    pseudoClassStateChanged(SELECTED, chosen);
    Object[] values = {
      item.name(), Figures.rounded(item.facts().entry().parameters()), item.facts().licenceWords()
    };
    setAccessibleText(
        chosen
            ? TEXTS.format("card.accessible-chosen", values)
            : TEXTS.format("card.accessible", values));
  }

  private static String family(BackboneFacts facts) {
    return facts.place() == Place.DAMAGED ? "" : facts.architecture();
  }

  private static Node badge(Place place) {
    Label pill = Cards.pill(place(place));
    pill.getStyleClass().add(place == Place.BUILT_IN || place == Place.IMPORTED ? "here" : "muted");
    return pill;
  }

  /** Where it is, in a word or two. */
  static String place(Place place) {
    return switch (place) {
      case BUILT_IN -> TEXTS.get("place.built-in");
      case IMPORTED -> TEXTS.get("place.imported");
      case DAMAGED -> TEXTS.get("place.damaged");
      case TO_DOWNLOAD -> TEXTS.get("place.to-download");
    };
  }

  private static Node lines(BackboneItem item, BackbonesViewModel model) {
    BackboneFacts facts = item.facts();
    Facts lines = new Facts();
    lines.add(TEXTS.get("fact.parameters"), Figures.rounded(facts.entry().parameters()));
    lines.add(TEXTS.get("fact.size"), size(facts));
    int pixels = facts.entry().inputSize();
    lines.add(TEXTS.get("fact.input"), TEXTS.format("fact.input-size", pixels));
    lines.add(TEXTS.get("fact.top1"), top1(facts));
    lines.add(TEXTS.get("fact.speed"), new SpeedNode(item, model));
    lines.add(TEXTS.get("fact.licence"), facts.licenceWords(), licence(facts.licence()));
    lines.add(TEXTS.get("fact.commercial"), use(facts.licence().commercialUse()));
    lines.add(TEXTS.get("fact.source"), facts.sourceWords(), facts.entry().source());
    return lines;
  }

  /** What it takes on disk, or would. */
  static String size(BackboneFacts facts) {
    return facts.bytes() == 0
        ? TEXTS.get("fact.size-none")
        : DownloadNode.size(facts.bytes(), facts.rough());
  }

  /** The published share, or that there is none. */
  static String top1(BackboneFacts facts) {
    return facts.top1().isPresent()
        ? Figures.percent(facts.top1().getAsDouble())
        : TEXTS.get("fact.top1-none");
  }

  private static String licence(Licence licence) {
    return licence.source().map(s -> licence.name() + "\n" + s).orElse(licence.name());
  }

  /** Whether one may earn money with it. */
  static String use(Licence.CommercialUse use) {
    return switch (use) {
      case YES -> TEXTS.get("use.yes");
      case NO -> TEXTS.get("use.no");
      case UNKNOWN -> TEXTS.get("use.unknown");
    };
  }
}
