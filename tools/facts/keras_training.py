"""Writes electron/trainer/testing/keras.facts.json: what Keras 3's optimizers, gradient clipping and losses compute.

    python tools/facts/keras_training.py            (needs tensorflow-cpu==2.21.0 and keras)

The file, read by electron/trainer/testing/trainingFacts.ts:

    {
      "keras": "3.x", "tensorflow": "2.x",
      "optimizers": [{ "settings", "weights": [[...] after each step] }],   settings as in TrainingSettings.optimizer
      "clippings": [{ "clipping", "gradients": [[...] of each weight], "clipped": [[...]] }],   as gradientClipping there
      "losses": [{ "loss", "activation", "labels", "logits": [[...]], "value", "accuracy" }]
    }

Optimizers start at weight i = sin(0.7 i + 0.3), 12 values, and are given at step t (from 1) the gradient
0.4 cos(0.9 i + 1.3 t) · (1 + i mod 3); value 5 has gradient 0 at every step.
Losses are those of `activation` applied to the logits, against one-hot labels (a single column: the label itself). They
are computed from the outputs as plain numbers: from a model Keras takes the values before a softmax or sigmoid even
where the loss does not go with it, such as categorical cross-entropy with sigmoid, and then computes another loss.
"""

import json
import os
import pathlib
import re

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf

TARGET = pathlib.Path(__file__).parents[2] / "electron/trainer/testing/keras.facts.json"
SIZE = 12
STEPS = 4

ADAM = {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
OPTIMIZERS = [
    {"type": "sgd", "learningRate": 0.05, "momentum": 0.0, "nesterov": False},
    {"type": "sgd", "learningRate": 0.05, "momentum": 0.9, "nesterov": False},
    {"type": "sgd", "learningRate": 0.05, "momentum": 0.9, "nesterov": True},
    {"type": "adam", **ADAM},
    {"type": "adam", "learningRate": 0.1, "beta1": 0.7, "beta2": 0.95, "epsilon": 0.01},
    {"type": "adamw", **ADAM, "weightDecay": 0.004},
    {"type": "adamw", **ADAM, "learningRate": 0.1, "weightDecay": 0.3},
    {"type": "rmsprop", "learningRate": 0.01, "rho": 0.9, "momentum": 0.0, "epsilon": 1e-7},
    {"type": "rmsprop", "learningRate": 0.01, "rho": 0.7, "momentum": 0.8, "epsilon": 0.01},
    {"type": "adagrad", "learningRate": 0.01, "initialAccumulatorValue": 0.1, "epsilon": 1e-7},
    {"type": "adagrad", "learningRate": 0.5, "initialAccumulatorValue": 0, "epsilon": 0.01},
]
CLASSES = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "adagrad": "Adagrad"}


def snake(name):
    return re.sub(r"([A-Z]|\d)", lambda match: "_" + match.group(1).lower(), name)


def optimizer_row(settings):
    arguments = {snake(name): value for name, value in settings.items() if name != "type"}
    optimizer = getattr(keras.optimizers, CLASSES[settings["type"]])(**arguments)
    index = np.arange(SIZE)
    weights = keras.Variable(np.sin(0.7 * index + 0.3).astype("float32"))
    after = []
    for step in range(1, STEPS + 1):
        gradient = 0.4 * np.cos(0.9 * index + 1.3 * step) * (1 + index % 3)
        gradient[5] = 0
        optimizer.apply([tf.constant(gradient, dtype="float32")], [weights])
        after.append([float(f"{value:.8g}") for value in weights.numpy()])
    return {"settings": settings, "weights": after}


GRADIENTS = [[3.0, -4.0, 0.5], [0.1, -0.2], [0.0, 0.0, 0.0, 0.0]]
CLIPPINGS = [
    {"type": kind, "limit": limit} for kind in ("value", "norm", "globalNorm") for limit in (0.15, 1.0, 5.02, 6.0)
]
ARGUMENTS = {"value": "clipvalue", "norm": "clipnorm", "globalNorm": "global_clipnorm"}


def clipping_row(clipping):
    optimizer = keras.optimizers.SGD(**{ARGUMENTS[clipping["type"]]: clipping["limit"]})
    clipped = optimizer._clip_gradients([tf.constant(gradient, dtype="float32") for gradient in GRADIENTS])
    values = [[float(f"{value:.8g}") for value in gradient.numpy()] for gradient in clipped]
    return {"clipping": clipping, "gradients": GRADIENTS, "clipped": values}


LOSSES = [
    (loss, activation, units)
    for loss in ("categoricalCrossentropy", "binaryCrossentropy", "meanSquaredError")
    for activation in ("softmax", "sigmoid", "linear")
    for units in (4, 1)
    # A softmax over one value is always one.
    if not (activation == "softmax" and units == 1) and not (loss == "categoricalCrossentropy" and units == 1)
]


def loss_row(loss, activation, units):
    index = np.arange(3 * units).reshape(3, units)
    logits = 3 * np.sin(1.7 * index + 0.4)
    if activation == "linear":
        # Cross-entropies are made for values from 0 to 1; some touch the ends, where Keras clips.
        logits = np.clip(0.5 + 0.6 * np.sin(1.7 * index + 0.4), 0, 1)
    logits = np.round(logits, 4).astype("float32")
    labels = [0, 1, 1] if units == 1 else [2, 0, 3]
    expected = np.array(labels, dtype="float32")[:, None] if units == 1 else np.eye(units, dtype="float32")[labels]
    outputs = getattr(keras.activations, activation)(tf.constant(logits)).numpy()
    value = float(tf.reduce_mean(keras.losses.get(snake(loss))(expected, outputs)))
    metric = keras.metrics.BinaryAccuracy() if units == 1 else keras.metrics.CategoricalAccuracy()
    accuracy = float(metric(expected, outputs))
    return {
        "loss": loss,
        "activation": activation,
        "labels": labels,
        "logits": [[float(f"{number:.6g}") for number in row] for row in logits],
        "value": float(f"{value:.7g}"),
        "accuracy": float(f"{accuracy:.7g}"),
    }


def main():
    optimizers = [optimizer_row(settings) for settings in OPTIMIZERS]
    clippings = [clipping_row(clipping) for clipping in CLIPPINGS]
    losses = [loss_row(*row) for row in LOSSES]
    line = lambda row: json.dumps(row, separators=(",", ":"))
    TARGET.write_text(
        f'{{"keras": "{keras.__version__}", "tensorflow": "{tf.__version__}",\n'
        + '"optimizers":[\n' + ",\n".join(map(line, optimizers)) + "\n],\n"
        + '"clippings":[\n' + ",\n".join(map(line, clippings)) + "\n],\n"
        + '"losses":[\n' + ",\n".join(map(line, losses)) + "\n]}\n"
    )


main()
