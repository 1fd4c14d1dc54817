"""Writes src/layers/emission/kerasSignatures.facts.json: the arguments of Keras' layers, in order, with their defaults.

Run in an environment with Keras 3: python tools/facts/keras_signatures.py

For every layer type of src/layers/types, a list of [name] for required arguments and [name, default] for the others.
Arguments that ConvCanvas never writes (constraints, seeds, data formats, ...) are there too: their order counts.
"""

import inspect
import json
import pathlib

import keras

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPES = ROOT / "src" / "layers" / "types"
TARGET = ROOT / "src" / "layers" / "emission" / "kerasSignatures.facts.json"


def class_name(layer_type):
    return "InputLayer" if layer_type == "Input" else layer_type


def signature(layer_class):
    parameters = list(inspect.signature(layer_class.__init__).parameters.values())[1:]
    named = [parameter for parameter in parameters if parameter.kind != inspect.Parameter.VAR_KEYWORD]
    return [[p.name] if p.default is inspect.Parameter.empty else [p.name, p.default] for p in named]


def main():
    types = sorted(path.stem for path in TYPES.glob("*.ts") if not path.stem.endswith(".test"))
    # A type of our own, for what no layer of Keras is, has no class.
    classes = [class_name(name) for name in types if hasattr(keras.layers, class_name(name))]
    rows = [f"  {json.dumps(name)}: {json.dumps(signature(getattr(keras.layers, name)))}" for name in classes]
    TARGET.write_text("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
