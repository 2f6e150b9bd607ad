"""Makes learning.json: what Keras and PyTorch do to the weights of a tiny network in five steps.

    KERAS_BACKEND=tensorflow python make_learning.py keras PART   (Keras 3.15, TensorFlow 2.21)
    python make_learning.py torch PART                            (PyTorch 2.13)
    python make_learning.py join PART PART OUT

The network: 4 x 4 x 2 -> convolution 3 x 3 with 3 filters -> batch normalisation -> ReLU6 -> mean
over the plane -> softmax over 3 classes. All kernels are in Keras's layout. Weights after each step
are listed for the names in NAMES.
"""

import json
import sys

import numpy as np

STEPS = 5
BATCH = 6
NAMES = [
    "conv/kernel", "conv/bias", "bn/gamma", "bn/beta", "bn/moving_mean", "bn/moving_variance",
    "logits/kernel", "logits/bias",
]
SHAPES = [(3, 3, 2, 3), (3,), (3,), (3,), (3,), (3,), (3, 3), (3,)]


def figures():
    random = np.random.default_rng(6)
    first = {}
    for name, shape in zip(NAMES, SHAPES):
        values = random.normal(0, 0.5, shape)
        if name in ("bn/gamma", "bn/moving_variance"):
            values = 1 + np.abs(values)
        first[name] = np.round(values, 3).astype(np.float32)
    images = np.round(random.normal(0, 1, (STEPS, BATCH, 4, 4, 2)), 2).astype(np.float32)
    labels = random.integers(0, 3, (STEPS, BATCH))
    rates = np.round(0.1 / (1 + 0.5 * np.arange(STEPS)), 4)
    return first, images, labels, rates


def listed(values):
    return [float("%.8g" % v) for v in np.asarray(values, np.float32).ravel()]


# Keras keeps the rate in the velocity of momentum, and PyTorch (and Graft) apart from it: the two
# are the same while the rate is. Hence Keras's cases with momentum have one rate for all steps.
KERAS = {
    "descent": dict(optimizer="sgd"),
    "adam": dict(optimizer="adam"),
    "momentum at one rate": dict(optimizer="momentum", rate=0.08),
    "nesterov at one rate": dict(optimizer="nesterov", rate=0.08),
    "decay": dict(optimizer="adam", weightDecay=0.3),
    "decay with momentum": dict(optimizer="momentum", rate=0.08, weightDecay=0.3),
    "clipping": dict(optimizer="momentum", rate=0.08, clipNorm=0.1),
    "averaging": dict(optimizer="adam", averaging=0.7),
    "decay and clipping": dict(optimizer="adam", weightDecay=0.3, clipNorm=0.1),
    "decay, clipping and averaging": dict(
        optimizer="nesterov", rate=0.08, weightDecay=0.3, clipNorm=0.1, averaging=0.7),
}
# A bias in front of a normalisation by the batch has no gradient but noise, which a small epsilon
# would make as large as any other step.
TORCH = {
    "momentum": dict(optimizer="momentum"),
    "nesterov": dict(optimizer="nesterov"),
    "clipping and averaging": dict(optimizer="nesterov", clipNorm=0.1, averaging=0.7),
    "layer rates": dict(optimizer="momentum", rates={"conv": 0.1, "bn": 0.3}),
    "batch statistics": dict(optimizer="momentum", batchStatistics=True),
    "layer rates and clipping": dict(
        optimizer="momentum", rates={"conv": 0.1, "bn": 0.3}, clipNorm=0.1),
    "layer rates and decay": dict(
        optimizer="adam", rates={"conv": 0.1, "bn": 0.3}, weightDecay=0.3),
    "batch statistics and averaging": dict(
        optimizer="momentum", batchStatistics=True, averaging=0.7),
    "all": dict(
        optimizer="adam", epsilon=1e-3, rates={"conv": 0.1, "bn": 0.3}, weightDecay=0.3,
        clipNorm=0.1, averaging=0.7, batchStatistics=True),
}


def keras_case(case):
    import keras
    import tensorflow as tf
    first, images, labels, rates = figures()
    x = keras.Input((4, 4, 2))
    y = keras.layers.Conv2D(3, 3, padding="same", name="conv")(x)
    y = keras.layers.BatchNormalization(name="bn", epsilon=1e-3)(y)
    y = keras.layers.ReLU(6)(y)
    y = keras.layers.GlobalAveragePooling2D()(y)
    model = keras.Model(x, keras.layers.Dense(3, name="logits")(y))
    by_name = {"/".join(v.path.split("/")[-2:]): v for v in model.weights}
    for name, value in first.items():
        by_name[name].assign(value)
    options = {}
    if case.get("clipNorm"):
        options["global_clipnorm"] = case["clipNorm"]
    if case.get("averaging"):
        options.update(use_ema=True, ema_momentum=case["averaging"])
    if case.get("weightDecay"):
        options["weight_decay"] = case["weightDecay"]
    if case["optimizer"] == "adam":
        optimizer = keras.optimizers.Adam(epsilon=1e-7, **options)
    else:
        optimizer = keras.optimizers.SGD(
            momentum=0.0 if case["optimizer"] == "sgd" else 0.9,
            nesterov=case["optimizer"] == "nesterov", **options)
    if case.get("weightDecay"):
        optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    norms = []
    for step in range(STEPS):
        optimizer.learning_rate = case.get("rate", rates[step])
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels[step], model(images[step], training=False)))
        gradients = tape.gradient(loss, [v.value for v in model.trainable_variables])
        norms.append(float(tf.linalg.global_norm(gradients)))
        optimizer.apply(gradients, model.trainable_variables)
    if case.get("clipNorm"):
        assert min(norms) > case["clipNorm"], norms
    if case.get("averaging"):
        optimizer.finalize_variable_values(model.trainable_variables)
    return {name: listed(by_name[name].numpy()) for name in NAMES}


def torch_case(case):
    import torch
    from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
    first, images, labels, rates = figures()
    conv = torch.nn.Conv2d(2, 3, 3, padding=1)
    bn = torch.nn.BatchNorm2d(3, eps=1e-3, momentum=0.01)
    logits = torch.nn.Linear(3, 3)
    parts = {
        "conv/kernel": conv.weight, "conv/bias": conv.bias, "bn/gamma": bn.weight,
        "bn/beta": bn.bias, "bn/moving_mean": bn.running_mean,
        "bn/moving_variance": bn.running_var, "logits/kernel": logits.weight,
        "logits/bias": logits.bias,
    }
    order = {4: (3, 2, 0, 1), 2: (1, 0), 1: (0,)}
    back = {4: (2, 3, 1, 0), 2: (1, 0), 1: (0,)}
    with torch.no_grad():
        for name, value in first.items():
            parts[name].copy_(torch.tensor(value.transpose(order[value.ndim])))
    model = torch.nn.ModuleDict(dict(conv=conv, bn=bn, logits=logits))
    factors = case.get("rates", {})
    groups = [
        dict(params=[p for p in model[layer].parameters() if (p.dim() > 1) == decays],
             factor=factors.get(layer, 1.0),
             weight_decay=case.get("weightDecay", 0) if decays else 0)
        for layer in ("conv", "bn", "logits") for decays in (True, False)
    ]
    groups = [group for group in groups if group["params"]]
    if case["optimizer"] == "adam":
        optimizer = torch.optim.AdamW(groups, lr=1)
    else:
        assert "weightDecay" not in case, "PyTorch's SGD adds it to the gradient"
        optimizer = torch.optim.SGD(
            groups, lr=1, momentum=0.9, nesterov=case["optimizer"] == "nesterov")
    bn.train(case.get("batchStatistics", False))
    average = None
    if case.get("averaging"):
        average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(case["averaging"]))
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = rates[step] * group["factor"]
            if case["optimizer"] == "adam":
                # PyTorch adds epsilon to the corrected root, Keras to the other.
                group["eps"] = case.get("epsilon", 1e-7) / (1 - 0.999 ** (step + 1)) ** 0.5
        optimizer.zero_grad()
        x = torch.tensor(images[step]).permute(0, 3, 1, 2)
        y = torch.nn.functional.relu6(bn(conv(x))).mean((2, 3))
        torch.nn.functional.cross_entropy(logits(y), torch.tensor(labels[step])).backward()
        if case.get("clipNorm"):
            norm = torch.nn.utils.clip_grad_norm_(model.parameters(), case["clipNorm"])
            assert norm > case["clipNorm"], norm
        optimizer.step()
        if average is not None:
            average.update_parameters(model)
    if average is not None:
        for name, averaged in zip(
                ["conv/kernel", "conv/bias", "bn/gamma", "bn/beta", "logits/kernel",
                 "logits/bias"], average.module.parameters()):
            parts[name] = averaged
    return {
        name: listed(parts[name].detach().numpy().transpose(back[parts[name].dim()]))
        for name in NAMES
    }


def main():
    what, *files = sys.argv[1:]
    if what == "join":
        first, images, labels, rates = figures()
        cases = []
        for part in files[:-1]:
            cases += json.load(open(part))
        whole = dict(
            first={name: listed(v) for name, v in first.items()},
            images=[listed(i) for i in images],
            labels=labels.tolist(),
            rates=rates.tolist(),
            cases=cases,
        )
        json.dump(whole, open(files[-1], "w"), separators=(",", ":"))
        return
    run, cases = (keras_case, KERAS) if what == "keras" else (torch_case, TORCH)
    made = [dict(name=name, by=what, rule=case, after=run(case)) for name, case in cases.items()]
    json.dump(made, open(files[0], "w"))


main()
