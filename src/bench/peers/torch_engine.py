"""A frozen step or a full training step in PyTorch, channels last, once for each line on standard input.

usage: torch_engine.py MobileNetV2|ResNet50 inference|step
"""
import json
import os
import sys
import time

import torch
from torch import nn

BATCH, SIDE = 32, 224
torch.set_num_threads(len(os.sched_getaffinity(0)))


def convolution(inputs, outputs, kernel, stride=1, groups=1, activation=None):
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, *([activation] if activation else []))


class Sum(nn.Module):
    """What goes through the body is added to what goes past it."""

    def __init__(self, body, past=None, activation=None):
        super().__init__()
        self.body, self.past, self.activation = body, past or nn.Identity(), activation or nn.Identity()

    def forward(self, x):
        return self.activation(self.body(x) + self.past(x))


def mobile_net_v2():
    relu = nn.ReLU6(inplace=True)
    layers, channels = [convolution(3, 32, 3, 2, activation=relu)], 32
    plan = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    for expansion, outputs, repeats, stride in plan:
        for i in range(repeats):
            wide = channels * expansion
            step = stride if i == 0 else 1
            body = [convolution(channels, wide, 1, activation=relu)] if expansion > 1 else []
            body += [
                convolution(wide, wide, 3, step, groups=wide, activation=relu),
                convolution(wide, outputs, 1)]
            body = nn.Sequential(*body)
            layers.append(Sum(body) if step == 1 and channels == outputs else body)
            channels = outputs
    return nn.Sequential(*layers, convolution(channels, 1280, 1, activation=relu)), 1280


def res_net_50():
    relu = nn.ReLU(inplace=True)
    layers = [convolution(3, 64, 7, 2, activation=relu), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for narrow, repeats, stride in [(64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)]:
        for i in range(repeats):
            step = stride if i == 0 else 1
            body = nn.Sequential(
                convolution(channels, narrow, 1, step, activation=relu),
                convolution(narrow, narrow, 3, activation=relu),
                convolution(narrow, 4 * narrow, 1))
            past = convolution(channels, 4 * narrow, 1, step) if i == 0 else None
            layers.append(Sum(body, past, relu))
            channels = 4 * narrow
    return nn.Sequential(*layers), channels


name, work = sys.argv[1:]
trunk, channels = {"MobileNetV2": mobile_net_v2, "ResNet50": res_net_50}[name]()
model = nn.Sequential(trunk, nn.AdaptiveAvgPool2d(1), nn.Flatten())
if work == "step":
    model.append(nn.Linear(channels, 2))
# Normalisation goes by its stored statistics here too.
model = model.to(memory_format=torch.channels_last).eval()
pixels = torch.rand(BATCH, 3, SIDE, SIDE).to(memory_format=torch.channels_last)
labels = torch.arange(BATCH) % 2
optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)


def step():
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(pixels), labels).backward()
    optimizer.step()


def inference():
    with torch.inference_mode():
        model(pixels)


once = step if work == "step" else inference
for _ in range(2):
    once()
print(json.dumps({"versions": f"PyTorch {torch.__version__}"}), flush=True)
for _ in sys.stdin:
    begun = time.perf_counter()
    once()
    print(json.dumps({"milliseconds": (time.perf_counter() - begun) * 1e3 / BATCH}), flush=True)
