"""A frozen step or a full training step in Keras, once for each line on standard input.

usage: keras_engine.py MobileNetV2|ResNet50 inference|step
"""
import json
import sys
import time

import keras
import numpy as np
import tensorflow as tf

BATCH, SIDE = 32, 224
name, work = sys.argv[1:]
pixels = np.random.default_rng(1).random((BATCH, SIDE, SIDE, 3), dtype=np.float32)
labels = np.arange(BATCH) % 2
trunk = getattr(keras.applications, name)(
    weights=None, include_top=False, input_shape=(SIDE, SIDE, 3), pooling="avg")
if work == "inference":
    frozen = tf.function(lambda x: trunk(x, training=False))
    batch = tf.constant(pixels)
    once = lambda: frozen(batch).numpy()
else:
    picture = keras.Input((SIDE, SIDE, 3))
    model = keras.Model(picture, keras.layers.Dense(2)(trunk(picture, training=False)))
    model.compile(
        keras.optimizers.SGD(1e-4), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    once = lambda: model.train_on_batch(pixels, labels)
for _ in range(2):
    once()
print(json.dumps({"versions": f"Keras {keras.__version__}, TensorFlow {tf.__version__}"}), flush=True)
for _ in sys.stdin:
    begun = time.perf_counter()
    once()
    print(json.dumps({"milliseconds": (time.perf_counter() - begun) * 1e3 / BATCH}), flush=True)
