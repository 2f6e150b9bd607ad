"""Writes heads.json: what scikit-learn's classifiers say of a small table of made-up features.

Made with scikit-learn 1.9.1 and NumPy 2.4.6: python make_heads.py > heads.json
The forest is random, so its figures are those of thirty seeds: mean and standard deviation.
"""

import json

import numpy
import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.multiclass import OneVsRestClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

CLASSES, FEATURES, LEARNT, HELD = 3, 8, 90, 200

random = numpy.random.default_rng(5)
centres = random.normal(0, 1.1, (CLASSES, FEATURES))
scales = random.uniform(0.2, 5, FEATURES)


def draw(count):
    labels = random.integers(0, CLASSES, count)
    rows = (centres[labels] + random.normal(0, 1.3, (count, FEATURES))) * scales + 3
    return numpy.round(rows, 3), labels


rows, labels = draw(LEARNT)
asked, truth = draw(HELD)


def fitted(classifier):
    return make_pipeline(StandardScaler(), classifier).fit(rows, labels)


def figures(classifier):
    said = fitted(classifier).predict_proba(asked)
    return {
        "right": int((said.argmax(axis=1) == truth).sum()),
        "loss": round(log_loss(truth, numpy.clip(said, 1e-7, 1)), 6),
        "probabilities": numpy.round(said[:5], 5).tolist(),
    }


logistic = OneVsRestClassifier(LogisticRegression(solver="liblinear", C=0.5, tol=1e-8, max_iter=10000))
svm = OneVsRestClassifier(LinearSVC(C=0.25, dual=False, tol=1e-8, max_iter=100000))
forests = [
    fitted(RandomForestClassifier(100, random_state=seed)).predict_proba(asked) for seed in range(30)
]
accuracies = [float((f.argmax(axis=1) == truth).mean()) for f in forests]
losses = [float(log_loss(truth, numpy.clip(f, 1e-7, 1))) for f in forests]

print(
    json.dumps(
        {
            "scikit-learn": sklearn.__version__,
            "numpy": numpy.__version__,
            "rows": rows.tolist(),
            "labels": labels.tolist(),
            "asked": asked.tolist(),
            "truth": truth.tolist(),
            "logistic": figures(logistic),
            "neighbours": figures(KNeighborsClassifier(7)),
            "svm": fitted(svm).predict(asked).tolist(),
            "forest": {
                "accuracy": [numpy.mean(accuracies), numpy.std(accuracies)],
                "loss": [numpy.mean(losses), numpy.std(losses)],
            },
        }
    )
)
