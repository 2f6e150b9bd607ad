"""Transfer learning as Keras's own guide does it: a frozen backbone, then its last blocks; prints a line an epoch.

usage: keras_job.py FOLDER WEIGHTS FROZEN_EPOCHS TUNED_EPOCHS FIRST_LAYER_THAT_LEARNS OUT
"""
import json
import sys
import time

import keras
import tensorflow as tf

SIDE = 224
folder, weights, frozen, tuned, first, out = sys.argv[1:]


class Told(keras.callbacks.Callback):
    def __init__(self, before):
        super().__init__()
        self.before = before

    def on_epoch_begin(self, epoch, logs=None):
        self.begun = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        print(json.dumps({
            "epoch": self.before + epoch + 1,
            "validationAccuracy": logs["val_accuracy"],
            "seconds": time.perf_counter() - self.begun}), flush=True)


def part(subset):
    return keras.utils.image_dataset_from_directory(
        folder, seed=1, validation_split=0.2, subset=subset, image_size=(SIDE, SIDE), batch_size=32,
        verbose=False).prefetch(tf.data.AUTOTUNE)


training, validation = part("training"), part("validation")
backbone = keras.applications.MobileNetV2(
    weights=None, include_top=False, input_shape=(SIDE, SIDE, 3), alpha=0.35)
backbone.load_weights(weights)
backbone.trainable = False
picture = keras.Input((SIDE, SIDE, 3))
x = backbone(keras.layers.Rescaling(1 / 127.5, offset=-1)(picture), training=False)
x = keras.layers.GlobalAveragePooling2D()(x)
model = keras.Model(picture, keras.layers.Dense(2, activation="softmax")(x))


def learn(rate, epochs, before):
    model.compile(
        keras.optimizers.Adam(rate), keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    model.fit(
        training, validation_data=validation, epochs=epochs, verbose=0, callbacks=[Told(before)])


learn(1e-3, int(frozen), 0)
backbone.trainable = True
names = [layer.name for layer in backbone.layers]
for layer in backbone.layers[:names.index(first)]:
    layer.trainable = False
learn(1e-5, int(tuned), int(frozen))
model.save(out)
