"""Writes src/graphdef/testing/keras.runs.json: 50 steps of training by Keras, for many networks and settings.

    python tools/facts/keras_runs.py            (needs tensorflow-cpu==2.21.0 and keras)

The file, read by src/graphdef/testing/kerasRuns.ts:

    {
      "keras": "3.x", "tensorflow": "2.x",
      "rows": [{
        "id": "layer: Conv2D, groups",                unique; "layer: ", "network: " or "setting: "
        "document",                                   a network document, without training settings
        "training": {
          "loss", "optimizer", "gradientClipping",    as in TrainingSettings
          "learningRates": null, or 50 numbers        of the steps, instead of the optimizer's own
        },
        "weights": [{                                 after the last step; their order numbers them
          "layer", "name", "shape",                   the layer's id and Keras' name of the weight
          "sum", "sumOfSquares",
          "values": [...]                             at most 8: value number k is at index floor(k * size / values.length)
        }],
        "losses": [50 numbers],                       of each step before its update, in training mode, penalties included
        "accuracies": [50 numbers],
        "evaluation": {                               after the last step, in inference mode
          "loss", "accuracy",                         of all images, penalties included
          "outputs": [24 numbers]                     of the first batch, row-major
        }
      }]
    }

Numbers come from formulas, so that both sides have the same. With

    noise(i, k) = 2 (x - floor(x)) - 1,  x = 0.6180339887498949 i i + 0.7548776662466927 i + 0.5698402909980532 k

computed in float64 from left to right, from -1 to 1, `i` counting a tensor's values row-major, and float32 taken at the end:

    weight number k (from 1)    two or more axes: sqrt(6 / (fanIn + fanOut)) noise(i, k), with fanIn = the last axis but one times
                                the axes before it, fanOut = the last axis times the same;
                                gamma, moving_variance: 1 + 0.1 noise(i, k); others: 0.1 noise(i, k)
    images                      noise(i, 1000), as one tensor of 18 images
    image j's class             (7 j + floor(j / 4)) mod 4, one-hot; a network of one output: that number mod 2

Step t (from 0) is given 6 images, from number 6 (t mod 3) on. Cross-entropies of a final softmax (categorical) or sigmoid
(binary) are computed from its inputs; all others from the outputs, as Keras does with from_logits=False. Accuracy is
that of the largest output, or, of a network of one output, that of output > 0.5. Everything runs with oneDNN off.
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf

from keras_layers import make_layer, snake
from keras_run_rows import ROWS

TARGET = pathlib.Path(__file__).parents[2] / "src/graphdef/testing/keras.runs.json"
STEPS, BATCH, BATCHES, CLASSES, SAMPLES = 50, 6, 3, 4, 8
OPTIMIZERS = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "adagrad": "Adagrad"}
CLIPPINGS = {"value": "clipvalue", "norm": "clipnorm", "globalNorm": "global_clipnorm"}
MERGES = ("Add", "Multiply", "Average", "Maximum", "Concatenate")
FROM_LOGITS = {"categoricalCrossentropy": "softmax", "binaryCrossentropy": "sigmoid"}


def noise(shape, k):
    i = np.arange(int(np.prod(shape)), dtype=np.float64)
    x = 0.6180339887498949 * i * i + 0.7548776662466927 * i + 0.5698402909980532 * k
    return (2 * (x - np.floor(x)) - 1).reshape(shape)


def first_weight(name, shape, k):
    if len(shape) >= 2:
        receptive = int(np.prod(shape[:-2]))
        limit = np.sqrt(6 / (shape[-2] * receptive + shape[-1] * receptive))
        return (limit * noise(shape, k)).astype(np.float32)
    around = 1 if name in ("gamma", "moving_variance") else 0
    return (around + 0.1 * noise(shape, k)).astype(np.float32)


def data(shape, units):
    images = noise((BATCH * BATCHES, *shape), 1000).astype(np.float32)
    numbers = [(7 * j + j // 4) % CLASSES for j in range(BATCH * BATCHES)]
    if units == 1:
        return images, np.array([[number % 2] for number in numbers], np.float32)
    return images, np.eye(units, dtype=np.float32)[numbers]


def build(document, loss):
    """The Keras model, its layers by id, and whether it ends before the softmax or sigmoid that the loss goes with."""
    ends = {node["id"] for node in document["nodes"]} - {edge["source"] for edge in document["edges"]}
    symbols, layers, from_logits = {}, {}, False
    for node in document["nodes"]:
        layer_id, params = node["id"], node["params"]
        if node["type"] == "Input":
            first = symbols[layer_id] = keras.Input(tuple(params["shape"]))
            continue
        if layer_id in ends and params["activation"] == FROM_LOGITS.get(loss):
            from_logits, params = True, {**params, "activation": "linear"}
        layers[layer_id] = make_layer(node["type"], {**params, "name": layer_id})
        sources = [symbols[edge["source"]] for edge in document["edges"] if edge["target"] == layer_id]
        last = symbols[layer_id] = layers[layer_id](sources if node["type"] in MERGES else sources[0])
    return keras.Model(first, last), layers, from_logits


def make_optimizer(settings, clipping):
    numbers = {snake_numbered(name): value for name, value in settings.items() if name != "type"}
    if clipping is not None:
        numbers[CLIPPINGS[clipping["type"]]] = clipping["limit"]
    return getattr(keras.optimizers, OPTIMIZERS[settings["type"]])(**numbers)


def snake_numbered(name):
    return {"beta1": "beta_1", "beta2": "beta_2"}.get(name) or snake(name)


class Run:
    def __init__(self, document, training):
        keras.utils.set_random_seed(1)
        self.loss_name, self.learning_rates = training["loss"], training["learningRates"]
        self.model, layers, self.from_logits = build(document, self.loss_name)
        self.optimizer = make_optimizer(training["optimizer"], training["gradientClipping"])
        self.weights = [(layer_id, weight) for layer_id, layer in layers.items() for weight in layer.weights]
        if len(self.weights) != len(self.model.weights):
            raise AssertionError("weights are missing")
        for index, (_, weight) in enumerate(self.weights):
            weight.assign(first_weight(weight.name, tuple(weight.shape), index + 1))
        self.images, self.labels = data(self.model.input_shape[1:], self.model.output_shape[-1])
        self.optimizer.build(self.model.trainable_variables)
        self.train = tf.function(self.update)

    def loss(self, labels, outputs):
        function = getattr(keras.losses, snake(self.loss_name))
        # A plain copy: Keras notes a softmax's inputs on its outputs, and would take those.
        labels, outputs = tf.cast(labels, outputs.dtype), tf.identity(outputs)
        values = function(labels, outputs, from_logits=True) if self.from_logits else function(labels, outputs)
        return tf.reduce_mean(values) + sum(self.model.losses)

    def accuracy(self, labels, outputs):
        numbers = outputs.numpy()
        if labels.shape[-1] == 1:
            return float(np.mean((numbers > (0 if self.from_logits else 0.5)) == labels))
        return float(np.mean(numbers.argmax(-1) == labels.argmax(-1)))

    def update(self, images, labels):
        with tf.GradientTape() as tape:
            outputs = self.model(images, training=True)
            loss = self.loss(labels, outputs)
        variables = self.model.trainable_variables
        self.optimizer.apply(tape.gradient(loss, [variable.value for variable in variables]), variables)
        return loss, outputs

    def step(self, number):
        """One step of training; the loss and the accuracy before its update."""
        start = BATCH * (number % BATCHES)
        images, labels = self.images[start : start + BATCH], self.labels[start : start + BATCH]
        if self.learning_rates is not None:
            self.optimizer.learning_rate = self.learning_rates[number]
        loss, outputs = self.train(tf.constant(images), tf.constant(labels))
        return float(loss), self.accuracy(labels, outputs)

    def evaluation(self):
        outputs = self.model(self.images, training=False)
        loss, accuracy = self.loss(self.labels, outputs), self.accuracy(self.labels, outputs)
        if self.from_logits:
            outputs = getattr(keras.activations, FROM_LOGITS[self.loss_name])(outputs)
        return {
            "loss": short(loss),
            "accuracy": short(accuracy),
            "outputs": [short(value) for value in outputs.numpy()[:BATCH].reshape(-1)],
        }


def short(number):
    """Nine digits tell every float32 apart."""
    if not np.isfinite(float(number)):
        raise AssertionError("the training diverged")
    return float(f"{float(number):.9g}")


def weight_json(layer_id, weight):
    values = weight.numpy().reshape(-1).astype(np.float64)
    count = min(SAMPLES, values.size)
    return {
        "layer": layer_id,
        "name": weight.name,
        "shape": list(weight.shape),
        "sum": short(values.sum()),
        "sumOfSquares": short((values**2).sum()),
        "values": [short(values[k * values.size // count]) for k in range(count)],
    }


def fact(row):
    run = Run(row["document"], row["training"])
    steps = [run.step(number) for number in range(STEPS)]
    return {
        **row,
        "weights": [weight_json(*weight) for weight in run.weights],
        "losses": [short(loss) for loss, _ in steps],
        "accuracies": [short(accuracy) for _, accuracy in steps],
        "evaluation": run.evaluation(),
    }


def check(rows):
    ids = [row["id"] for row in rows]
    if len(ids) != len(set(ids)):
        raise AssertionError(f"ids are not unique: {sorted({name for name in ids if ids.count(name) > 1})}")
    for row in rows:
        if not sum(row["losses"][-BATCHES:]) < sum(row["losses"][:BATCHES]):
            raise AssertionError(f"{row['id']} learns nothing: {row['losses']}")
    losses = [tuple(row["losses"]) for row in rows if row["id"].startswith("setting")]
    if len(losses) != len(set(losses)):
        raise AssertionError("a setting has no effect")


def main():
    tf.config.experimental.enable_op_determinism()
    rows = []
    for row in ROWS:
        try:
            rows.append(fact(row))
        except Exception as problem:
            raise RuntimeError(f"{row['id']} cannot be computed") from problem
    check(rows)
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(f'{{"keras":"{keras.__version__}","tensorflow":"{tf.__version__}",\n"rows":[\n{lines}\n]}}\n')
    print(f"{len(rows)} runs, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
