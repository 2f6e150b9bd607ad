"""What Keras learns with class weights and label smoothing, for balance.json.

Run with Keras 3.15 on TensorFlow 2.21:

    python make_balance.py > balance.json

Twelve pictures of 2 x 2 pixels in three classes of 7, 3 and 2, as shares of 255, go flat into one dense
layer; all of them are one batch, and four steps of plain descent are taken. The weights of the classes are
n / (classes x n of the class).
"""

import json

import keras
import numpy as np

LABELS = [0, 1, 0, 0, 2, 0, 1, 0, 0, 2, 1, 0]
RATE = 0.4
STEPS = 4


def main():
    rng = np.random.default_rng(7)
    pixels = rng.integers(0, 256, (12, 2, 2, 3))
    kernel = rng.normal(0, 0.4, (12, 3)).astype("float32")
    bias = rng.normal(0, 0.2, 3).astype("float32")
    x = (pixels / 255).astype("float32")
    y = keras.utils.to_categorical(LABELS, 3)
    counts = np.bincount(LABELS)
    weights = {c: len(LABELS) / (3 * counts[c]) for c in range(3)}
    cases = []
    for smoothing, balanced in [(0.0, False), (0.0, True), (0.2, False), (0.2, True)]:
        dense = keras.layers.Dense(3, activation="softmax")
        model = keras.Sequential([keras.layers.Input((2, 2, 3)), keras.layers.Flatten(), dense])
        dense.set_weights([kernel, bias])
        model.compile(
            keras.optimizers.SGD(RATE),
            keras.losses.CategoricalCrossentropy(label_smoothing=smoothing),
        )
        plain = []
        for _ in range(STEPS):
            p = model.predict(x, verbose=0)
            plain.append(float(-np.log(p[np.arange(12), LABELS]).mean()))
            model.train_on_batch(x, y, class_weight=weights if balanced else None)
        k, b = dense.get_weights()
        cases.append(
            dict(
                smoothing=smoothing,
                classWeights=balanced,
                losses=plain,
                kernel=k.flatten().tolist(),
                bias=b.tolist(),
            )
        )
    print(
        json.dumps(
            dict(
                keras=keras.__version__,
                labels=LABELS,
                rate=RATE,
                pixels=pixels.reshape(12, 12).tolist(),
                kernel=kernel.flatten().tolist(),
                bias=bias.tolist(),
                cases=cases,
            )
        )
    )


if __name__ == "__main__":
    main()
