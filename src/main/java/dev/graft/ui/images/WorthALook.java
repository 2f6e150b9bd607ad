package dev.graft.ui.images;

import atlantafx.base.theme.Styles;
import dev.graft.dataset.ImageProblem;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * What somebody should know of the images before training: what stands in the way, lookalikes on
 * both sides of the split, problems of files one by one, and what was left out.
 */
final class WorthALook extends VBox {
  private static final Texts TEXTS = Texts.in(WorthALook.class);
  private static final int LISTED = 40;

  private final ImagesViewModel model;
  private final VBox warning = new VBox();
  private final VBox notes = new VBox(10);
  private final VBox card;
  private final VBox leftOut = new VBox();
  private final VBox problemCard = new VBox();
  private final VBox details = new VBox(12);
  private final Label progressWords = Cards.muted("");
  private final ProgressBar progress = new ProgressBar();
  private final Node looking;
  private List<Object> drawn = List.of();

  WorthALook(ImagesViewModel model) {
    super(12);
    this.model = model;
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("thin-progress");
    looking = looking();
    card = Cards.titled(TEXTS.get("look.title"), notes);
    card.setId("worth-a-look");
    getChildren().addAll(warning, card);
    details.getChildren().addAll(looking, failure(), problemCard, leftOut);
    InvalidationListener change = o -> fill();
    model.gallery().countsProperty().addListener(change);
    model.warningProperty().addListener(change);
    model.inspection().runningProperty().addListener(change);
    model.inspection().failureProperty().addListener(change);
    model.inspection().shareProperty().addListener(o -> progress());
    fill();
  }

  /** What is less urgent: how far the look is, each problem by its file, what was left out. */
  Node details() {
    return details;
  }

  private FieldMessage failure() {
    return new FieldMessage(model.inspection().failureProperty());
  }

  private Node looking() {
    progressWords.setMinHeight(Region.USE_PREF_SIZE);
    HBox line =
        Cards.row(progressWords, Buttons.icon(Action.STOP_LOOKING, model.inspection()::stop));
    return Cards.card(new VBox(4, line, progress));
  }

  private void progress() {
    double share = model.inspection().shareProperty().get();
    progress.setProgress(Double.isNaN(share) ? 0 : share);
    progressWords.setText(model.inspection().words());
  }

  private void fill() {
    boolean running = model.inspection().runningProperty().get();
    Cards.present(looking, running);
    if (running) {
      progress();
    }
    Gallery.Counts counts = model.gallery().countsProperty().get();
    List<ImageItem> problems = problems(counts);
    List<SkippedFile> skipped = model.images().set().skipped();
    boolean goOn = model.inspection().isIncomplete();
    // While images are looked at this is asked many times; nodes are made only for what is new.
    List<Object> now =
        List.of(
            counts.crossing(),
            counts.contradicting(),
            problems.stream().map(ImageItem::file).toList(),
            skipped,
            model.warningProperty().get(),
            goOn);
    if (!now.equals(drawn)) {
      drawn = now;
      draw(counts, problems, goOn);
      drawWarning();
      drawProblems(problems);
      drawLeftOut(skipped);
    }
    Cards.present(card, !notes.getChildren().isEmpty());
  }

  private List<ImageItem> problems(Gallery.Counts counts) {
    return counts.problems() == 0
        ? List.of()
        : model.images().set().images().stream()
            .filter(i -> model.gallery().findings().problem(i.file()).isPresent())
            .toList();
  }

  private void draw(Gallery.Counts counts, List<ImageItem> problems, boolean goOn) {
    List<Node> found = new ArrayList<>();
    if (counts.crossing() > 0) {
      Button together = Buttons.of(Action.KEEP_TOGETHER, model::keepTogether);
      together.getStyleClass().add(Styles.SMALL);
      found.add(
          note(
              TEXTS.format("look.crossing", counts.crossing()),
              TEXTS.get("look.crossing-why"),
              together,
              link("show-alike", TEXTS.get("look.show"), Show.ALIKE)));
    }
    if (counts.contradicting() > 0) {
      found.add(
          note(
              TEXTS.format("look.contradicting", counts.contradicting()),
              TEXTS.get("look.contradicting-why"),
              link("show-contradicting", TEXTS.get("look.show"), Show.CONTRADICTIONS)));
    }
    if (!problems.isEmpty()) {
      found.add(
          note(
              TEXTS.format("look.problems", problems.size()),
              "",
              link("show-problems", TEXTS.get("look.show"), Show.PROBLEMS)));
    }
    if (goOn) {
      Hyperlink link = Buttons.link(TEXTS.get("look.go-on"), model.inspection()::look);
      link.setId("look-on");
      found.add(link);
    }
    notes.getChildren().setAll(found);
  }

  private Hyperlink link(String id, String words, Show show) {
    Hyperlink link = Buttons.link(words, () -> model.gallery().show(show));
    link.setId(id);
    link.setMinWidth(Region.USE_PREF_SIZE);
    return link;
  }

  private static Node note(String title, String why, Node... buttons) {
    FontIcon icon = new FontIcon(MaterialDesignA.ALERT);
    icon.getStyleClass().add("warning-icon");
    Label words = new Label(title);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    VBox text = new VBox(4, words);
    if (!why.isEmpty()) {
      Label reason = Cards.muted(why);
      reason.setMinHeight(Region.USE_PREF_SIZE);
      text.getChildren().add(reason);
    }
    HBox row = new HBox(8, buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    text.getChildren().add(row);
    HBox.setHgrow(text, Priority.ALWAYS);
    return new HBox(10, icon, text);
  }

  private Node problem(ImageItem item) {
    String reason =
        model.gallery().findings().problem(item.file()).map(ImageProblem::reason).orElse("");
    Hyperlink name =
        Buttons.link(
            name(item.file()),
            () -> {
              model.gallery().show(Show.PROBLEMS);
              model.gallery().selection().select(item.file());
            });
    name.setTooltip(new Tooltip(item.file().toString()));
    name.setMaxWidth(Double.MAX_VALUE);
    return entry(name, reason);
  }

  private void drawWarning() {
    Optional<String> sentence = model.warningProperty().get();
    warning
        .getChildren()
        .setAll(sentence.map(s -> warned(TEXTS.get("look.before"), wrapped(s))).stream().toList());
    Cards.present(warning, sentence.isPresent());
  }

  private void drawProblems(List<ImageItem> problems) {
    Cards.present(problemCard, !problems.isEmpty());
    VBox list = new VBox(8);
    list.setId("problem-list");
    problems.stream().limit(LISTED).map(this::problem).forEach(list.getChildren()::add);
    more(list, problems.size());
    problemCard.getChildren().setAll(warned(TEXTS.format("look.problems", problems.size()), list));
  }

  private void drawLeftOut(List<SkippedFile> skipped) {
    Cards.present(leftOut, !skipped.isEmpty());
    if (skipped.isEmpty()) {
      leftOut.getChildren().clear();
      return;
    }
    VBox list = new VBox(8);
    skipped.stream()
        .limit(LISTED)
        .map(
            s -> {
              Label name = new Label(name(s.file()));
              name.setTooltip(new Tooltip(s.file().toString()));
              return entry(name, s.reason());
            })
        .forEach(list.getChildren()::add);
    more(list, skipped.size());
    Node note = warned(TEXTS.format("look.left-out", skipped.size()), list);
    note.setId("left-out");
    leftOut.getChildren().setAll(note);
  }

  private static void more(VBox list, int n) {
    if (n > LISTED) {
      list.getChildren().add(Cards.muted(TEXTS.format("look.more", Figures.count(n - LISTED))));
    }
  }

  private static Node entry(Node name, String reason) {
    return new VBox(1, name, wrapped(reason));
  }

  private static Label wrapped(String sentence) {
    Label label = Cards.muted(sentence);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node warned(String title, Node content) {
    VBox note = Cards.titled(title, content);
    note.getStyleClass().add("warning");
    return note;
  }

  private static String name(Path file) {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }
}
