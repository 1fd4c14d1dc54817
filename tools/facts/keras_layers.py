"""Writes src/layers/testing/keras.facts.json: what Keras 3 makes of many layer configurations.

    python tools/facts/keras_layers.py            (needs tensorflow-cpu==2.21.0 and keras)

The file, read by src/layers/testing/kerasFacts.ts:

    {
      "keras": "3.x", "tensorflow": "2.x",
      "rows": [{
        "id": "Conv2D: same, strides 2 x 3",         unique
        "type", "params", "inputs",                  as in a network document; shapes without the batch
        "output": [4, 3, 5],                         without the batch
        "weights": [{ "name", "shape", "trainable" }],   in Keras' order
        "paramCount", "trainableParamCount",
        "inference": { "size": 120, "values": [...] },   the layer called with training=False
        "training": null, or one step of SGD: {
          "loss": 0.51,
          "weights": { "kernel": { "size", "values" }, ... },  after the step, moving statistics included
          "inputGradients": [{ "size", "values" }, ...]        of the loss, an entry an input, before the step
        }
      }],
      "errors": [{ "id", "type", "params", "inputs", "message" }]   Keras raises: infer must not be ok
    }

Everything is computed on a batch of 2 from formulas, so that both sides have the same numbers (float64, then float32).
`i` counts a tensor's values in row-major order, batch included; inputs and weights are numbered from 0:

    input k:          sin(0.37 i + k + 1)
    weight k:         0.5 sin(0.61 i + 10 (k + 1)); `gamma` and `moving_variance`: 1 + half of that
    target:           cos(0.23 i), of the output's shape

The step (also of layers without weights, for the gradients): training=True, loss = mean((output - target)^2) over all values, plus the layer's penalties, learning rate 0.1.
Layers that draw at random have inference only.

`values` are all values, or, where `size` is above the limit (256 for outputs, 64 for weights and gradients), that many: value number k
is the one at index floor(k * size / limit).
"""

import json
import os
import pathlib
import re

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_DETERMINISTIC_OPS"] = "1"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf

from keras_layer_rows import ERRORS, INFERENCE_ONLY, ROWS

BATCH = 2
LEARNING_RATE = 0.1
OUTPUT_LIMIT = 256
WEIGHT_LIMIT = 64
TARGET = pathlib.Path(__file__).parents[2] / "src/layers/testing/keras.facts.json"


def snake(name):
    """kernelSize -> kernel_size; keepDims is keepdims in Keras."""
    return {"keepDims": "keepdims"}.get(name) or re.sub(r"([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def keras_value(param, value):
    if param in ("activation", "kernelInitializer"):
        return snake(value)
    if param == "kernelRegularizer" and value is not None:
        return keras.regularizers.L1L2(**value)
    if isinstance(value, list):
        return tuple(keras_value(None, item) for item in value)
    return value


# What a network document may leave out, but Keras may not.
CONVOLUTION = {"kernelSize": [3, 3]}
REQUIRED_BY_KERAS = {
    "Conv2D": {"filters": 32, **CONVOLUTION},
    "DepthwiseConv2D": CONVOLUTION,
    "SeparableConv2D": {"filters": 32, **CONVOLUTION},
    "Conv2DTranspose": {"filters": 32, **CONVOLUTION},
    "Dense": {"units": 32},
    "Activation": {"activation": "relu"},
    "Dropout": {"rate": 0.5},
    "SpatialDropout2D": {"rate": 0.5},
    "Rescaling": {"scale": 1},
    "Normalization": {"mean": [0], "variance": [1]},
    "Cropping2D": {"cropping": 0},
    "AveragePooling2D": {"poolSize": [2, 2]},
}


def make_layer(layer_type, params):
    params = {**REQUIRED_BY_KERAS.get(layer_type, {}), **params}
    return getattr(keras.layers, layer_type)(**{snake(name): keras_value(name, value) for name, value in params.items()})


def numbers(shape, formula):
    count = int(np.prod(shape))
    return formula(np.arange(count, dtype=np.float64)).astype(np.float32).reshape(shape)


def input_values(shape, slot):
    return tf.constant(numbers([BATCH, *shape], lambda i: np.sin(0.37 * i + slot + 1)))


def weight_values(name, shape, index):
    wave = lambda i: 0.5 * np.sin(0.61 * i + 10 * (index + 1))
    around_one = name in ("gamma", "moving_variance")
    return numbers(shape, (lambda i: 1 + 0.5 * wave(i)) if around_one else wave)


def sample(values, limit):
    flat = np.asarray(values, dtype=np.float32).reshape(-1)
    count = min(limit, flat.size)
    return {"size": int(flat.size), "values": [float(f"{flat[k * flat.size // count]:.7g}") for k in range(count)]}


def build(layer_type, params, inputs):
    """The layer with its weights set, and its inputs as one tensor or a list."""
    merges = layer_type in ("Add", "Multiply", "Average", "Maximum", "Concatenate")
    layer = make_layer(layer_type, params)
    symbols = [keras.Input(tuple(shape)) for shape in inputs]
    output = layer(symbols if merges else symbols[0])
    if any(size is not None and size < 1 for size in output.shape):
        raise ValueError(f"the output would be {output.shape}")
    values = [input_values(shape, slot) for slot, shape in enumerate(inputs)]
    for index, weight in enumerate(layer.weights):
        weight.assign(weight_values(weight.name, weight.shape, index))
    return layer, values if merges else values[0], list(output.shape[1:])


def training_step(layer, values):
    inputs = values if isinstance(values, list) else [values]
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        output = layer(values, training=True)
        target = numbers(output.shape, lambda i: np.cos(0.23 * i))
        loss = tf.reduce_mean(tf.square(output - target)) + sum(layer.losses)
    variables = [weight.value for weight in layer.trainable_weights]
    gradients, input_gradients = tape.gradient(loss, [variables, inputs])
    for weight, gradient in zip(layer.trainable_weights, gradients):
        weight.assign_sub(LEARNING_RATE * gradient)
    weights = {weight.name: sample(weight.numpy(), WEIGHT_LIMIT) for weight in layer.weights}
    return {
        "loss": float(f"{float(loss):.7g}"),
        "weights": weights,
        "inputGradients": [sample(gradient, WEIGHT_LIMIT) for gradient in input_gradients],
    }


def fact(layer_type, note, params, *inputs):
    layer, values, output = build(layer_type, params, inputs)
    result = layer(values, training=False)
    if list(result.shape[1:]) != output:
        raise AssertionError(f"{layer_type} {note}: {result.shape} is not {output}")
    trainable = {id(weight) for weight in layer.trainable_weights}
    return {
        "id": f"{layer_type}: {note}",
        "type": layer_type,
        "params": params,
        "inputs": [list(shape) for shape in inputs],
        "output": output,
        "weights": [
            {"name": weight.name, "shape": list(weight.shape), "trainable": id(weight) in trainable}
            for weight in layer.weights
        ],
        "paramCount": layer.count_params(),
        "trainableParamCount": int(sum(np.prod(weight.shape) for weight in layer.trainable_weights)),
        "inference": sample(result, OUTPUT_LIMIT),
        "training": None if layer_type in INFERENCE_ONLY else training_step(layer, values),
    }


def error(layer_type, note, params, *inputs):
    try:
        layer, values, _ = build(layer_type, params, inputs)
        layer(values)
    except Exception as problem:
        message = str(problem).split("\n")[0][:160]
        shapes = [list(shape) for shape in inputs]
        return {"id": f"{layer_type}: {note}", "type": layer_type, "params": params, "inputs": shapes, "message": message}
    raise AssertionError(f"Keras accepts {layer_type}: {note}")


def main():
    facts = {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "rows": [fact(*row) for row in ROWS],
        "errors": [error(*row) for row in ERRORS],
    }
    ids = [row["id"] for row in facts["rows"] + facts["errors"]]
    if len(ids) != len(set(ids)):
        raise AssertionError(f"ids are not unique: {sorted(name for name in ids if ids.count(name) > 1)}")
    lines = lambda rows: ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    head = json.dumps({"keras": facts["keras"], "tensorflow": facts["tensorflow"]})[:-1]
    TARGET.write_text(f'{head},\n"rows":[\n{lines(facts["rows"])}\n],\n"errors":[\n{lines(facts["errors"])}\n]}}\n')
    print(f"{len(facts['rows'])} rows, {len(facts['errors'])} errors, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
