"""Writes calibration.json: temperature, losses, bins and coverage of made-up predictions.

Made with SciPy 1.17.1 and NumPy: python make_calibration.py > calibration.json
The temperature is found by SciPy's bounded search over the mean cross-entropy, the bins are cut
with numpy.digitize, both from the definitions in Guo et al. (2017).
"""

import json

import numpy
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

PICTURES, CLASSES, BINS = 120, 3, 15


def case(seed, sharpness):
    random = numpy.random.default_rng(seed)
    labels = random.integers(0, CLASSES, PICTURES)
    scores = random.normal(0, 1, (PICTURES, CLASSES))
    scores[numpy.arange(PICTURES), labels] += 1.5
    said = softmax(scores * sharpness, axis=1).astype(numpy.float32)
    said = numpy.round(said, 6)
    logits = numpy.log(numpy.maximum(said.astype(numpy.float64), 1.4e-45))

    def loss(temperature):
        return -log_softmax(logits / temperature, axis=1)[numpy.arange(PICTURES), labels].mean()

    best = minimize_scalar(loss, bounds=(0.05, 20), method="bounded", options={"xatol": 1e-10})
    scaled = softmax(logits / best.x, axis=1)
    confidence, right = scaled.max(axis=1), scaled.argmax(axis=1) == labels
    return {
        "probabilities": [[float(f"{p:.6f}") for p in row] for row in said],
        "labels": labels.tolist(),
        "temperature": best.x,
        "lossBefore": loss(1),
        "lossAfter": best.fun,
        "before": bins(said.max(axis=1), said.argmax(axis=1) == labels),
        "after": bins(confidence, right),
        "coverage": [
            [t, int((confidence >= t).sum()), int((right & (confidence >= t)).sum())]
            for t in (0.0, 0.5, 0.7, 0.9)
        ],
    }


def bins(confidence, right):
    place = numpy.digitize(confidence, numpy.arange(1, BINS) / BINS, right=True)
    error, counts = 0.0, []
    for b in range(BINS):
        mine = place == b
        counts.append(int(mine.sum()))
        if mine.any():
            error += mine.mean() * abs(confidence[mine].mean() - right[mine].mean())
    return {"images": counts, "error": float(error)}


print(json.dumps({"tooSure": case(1, 2.5), "notSureEnough": case(2, 0.4)}))
