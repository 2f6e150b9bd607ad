"""Features of photographs by Keras's own pipeline and predict(), once for each line on standard input.

usage: keras_extraction.py FOLDER ALPHA
"""
import json
import sys
import time

import keras
import tensorflow as tf

SIDE = 224
folder, alpha = sys.argv[1:]
photographs = keras.utils.image_dataset_from_directory(
    folder, labels=None, shuffle=False, image_size=(SIDE, SIDE), batch_size=32, verbose=False)
count = len(photographs.file_paths)
scaled = photographs.map(lambda x: x / 127.5 - 1, num_parallel_calls=tf.data.AUTOTUNE)
scaled = scaled.prefetch(tf.data.AUTOTUNE)
trunk = keras.applications.MobileNetV2(
    weights=None, include_top=False, input_shape=(SIDE, SIDE, 3), alpha=float(alpha), pooling="avg")
trunk.predict(scaled.take(2), verbose=0)
print(json.dumps({"versions": f"Keras {keras.__version__}, TensorFlow {tf.__version__}"}), flush=True)
for _ in sys.stdin:
    begun = time.perf_counter()
    trunk.predict(scaled, verbose=0)
    print(json.dumps({"milliseconds": (time.perf_counter() - begun) * 1e3 / count}), flush=True)
