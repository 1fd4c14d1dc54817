"""Writes src/layers/testing/keras.random.facts.json: what Keras 3's random image layers make of an image for given draws.

    python tools/facts/keras_random_layers.py            (needs tensorflow-cpu==2.21.0 and keras)

    { "keras", "tensorflow", "image": [height, width, channels],
      "rows": [{ "type", "params" (as in a document), "draws": [a uniform number from 0 to 1 a draw], "output": [values] }] }

Value i of the image is 0.5 + 0.5 sin(0.37 i + 1), row by row. A draw u stands for the number lower + u (upper - lower) where
Keras draws between lower and upper; RandomFlip flips at u < 0.5. RandomContrast draws from 1 - factor to 1 + factor, as
Keras' documentation says (version 3.15 draws from 1 up where the factor is one number).
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf

TARGET = pathlib.Path(__file__).parents[2] / "src/layers/testing/keras.random.facts.json"
IMAGE = [6, 5, 2]


def within(factor, draw):
    return -factor + draw * 2 * factor


def flip(params, draws):
    names = {"horizontal": "horizontal", "vertical": "vertical"}
    layer = keras.layers.RandomFlip(names.get(params.get("mode"), "horizontal_and_vertical"))
    return layer, {"flips": tf.constant([[[[draws[0] < 0.5]]]]), "input_shape": [1, *IMAGE]}


def translation(params, draws):
    layer = keras.layers.RandomTranslation(params["heightFactor"], params["widthFactor"], fill_mode=params["fillMode"])
    down = within(params["heightFactor"], draws[0]) * IMAGE[0]
    right = within(params["widthFactor"], draws[1]) * IMAGE[1]
    return layer, {"translations": tf.constant([[right, down]], tf.float32), "input_shape": [1, *IMAGE]}


def rotation(params, draws):
    layer = keras.layers.RandomRotation(params["factor"], fill_mode=params["fillMode"])
    nothing = tf.zeros([1])
    matrix = layer._compute_affine_matrix(
        center_x=0.5,
        center_y=0.5,
        angle=tf.constant([within(params["factor"], draws[0]) * 360], tf.float32),
        translate_x=nothing,
        translate_y=nothing,
        scale=tf.ones([1]),
        shear_x=nothing,
        shear_y=nothing,
        height=IMAGE[0],
        width=IMAGE[1],
    )
    return layer, {"rotation_matrix": matrix}


def zoom(params, draws):
    width = params.get("widthFactor")
    layer = keras.layers.RandomZoom(params["heightFactor"], width, fill_mode=params["fillMode"])
    height_zoom = 1 + within(params["heightFactor"], draws[0])
    width_zoom = height_zoom if width is None else 1 + within(width, draws[1])
    zooms = {"height_zoom": tf.constant([[height_zoom]], tf.float32), "width_zoom": tf.constant([[width_zoom]], tf.float32)}
    return layer, {**zooms, "input_shape": [1, *IMAGE]}


def contrast(params, draws):
    layer = keras.layers.RandomContrast(params["factor"])
    return layer, {"contrast_factor": tf.constant([[[[1 + within(params["factor"], draws[0])]]]], tf.float32)}


ROWS = [
    *[("RandomFlip", {"mode": mode}, [draw]) for mode in ("horizontalAndVertical", "horizontal", "vertical") for draw in (0.2, 0.7)],
    *[
        ("RandomTranslation", {"heightFactor": 0.6, "widthFactor": 0.9, "fillMode": mode}, [0.9, 0.05])
        for mode in ("reflect", "constant", "wrap", "nearest")
    ],
    ("RandomTranslation", {"heightFactor": 0.2, "widthFactor": 0, "fillMode": "reflect"}, [0.25, 0.5]),
    *[("RandomRotation", {"factor": 0.3, "fillMode": mode}, [0.8]) for mode in ("reflect", "constant", "wrap", "nearest")],
    ("RandomRotation", {"factor": 1, "fillMode": "reflect"}, [0.1]),
    ("RandomZoom", {"heightFactor": 0.5, "fillMode": "reflect"}, [0.9]),
    ("RandomZoom", {"heightFactor": 0.5, "fillMode": "constant"}, [0.1]),
    ("RandomZoom", {"heightFactor": 0.4, "widthFactor": 0.2, "fillMode": "nearest"}, [1.0, 0.0]),
    ("RandomContrast", {"factor": 0.5}, [0.05]),
    ("RandomContrast", {"factor": 1}, [1.0]),
]
MAKERS = {
    "RandomFlip": flip,
    "RandomTranslation": translation,
    "RandomRotation": rotation,
    "RandomZoom": zoom,
    "RandomContrast": contrast,
}


def row(type_name, params, draws):
    layer, transformation = MAKERS[type_name](params, draws)
    index = np.arange(np.prod(IMAGE))
    image = (0.5 + 0.5 * np.sin(0.37 * index + 1)).astype("float32").reshape([1, *IMAGE])
    output = np.array(layer.transform_images(tf.constant(image), transformation, training=True))
    return {"type": type_name, "params": params, "draws": draws, "output": [float(f"{v:.8g}") for v in output.ravel()]}


def main():
    facts = {"keras": keras.__version__, "tensorflow": tf.__version__, "image": IMAGE}
    facts["rows"] = [row(*given) for given in ROWS]
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in facts.pop("rows"))
    head = json.dumps(facts)[:-1]
    TARGET.write_text(f'{head},\n"rows": [\n{lines}\n]}}\n')


main()
