"""Writes mixing.json, the figures that MixerTest checks against.

Run with PyTorch 2.13.0; writes next to itself.

MixUp and CutMix as their papers have them: a batch is mixed with the same batch in reversed order,
and the loss is share * CE(said, own label) + (1 - share) * CE(said, partner's label). CE is
torch.nn.functional.cross_entropy with label smoothing, times the weight of the label's class; the
gradient is autograd's, by the logits, of the mean over the batch.
"""

import json
import pathlib

import torch
from torch.nn.functional import cross_entropy

ROWS, COLUMNS = 5, 6
CLASSES = 4
LABELS = torch.tensor([2, 0, 3, 3, 1])
WEIGHTS = torch.tensor([0.5, 2.0, 1.25, 0.75], dtype=torch.float64)
BOX = (1, 2, 5, 4)  # left, top, right, bottom


def pixels():
    i = torch.arange(len(LABELS) * ROWS * COLUMNS * 3)
    return ((i * 37 + i * i * 11) % 256).double().reshape(len(LABELS), ROWS, COLUMNS, 3)


def logits():
    i = torch.arange(len(LABELS) * CLASSES).double()
    return (torch.sin(i * 1.7) * 2).reshape(len(LABELS), CLASSES)


def mixed_up(share):
    return share * pixels() + (1 - share) * pixels().flip(0)


def cut():
    left, top, right, bottom = BOX
    out = pixels().clone()
    out[:, top:bottom, left:right] = pixels().flip(0)[:, top:bottom, left:right]
    return out, 1 - (right - left) * (bottom - top) / (ROWS * COLUMNS)


def criterion(said, labels, smoothing, weighted):
    loss = cross_entropy(said, labels, label_smoothing=smoothing, reduction="none")
    return loss * WEIGHTS[labels] if weighted else loss


def case(share, smoothing, weighted):
    said = logits().requires_grad_()
    loss = (
        share * criterion(said, LABELS, smoothing, weighted)
        + (1 - share) * criterion(said, LABELS.flip(0), smoothing, weighted)
    ).mean()
    loss.backward()
    told = share * criterion(said, LABELS, 0, False) + (1 - share) * criterion(
        said, LABELS.flip(0), 0, False
    )
    return {
        "share": share,
        "smoothing": smoothing,
        "weighted": weighted,
        "loss": loss.item(),
        "gradient": said.grad.flatten().tolist(),
        "told": told.detach().tolist(),
    }


def main():
    cut_pixels, cut_share = cut()
    figures = {
        "rows": ROWS,
        "columns": COLUMNS,
        "labels": LABELS.tolist(),
        "weights": WEIGHTS.tolist(),
        "pixels": pixels().flatten().tolist(),
        "logits": logits().flatten().tolist(),
        "upShare": 0.3,
        "up": mixed_up(0.3).flatten().tolist(),
        "box": list(BOX),
        "cutShare": cut_share,
        "cut": cut_pixels.flatten().tolist(),
        "cases": [
            case(share, smoothing, weighted)
            for share in (1.0, 0.8, 0.3, cut_share)
            for smoothing in (0.0, 0.1)
            for weighted in (False, True)
        ],
    }
    path = pathlib.Path(__file__).with_name("mixing.json")
    path.write_text(json.dumps(figures, separators=(",", ":")) + "\n")


main()
