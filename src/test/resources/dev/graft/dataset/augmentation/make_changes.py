"""Writes changes.json, the figures that AugmentationTest checks against.

Run with PyTorch 2.13.0, torchvision 0.28.0 (its file transforms/_functional_tensor.py alone, given
as the argument) and SciPy 1.17.1; writes next to itself.

The picture is a formula, 12 rows of 15 columns. Geometry is torch.nn.functional.grid_sample with
padding_mode="reflection", align_corners=False, on a grid that affine_grid makes from a matrix that
is composed here; colour is torchvision's adjust_*; the beta distribution is SciPy's.
"""

import importlib.util
import json
import math
import pathlib
import sys

import scipy.stats
import torch

ROWS, COLUMNS = 12, 15


def picture():
    y, x, c = torch.meshgrid(
        torch.arange(ROWS), torch.arange(COLUMNS), torch.arange(3), indexing="ij"
    )
    return ((x * 37 + y * 59 + c * 83 + x * y * (c + 2)) % 256).double()


def normalised(matrix):
    """From pixels, the first one's centre at (0.5, 0.5), to grid_sample's -1..1."""
    to_pixels = torch.tensor(
        [[COLUMNS / 2, 0, COLUMNS / 2], [0, ROWS / 2, ROWS / 2], [0, 0, 1]], dtype=torch.float64
    )
    return (torch.linalg.inv(to_pixels) @ matrix @ to_pixels)[:2]


def flipped():
    return torch.tensor([[-1, 0, COLUMNS], [0, 1, 0], [0, 0, 1]], dtype=torch.float64)


def cropped(left, top, width, height):
    return torch.tensor(
        [[width / COLUMNS, 0, left], [0, height / ROWS, top], [0, 0, 1]], dtype=torch.float64
    )


def turned(degrees):
    """Where a place of the picture that is turned counter-clockwise comes from; rows go down."""
    a = math.radians(degrees)
    there = torch.tensor(
        [[1, 0, COLUMNS / 2], [0, 1, ROWS / 2], [0, 0, 1]], dtype=torch.float64
    )
    turn = torch.tensor(
        [[math.cos(a), -math.sin(a), 0], [math.sin(a), math.cos(a), 0], [0, 0, 1]],
        dtype=torch.float64,
    )
    return there @ turn @ torch.linalg.inv(there)


def sampled(matrix):
    image = picture().permute(2, 0, 1)[None]
    grid = torch.nn.functional.affine_grid(
        normalised(matrix)[None], list(image.shape), align_corners=False
    )
    out = torch.nn.functional.grid_sample(
        image, grid, mode="bilinear", padding_mode="reflection", align_corners=False
    )
    return out[0].permute(1, 2, 0)


def coloured(change, factor):
    return change(picture().permute(2, 0, 1) / 255, factor).permute(1, 2, 0) * 255


def numbers(tensor):
    return [round(v, 4) for v in tensor.flatten().tolist()]


def main():
    spec = importlib.util.spec_from_file_location("functional", sys.argv[1])
    tv = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tv)
    crop = (2.25, 1.5, 9.5, 8.75)
    turns = {str(d): numbers(sampled(turned(d))) for d in (10, -25, 90, 180)}
    colours = {
        name: {
            str(f): numbers(coloured(getattr(tv, "adjust_" + name), f)) for f in (0.4, 1.0, 1.7)
        }
        for name in ("brightness", "contrast", "saturation")
    }
    whole_crop = picture()[3:9, 4:12].permute(2, 0, 1)[None]
    resized = torch.nn.functional.interpolate(
        whole_crop, size=(ROWS, COLUMNS), mode="bilinear", align_corners=False
    )[0].permute(1, 2, 0)
    figures = {
        "picture": numbers(picture()),
        "mirrored": numbers(picture().flip(1)),
        "crop": list(crop),
        "cropped": numbers(sampled(cropped(*crop))),
        "wholeCropResized": numbers(resized),
        "turned": turns,
        "square": numbers(picture()[:, :ROWS]),
        "quarter": numbers(torch.rot90(picture()[:, :ROWS], 1, (0, 1))),
        "all": numbers(sampled(turned(17) @ cropped(*crop) @ flipped())),
        "far": numbers(sampled(cropped(-31, 40, 33, 20))),
        "colours": colours,
        "beta": {
            str(a): [scipy.stats.beta.cdf(q / 10, a, a) for q in range(1, 10)]
            for a in (0.05, 0.2, 0.4, 0.8, 1.0, 1.5, 4.0)
        },
    }
    path = pathlib.Path(__file__).with_name("changes.json")
    path.write_text(json.dumps(figures, separators=(",", ":")) + "\n")


main()
