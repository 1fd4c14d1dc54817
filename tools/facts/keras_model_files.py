"""Writes model files as Keras 3 itself saves them, and what it computes with them, into a folder.

    python tools/facts/keras_model_files.py FOLDER          (needs tensorflow-cpu==2.21.0 and keras)

FOLDER/files.json lists them:

    [{ "id": "Conv2D: default",
       "file": "0.keras",                 beside files.json; or .h5
       "type", "params": {...} | null,    of the one layer behind the Input, as in a network document
       "images": [n, ...], "outputs": ..., { "shape", "values" } as Keras took and gave them
       "lost": ["Lambda"] }]              the classes that no network here can express; then there are no outputs

Weights are those of keras_layers.py, so that none of them is trivial. One process writes all, when the tests ask for them.
"""

import json
import pathlib
import sys

from keras_layers import BATCH, input_values, make_layer, weight_values
from keras_layer_rows import ROWS

import keras
import numpy as np
from keras import layers

RANDOM = [
    ("RandomFlip", "horizontal", {"mode": "horizontal"}, [4, 5, 3]),
    ("RandomFlip", "both", {"mode": "horizontalAndVertical"}, [4, 5, 3]),
    ("RandomTranslation", "wrap", {"heightFactor": 0.2, "widthFactor": 0.3, "fillMode": "wrap"}, [4, 5, 3]),
    ("RandomRotation", "nearest", {"factor": 0.25, "fillMode": "nearest"}, [4, 5, 3]),
    ("RandomZoom", "one factor", {"heightFactor": 0.2}, [4, 5, 3]),
    ("RandomZoom", "two factors", {"heightFactor": 0.2, "widthFactor": 0.3}, [4, 5, 3]),
    ("RandomContrast", "default", {"factor": 0.2}, [4, 5, 3]),
]


def random_layer(layer_type, params):
    """Unlike the other layers, these take the names of modes in Keras' spelling."""
    if "mode" in params:
        params = {"mode": {"horizontalAndVertical": "horizontal_and_vertical"}.get(params["mode"], params["mode"])}
    return make_layer(layer_type, params)


def layer_models():
    for layer_type, note, params, *inputs in [*ROWS, *RANDOM]:
        # A network here has one Input, of an image or of a vector.
        if len(inputs) != 1 or len(inputs[0]) not in (1, 3):
            continue
        image = keras.Input(inputs[0])
        make = random_layer if layer_type.startswith("Random") else make_layer
        taken = [image] if layer_type == "Concatenate" else image
        model = keras.Model(image, make(layer_type, params)(taken))
        yield f"{layer_type}: {note}", model, {"type": layer_type, "params": params}


def residual():
    image = keras.Input([9, 8, 3], name="image")
    x = layers.Conv2D(4, 3, padding="same", strides=2, activation="relu", name="stem")(image)
    for block in range(2):
        y = layers.Conv2D(4, 3, padding="same", use_bias=False)(x)
        y = layers.BatchNormalization(name=f"norm_{block}")(y)
        y = layers.ReLU(6.0)(y)
        x = layers.Add()([x, y])
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(image, layers.Dense(5, activation="softmax", name="classes")(x), name="residual")


def branches():
    image = keras.Input([8, 8, 3])
    a = layers.Conv2D(3, 1)(image)
    b = layers.SeparableConv2D(2, 3, padding="same")(image)
    x = layers.Concatenate()([a, b, image])
    x = layers.Concatenate(axis=1)([x, x])
    c = layers.MaxPooling2D(2, strides=1, padding="same")(x)
    x = layers.Average()([layers.Multiply()([x, c]), layers.Maximum()([c, x])])
    return keras.Model(image, layers.Flatten()(x))


def nested():
    inner = keras.Sequential(
        [keras.Input([6, 6, 2]), layers.Conv2D(2, 3, padding="same", name="conv"), layers.BatchNormalization(name="norm")],
        name="inner",
    )
    shape = keras.Input([6, 6, 2])
    deeper = keras.Model(shape, layers.Add()([inner(shape), shape]), name="deeper")
    image = keras.Input([6, 6, 2])
    x = deeper(layers.Conv2D(2, 1, name="conv")(image))
    return keras.Model(image, layers.Dense(3)(layers.Flatten()(x)))


def used_twice():
    inner = keras.Sequential([keras.Input([5, 5, 2]), layers.Conv2D(2, 3, padding="same")], name="inner")
    shared = layers.Conv2D(2, 3, padding="same", activation="tanh", name="shared")
    image = keras.Input([5, 5, 2])
    return keras.Model(image, layers.Add()([shared(shared(image)), inner(inner(image))]))


def sequential():
    return keras.Sequential(
        [keras.Input([7, 7, 1]), layers.Rescaling(1 / 255), layers.Conv2D(3, 3), layers.Flatten(), layers.Dense(2)]
    )


def deferred():
    model = keras.Sequential([layers.Conv2D(3, 3), layers.Flatten(), layers.Dense(2)])
    model(input_values([7, 7, 1], 0))
    return model


def model_in_sequential():
    shape = keras.Input([6])
    inner = keras.Model(shape, layers.Dense(4, activation="gelu")(shape))
    return keras.Sequential([inner, layers.Dense(3)])


def other_names():
    image = keras.Input([4, 5, 3])
    x = layers.Softmax()(layers.ELU()(image))
    x = layers.Conv2D(3, 1, activation=keras.layers.ReLU(), kernel_regularizer="l2")(x)
    x = layers.Activation("silu")(x)
    x = keras.ops.relu(keras.ops.subtract(x * 2.0, 0.25) / 3.0)
    return keras.Model(image, x + layers.Identity()(image))


def adapted():
    image = keras.Input([4, 5, 3])
    normalization = layers.Normalization()
    normalization.adapt(np.asarray(input_values([4, 5, 3], 3)))
    return keras.Model(image, normalization(image))


def lost_layers():
    image = keras.Input([4, 5, 3])
    x = layers.Lambda(lambda images: images * 2.0)(image)
    x = layers.Permute([2, 1, 3])(x)
    x = layers.Conv2D(2, 3, padding="same", activation="celu")(x)
    return keras.Model(image, layers.LayerNormalization(axis=[1, 2, 3])(x))


NETWORKS = [residual, branches, nested, used_twice, sequential, deferred, model_in_sequential, other_names, adapted]


def set_weights(model):
    for index, weight in enumerate(model.weights):
        if weight.name not in ("mean", "variance", "count", "seed_generator_state"):
            weight.assign(weight_values(weight.name, weight.shape, index))


def numbers(values):
    values = np.asarray(values, dtype=np.float32)
    return {"shape": list(values.shape), "values": [float(f"{value:.9g}") for value in values.reshape(-1)]}


def save(folder, entries, name, model, facts, endings=("keras", "h5")):
    set_weights(model)
    images = input_values(model.input_shape[1:], 0)
    results = {} if facts.get("lost") else {"outputs": numbers(model(images, training=False))}
    for ending in endings:
        file = f"{len(entries)}.{ending}"
        model.save(folder / file)
        entries.append({"id": f"{name} ({ending})", "file": file, **facts, "images": numbers(images), **results})


def main():
    folder = pathlib.Path(sys.argv[1])
    entries = []
    seen = set()
    for name, model, facts in layer_models():
        # The old format is written in the same way for all settings of a layer.
        endings = ("keras",) if facts["type"] in seen else ("keras", "h5")
        seen.add(facts["type"])
        save(folder, entries, name, model, facts, endings)
    for make in NETWORKS:
        save(folder, entries, make.__name__.replace("_", " "), make(), {"type": None, "params": None})
    lost = ["Lambda", "Permute", "Conv2D", "LayerNormalization"]
    save(folder, entries, "lost layers", lost_layers(), {"type": None, "params": None, "lost": lost})
    (folder / "files.json").write_text(json.dumps(entries))


if __name__ == "__main__":
    main()
