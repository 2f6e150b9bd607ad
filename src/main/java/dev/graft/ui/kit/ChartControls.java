package dev.graft.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * What can be chosen for charts that are read together: by epoch or by step, smoothing, the
 * logarithmic axis, the whole axis again, an export.
 */
public final class ChartControls extends HBox {
  private static final Texts TEXTS = Texts.in(ChartControls.class);
  private static final double MOST = 0.99;
  private static final double SLIDER = 96;

  private final Slider smoothing = new Slider(0, MOST, 0);
  private final ToggleButton logarithm = new ToggleButton(TEXTS.get("chart.log"));
  private final Button whole = new Button();

  /**
   * Makes the controls.
   *
   * @param charts all of them, which share a viewport
   * @param positive those whose y axis may be logarithmic, such as losses
   * @param steps told 0 for by epoch and 1 for by step
   * @param picture asks for a file and writes the charts as a picture
   * @param figures asks for a file and writes the charts' figures
   */
  public ChartControls(
      List<LineChartPane> charts,
      List<LineChartPane> positive,
      IntConsumer steps,
      Runnable picture,
      Runnable figures) {
    super(10);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("chart-controls");
    Segments by = new Segments(steps, TEXTS.get("chart.by-epoch"), TEXTS.get("chart.by-step"));
    by.setId("chart-by");
    by.show(0);
    getChildren().addAll(by, smoothing(charts), logarithm(positive), whole(charts), Cards.spacer());
    getChildren().add(export(picture, figures));
  }

  private HBox smoothing(List<LineChartPane> charts) {
    smoothing.setId("chart-smoothing");
    smoothing.setPrefWidth(SLIDER);
    smoothing.setMinWidth(SLIDER / 2);
    smoothing.setBlockIncrement(0.1);
    smoothing.setTooltip(new Tooltip(TEXTS.get("chart.smoothing.help")));
    Label words = Cards.styled(TEXTS.get("chart.smoothing"), "muted");
    words.setLabelFor(smoothing);
    words.setMinWidth(USE_PREF_SIZE);
    Label value = Cards.styled("0", "muted");
    value.setMinWidth(34);
    smoothing
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              double weight = Math.round(is.doubleValue() * 100) / 100.0;
              value.setText(weight == 0 ? "0" : String.format(Locale.ROOT, "%.2f", weight));
              charts.forEach(c -> c.setSmoothing(weight));
            });
    HBox box = new HBox(6, words, smoothing, value);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private ToggleButton logarithm(List<LineChartPane> positive) {
    logarithm.setId("chart-log");
    logarithm.setMinWidth(USE_PREF_SIZE);
    logarithm.setTooltip(new Tooltip(TEXTS.get("chart.log.help")));
    logarithm
        .selectedProperty()
        .addListener((o, was, is) -> positive.forEach(c -> c.setLogarithmic(is)));
    return logarithm;
  }

  private Button whole(List<LineChartPane> charts) {
    Viewport view = charts.get(0).viewport();
    whole.setId("chart-whole");
    whole.setGraphic(new FontIcon(MaterialDesignM.MAGNIFY_MINUS_OUTLINE));
    whole.getStyleClass().add(Styles.BUTTON_ICON);
    whole.setAccessibleText(TEXTS.get("chart.whole"));
    whole.setMinWidth(USE_PREF_SIZE);
    whole.setOnAction(e -> view.reset());
    whole.setDisable(true);
    whole.setTooltip(new Tooltip(TEXTS.get("chart.whole") + ". " + TEXTS.get("chart.help")));
    view.changesProperty().addListener(o -> whole.setDisable(!view.isZoomed()));
    return whole;
  }

  private static MenuButton export(Runnable picture, Runnable figures) {
    MenuItem png = new MenuItem(TEXTS.get("chart.picture"));
    png.setOnAction(e -> picture.run());
    MenuItem csv = new MenuItem(TEXTS.get("chart.figures"));
    csv.setOnAction(e -> figures.run());
    MenuButton menu =
        new MenuButton(
            TEXTS.get("chart.export"), new FontIcon(MaterialDesignD.DOWNLOAD_OUTLINE), png, csv);
    menu.setId("chart-export");
    menu.setMinWidth(USE_PREF_SIZE);
    return menu;
  }

  /** How strongly curves are smoothed, from 0 to below 1. */
  public Slider smoothing() {
    return smoothing;
  }

  /** Whether losses are shown on a logarithmic axis. */
  public ToggleButton logarithm() {
    return logarithm;
  }
}
