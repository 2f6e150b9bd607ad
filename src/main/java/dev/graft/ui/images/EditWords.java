package dev.graft.ui.images;

import dev.graft.dataset.labelling.Edit;
import dev.graft.ui.kit.Texts;

/** What an edit did, in a few words. */
final class EditWords {
  private static final Texts TEXTS = Texts.in(EditWords.class);

  private EditWords() {}

  static String of(Edit edit) {
    if (edit instanceof Edit.Open) {
      return TEXTS.get("edit.open");
    } else if (edit instanceof Edit.Add e) {
      return TEXTS.format("edit.add", e.found().images().size());
    } else if (edit instanceof Edit.Remove e) {
      return TEXTS.format("edit.remove", e.files().size());
    } else if (edit instanceof Edit.Label e) {
      return e.label()
          .map(l -> TEXTS.format("edit.label", e.files().size(), l))
          .orElseGet(() -> TEXTS.format("edit.unlabel", e.files().size()));
    } else if (edit instanceof Edit.AddClass e) {
      return TEXTS.format("edit.add-class", e.name());
    } else if (edit instanceof Edit.RenameClass e) {
      return TEXTS.format("edit.rename", e.from(), e.to());
    } else if (edit instanceof Edit.MergeClasses e) {
      return TEXTS.format("edit.merge", e.from(), e.into());
    } else if (edit instanceof Edit.DeleteClass e) {
      return TEXTS.format("edit.delete", e.name());
    } else if (edit instanceof Edit.TakeLabels) {
      return TEXTS.get("edit.take-labels");
    } else if (edit instanceof Edit.KeepTogether) {
      return TEXTS.get("edit.keep-together");
    } else if (edit instanceof Edit.Separate) {
      return TEXTS.get("edit.separate");
    }
    return edit instanceof Edit.DrawSplit ? TEXTS.get("edit.draw-split") : TEXTS.get("edit.split");
  }
}
