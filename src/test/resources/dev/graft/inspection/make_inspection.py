"""Writes inspection.json: what NumPy and scikit-learn say of small sets of made-up features.

Made with scikit-learn 1.9.1 and NumPy 2.4.6: python make_inspection.py > inspection.json
Confident learning is written out by the formulas of Northcutt, Jiang and Chuang, "Confident learning:
estimating uncertainty in dataset labels" (JAIR 70, 2021): thresholds by equation 2, the confident
joint by equation 1. Its probabilities come from scikit-learn's regression, of folds left out.
"""

import json

import numpy
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.neighbors import NearestNeighbors

ROWS, FEATURES, COMPONENTS, NEIGHBOURS = 60, 12, 3, 5
CLASSES, LEARNT, FLIPPED = 3, 150, 0.1
COPIES, COSINE = 40, 0.97

random = numpy.random.default_rng(11)
scales = 3.0 / (1 + numpy.arange(FEATURES))
turned, _ = numpy.linalg.qr(random.normal(0, 1, (FEATURES, FEATURES)))
rows = numpy.round((random.normal(0, 1, (ROWS, FEATURES)) * scales) @ turned + 2, 3)


def components():
    pca = PCA(COMPONENTS, svd_solver="full").fit(rows)
    # scikit-learn divides by the rows less one; the population's variance divides by all of them.
    population = pca.explained_variance_ * (ROWS - 1) / ROWS
    return {
        "variances": population.tolist(),
        "shares": pca.explained_variance_ratio_.tolist(),
        "coordinates": pca.transform(rows).tolist(),
    }


def neighbours():
    near = NearestNeighbors(n_neighbors=NEIGHBOURS + 1, metric="cosine").fit(rows)
    distances, indices = near.kneighbors(rows)
    return {"indices": indices[:, 1:].tolist(), "cosines": (1 - distances[:, 1:]).tolist()}


def confident():
    truth = random.integers(0, CLASSES, LEARNT)
    centres = random.normal(0, 1.1, (CLASSES, FEATURES))
    seen = centres[truth] + random.normal(0, 1.2, (LEARNT, FEATURES))
    flipped = random.random(LEARNT) < FLIPPED
    given = numpy.where(flipped, (truth + 1) % CLASSES, truth)
    said = cross_val_predict(
        LogisticRegression(max_iter=1000), seen, given, cv=5, method="predict_proba"
    )
    said = numpy.round(said, 5)
    thresholds = numpy.array([said[given == c, c].mean() for c in range(CLASSES)])
    joint = numpy.zeros((CLASSES, CLASSES), dtype=int)
    outside = []
    for i in range(LEARNT):
        above = [c for c in range(CLASSES) if said[i, c] >= thresholds[c]]
        if above:
            sure = max(above, key=lambda c: said[i, c])
            joint[given[i], sure] += 1
            if sure != given[i]:
                outside.append(i)
    others = said.copy()
    others[numpy.arange(LEARNT), given] = -1
    margins = said[numpy.arange(LEARNT), given] - others.max(axis=1)
    return {
        "given": given.tolist(),
        "said": said.tolist(),
        "thresholds": thresholds.tolist(),
        "joint": joint.tolist(),
        "suspected": outside,
        "margins": margins.tolist(),
    }


def copies():
    """Some rows beside nearly equal ones, and which belong together, by every pair."""
    first = random.normal(0, 1, (COPIES, FEATURES))
    near = first[: COPIES // 2] * 1.7 + random.normal(0, 0.35, (COPIES // 2, FEATURES))
    all_rows = numpy.round(numpy.vstack([first, near]), 3)
    unit = all_rows / numpy.linalg.norm(all_rows, axis=1, keepdims=True)
    cosines = unit @ unit.T
    group = numpy.arange(len(all_rows))
    for i in range(len(all_rows)):
        for j in range(i):
            if cosines[i, j] >= COSINE:
                group[group == group[i]] = group[j]
    groups = [numpy.flatnonzero(group == g).tolist() for g in sorted(set(group.tolist()))]
    return {
        "rows": all_rows.tolist(),
        "cosine": COSINE,
        "groups": sorted(g for g in groups if len(g) > 1),
    }


print(
    json.dumps(
        {
            "rows": rows.tolist(),
            "components": components(),
            "neighbours": neighbours(),
            "confident": confident(),
            "copies": copies(),
        }
    )
)
