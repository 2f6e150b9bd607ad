package dev.graft.ui.shell;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notice;
import dev.graft.ui.session.NoticeLog;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What the user was told, the latest first. */
final class NoticesCard extends OverlayCard {
  private static final Texts TEXTS = Texts.in(NoticesCard.class);
  private static final double HIGHEST = 460;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final NoticeLog log;
  private final Runnable close;
  private final VBox rows = new VBox();
  private final ScrollPane list;
  private final Label none = Cards.muted(TEXTS.get("notices.none"));
  private final Button clear;

  // The card goes, the list stays: it must not hold the card.
  private final ListChangeListener<Notice> changes = c -> refill();

  NoticesCard(NoticeLog log, Runnable close) {
    this(log, close, Buttons.icon(Action.CLEAR_NOTICES, log::clear));
  }

  private NoticesCard(NoticeLog log, Runnable close, Button clear) {
    super(Action.SHOW_NOTICES.text(), 440, close, clear);
    this.log = log;
    this.close = close;
    this.clear = clear;
    setId("notices-card");
    log.all().addListener(new WeakListChangeListener<>(changes));
    list = scroll(rows, HIGHEST);
    body(none, list);
    refill();
  }

  private void refill() {
    log.read();
    if (getScene() != null && (rows.isFocusWithin() || clear.isFocused())) {
      // Before the focused button goes, or the focus would leave the card, which closes it.
      requestFocus();
    }
    rows.getChildren().setAll(log.all().stream().map(this::row).toList());
    Cards.present(none, log.all().isEmpty());
    Cards.present(list, !log.all().isEmpty());
    clear.setDisable(log.all().isEmpty());
  }

  private HBox row(Notice notice) {
    FontIcon icon =
        new FontIcon(
            notice.isFailure()
                ? MaterialDesignA.ALERT_CIRCLE_OUTLINE
                : MaterialDesignI.INFORMATION_OUTLINE);
    icon.getStyleClass().add(notice.isFailure() ? "notice-failure" : "notice-news");
    Label sentence = new Label(notice.sentence());
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox buttons = new HBox(8);
    notice
        .offer()
        .ifPresent(
            offer ->
                buttons
                    .getChildren()
                    .add(
                        Buttons.of(
                            offer.action(),
                            () -> {
                              close.run();
                              offer.run().run();
                            })));
    notice
        .details()
        .ifPresent(
            details ->
                buttons
                    .getChildren()
                    .add(
                        Buttons.of(
                            Action.COPY_DETAILS,
                            () -> Copying.copy(notice.sentence() + "\n\n" + details))));
    buttons.getChildren().forEach(b -> b.getStyleClass().add(Styles.SMALL));
    Cards.present(buttons, !buttons.getChildren().isEmpty());
    VBox words = new VBox(6, sentence, Cards.styled(when(notice.time()), "notice-time"), buttons);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(12, icon, words);
    row.getStyleClass().add("notice-row");
    return row;
  }

  private static String when(LocalDateTime time) {
    return time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
        ? TIME.format(time)
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(time)
            + ", "
            + TIME.format(time);
  }
}
