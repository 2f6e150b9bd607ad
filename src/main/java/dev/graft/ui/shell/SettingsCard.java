package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.settings.Appearance;
import dev.graft.ui.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the user can choose about the window, and where Graft keeps things. */
final class SettingsCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(SettingsCard.class);

  /** In the order of the segments. */
  private static final List<Appearance> LOOKS =
      List.of(Appearance.DARK, Appearance.LIGHT, Appearance.SYSTEM);

  private final Segments look;
  private final Label percent = Cards.styled("", "text-percent");
  private final CheckBox motion = new CheckBox(TEXTS.get("settings.motion"));
  private final Label stored = new Label();

  // The card goes, the settings stay: they must not hold the card.
  private final ChangeListener<Settings> changes = (o, was, is) -> show(is);
  private final ChangeListener<String> storedChanges = (o, was, is) -> stored.setText(is);

  SettingsCard(ShellViewModel model, Commands commands, Runnable close) {
    super(Action.SETTINGS.text(), 520, close);
    setId("settings-card");
    look =
        new Segments(
            i -> model.settings().change(s -> s.with(LOOKS.get(i))),
            TEXTS.get("settings.dark"),
            TEXTS.get("settings.light"),
            TEXTS.get("settings.system"));
    HBox text =
        new HBox(
            6,
            Buttons.icon(Action.SMALLER_TEXT, () -> commands.run(Action.SMALLER_TEXT)),
            percent,
            Buttons.icon(Action.LARGER_TEXT, () -> commands.run(Action.LARGER_TEXT)),
            Buttons.icon(Action.NORMAL_TEXT, () -> commands.run(Action.NORMAL_TEXT)));
    text.setAlignment(Pos.CENTER_LEFT);
    percent.setId("text-percent");
    percent.setAlignment(Pos.CENTER);
    motion.setId("reduce-motion");
    motion.setOnAction(e -> model.settings().change(s -> s.withMotion(motion.isSelected())));
    Button free = Buttons.of(Action.FREE_CACHE, model::freeStored);
    body(
        field(TEXTS.get("settings.look"), look),
        field(TEXTS.get("settings.text"), text),
        motion,
        rule(),
        place(
            TEXTS.get("settings.data"),
            model.program().folders().data(),
            Buttons.icon(
                Action.OPEN_DATA_FOLDER, () -> model.showFolder(model.program().folders().data()))),
        place(
            TEXTS.get("settings.cache"),
            model.program().folders().cache(),
            Buttons.icon(
                Action.OPEN_CACHE_FOLDER,
                () -> model.showFolder(model.program().folders().cache()))),
        explained(TEXTS.get("settings.stored"), stored, free));
    model.settings().settingsProperty().addListener(new WeakChangeListener<>(changes));
    model.storedProperty().addListener(new WeakChangeListener<>(storedChanges));
    stored.setId("stored-features");
    stored.setText(model.storedProperty().get());
    show(model.settings().get());
    model.askStored();
  }

  private void show(Settings settings) {
    look.show(LOOKS.indexOf(settings.appearance()));
    percent.setText(TEXTS.format("settings.percent", settings.textPercent()));
    motion.setSelected(settings.reduceMotion());
  }

  private static Node field(String words, Node control) {
    return Cards.row(new Label(words), control);
  }

  private static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("rule");
    return rule;
  }

  private static Node place(String words, Path folder, Node button) {
    Label path = Cards.styled(folder.toString(), "muted");
    path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    path.setMinWidth(0);
    return line(new VBox(2, new Label(words), path), button);
  }

  private static Node explained(String words, Label value, Node button) {
    Label why = Cards.muted(words);
    why.setMinHeight(USE_PREF_SIZE);
    return line(new VBox(2, value, why), button);
  }

  private static Node line(VBox words, Node button) {
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(12, words, button);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
