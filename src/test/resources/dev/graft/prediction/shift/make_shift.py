"""Writes shift.json: what NumPy, SciPy and scikit-learn say of two small sets of features.

Made with scikit-learn 1.9.1, SciPy 1.17.1 and NumPy: python make_shift.py > shift.json
The left-out scores are those of ridge regressions that were truly fitted anew without each row; the
map is made of matrix square roots (scipy.linalg.sqrtm) of whole covariances.
"""

import json

import numpy
from scipy.linalg import fractional_matrix_power, sqrtm
from sklearn.linear_model import Ridge
from sklearn.metrics import roc_auc_score

random = numpy.random.default_rng(4)
D, KNOWN, FRESH = 6, 24, 30
mix = random.normal(0, 1, (D, D))
known = numpy.round(random.normal(0, 1, (KNOWN, D)) @ mix + 2, 3)
fresh = numpy.round(random.normal(0, 1.4, (FRESH, D)) @ mix * 0.6 + 2.4, 3)


def left_out_auc(first, second):
    rows = numpy.vstack([first, second])
    n, d = rows.shape
    rows = (rows - rows.mean(axis=0)) / (rows.std(axis=0) * numpy.sqrt(d))
    is_second = numpy.arange(n) >= len(first)
    y = numpy.where(is_second, len(first) / n, -len(second) / n)
    scores = []
    for i in range(n):
        others = numpy.arange(n) != i
        ridge = Ridge(alpha=1.0, fit_intercept=False).fit(rows[others], y[others])
        scores.append(ridge.predict(rows[i : i + 1])[0])
    return roc_auc_score(is_second, scores)


def aligned(known, fresh):
    ours, theirs = numpy.cov(known.T), numpy.cov(fresh.T)
    added = numpy.eye(D) * numpy.trace(ours) / D
    move = fractional_matrix_power(theirs + added, -0.5) @ sqrtm(ours + added)
    return (fresh - fresh.mean(axis=0)) @ numpy.real(move) + known.mean(axis=0)


print(
    json.dumps(
        {
            "known": known.tolist(),
            "fresh": fresh.tolist(),
            "auc": left_out_auc(known, fresh),
            "moved": aligned(known, fresh)[:5].tolist(),
        }
    )
)
