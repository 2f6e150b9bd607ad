"""Learning rates of Keras and PyTorch, for schedules.json.

Run with Keras 3.15 on TensorFlow 2.21 for the part "keras", and with PyTorch 2.13 for the part "torch":

    python make_schedules.py keras > keras.json
    python make_schedules.py torch > torch.json
    python make_schedules.py join keras.json torch.json > schedules.json

Rates are shares of 1, or of the base rate that a case names.
"""

import json
import sys


def keras_part():
    import keras
    import numpy as np

    def rates(schedule, steps):
        return [float(schedule(np.int64(s))) for s in range(steps)]

    sched = keras.optimizers.schedules
    # 7 steps an epoch, 10 epochs. Keras counts the decay from the end of the warm-up.
    cosine = rates(sched.CosineDecay(0.01, 70, alpha=0.05), 70)
    warm = 14
    cosine_warm = rates(
        sched.CosineDecay(
            0.01 / (warm + 1), 70 - warm, alpha=0.0, warmup_target=0.01, warmup_steps=warm
        ),
        70,
    )
    # A fall every 3 epochs.
    staircase = rates(sched.ExponentialDecay(0.01, 21, 0.3, staircase=True), 70)

    class Recorded(keras.callbacks.Callback):
        """Puts losses in the place of those that were measured, and writes down the rates."""

        def __init__(self, losses):
            super().__init__()
            self.losses = losses
            self.rates = []
            self.seen = 0

        def on_epoch_end(self, epoch, logs=None):
            logs["val_loss"] = self.losses[epoch]
            self.seen = epoch + 1

        def on_epoch_begin(self, epoch, logs=None):
            self.rates.append(float(self.model.optimizer.learning_rate))

    losses = [0.9, 0.8, 0.81, 0.8, 0.79, 0.79, 0.85, 0.9, 0.7, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.69]

    def fit(callback):
        keras.utils.set_random_seed(1)
        model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(1)])
        model.compile(keras.optimizers.SGD(1.0), "mse")
        recorded = Recorded(losses)
        x = np.zeros((4, 2), "float32")
        y = np.zeros((4, 1), "float32")
        model.fit(x, y, epochs=len(losses), batch_size=4, verbose=0, callbacks=[recorded, callback])
        return recorded

    plateaus = []
    for patience, factor, smallest in [(1, 0.5, 0.0), (2, 0.1, 0.0), (2, 0.5, 0.3), (3, 0.2, 0.0)]:
        recorded = fit(
            keras.callbacks.ReduceLROnPlateau(
                monitor="val_loss",
                factor=factor,
                patience=patience,
                min_delta=0,
                min_lr=smallest,
                mode="min",
            )
        )
        plateaus.append(
            dict(patience=patience, factor=factor, smallest=smallest, rates=recorded.rates)
        )
    stopping = []
    for patience, delta in [(1, 0.0), (2, 0.0), (3, 0.0), (2, 0.05), (5, 0.0), (6, 0.0), (4, 0.02)]:
        recorded = fit(
            keras.callbacks.EarlyStopping(
                monitor="val_loss", min_delta=delta, patience=patience, mode="min"
            )
        )
        stopping.append(dict(patience=patience, minimumDelta=delta, epochs=recorded.seen))
    return dict(
        versions=dict(keras=keras.__version__),
        cosine=cosine,
        cosineAfterWarmUp=cosine_warm,
        staircase=staircase,
        losses=losses,
        plateaus=plateaus,
        stopping=stopping,
    )


def torch_part():
    import torch

    def rates(make, steps, epoch=None):
        parameter = torch.nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([parameter], lr=0.01)
        scheduler = make(optimizer)
        seen = []
        for s in range(steps):
            seen.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if s + 1 < steps and (epoch is None or (s + 1) % epoch == 0):
                scheduler.step()
        return seen

    lr = torch.optim.lr_scheduler
    cycles = []
    for rise, div, final, steps in [(0.3, 25.0, 1e4, 70), (0.1, 10.0, 100.0, 33), (0.5, 1.0, 4.0, 8)]:
        cycles.append(
            dict(
                rise=rise,
                start=1 / div,
                end=1 / (div * final),
                steps=steps,
                rates=rates(
                    lambda o, r=rise, d=div, f=final, n=steps: lr.OneCycleLR(
                        o,
                        max_lr=0.01,
                        total_steps=n,
                        pct_start=r,
                        div_factor=d,
                        final_div_factor=f,
                        cycle_momentum=False,
                    ),
                    steps,
                ),
            )
        )
    steps = rates(lambda o: lr.StepLR(o, step_size=3, gamma=0.3), 70, epoch=7)
    warm = rates(
        lambda o: lr.LinearLR(o, start_factor=1 / 15, end_factor=1.0, total_iters=14), 70
    )
    return dict(
        versions=dict(torch=torch.__version__), oneCycle=cycles, step=steps, warmUp=warm
    )


if __name__ == "__main__":
    if sys.argv[1] == "keras":
        print(json.dumps(keras_part()))
    elif sys.argv[1] == "torch":
        print(json.dumps(torch_part()))
    else:
        parts = [json.load(open(f)) for f in sys.argv[2:4]]
        print(json.dumps(dict(keras=parts[0], torch=parts[1]), indent=1))
