package dev.graft.ui.train.techniques;

/** What keeps weights and answers from going astray. */
final class RegularisationPage extends Page {
  RegularisationPage(TechniquesModel model) {
    getChildren()
        .add(
            new DialGrid(
                model.form(),
                Dial.WEIGHT_DECAY,
                Dial.SMOOTHING,
                Dial.DROPOUT,
                Dial.CLIP,
                Dial.AVERAGING));
  }
}
