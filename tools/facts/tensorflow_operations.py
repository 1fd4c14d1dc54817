"""Writes src/operations/testing/tensorflow.facts.json: values and gradients of TensorFlow's operations, by TensorFlow.

    python tools/facts/tensorflow_operations.py            (needs tensorflow-cpu==2.21.0)

The file, read by src/operations/testing/tensorflowFacts.ts:

    {
      "tensorflow": "2.x",
      "rows": [{
        "id": "Conv2D: same, strides 2 x 1",     unique
        "operation": "Conv2D",                   as TensorFlow registers it
        "inputs": [TENSOR, ...],                 in the order of TensorFlow's definition; the items of a list input one by one
        "attributes": { "padding": "SAME" },     TensorFlow's names, defaults included; without the inputs' types and number
        "outputs": [TENSOR | null, ...],         null: the values have no meaning outside TensorFlow
        "outputGradients": [TENSOR | null, ...], null: that output's gradient is zero; only nulls: the row is about values alone
        "gradients": [TENSOR | null, ...]        one an input; null where TensorFlow has none, and for labels
      }]
    }

    TENSOR = { "shape": [2, 7], "dtype": "float32" | "int32" | "uint8" | "bool" | "int64",
               "values": base64 of little-endian float32, row-major; or, of any other type, a list }

The rows are in tensorflow_operation_rows.py and tensorflow_convolution_rows.py. Everything runs eagerly on the CPU with
oneDNN off: which processors have it on differs, and TensorFlow's own kernels are those that every machine has. What these
kernels lack is in UNSUPPORTED of tensorflow_convolution_rows.py; this script checks that it still is so.
"""

import base64
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["TF_DETERMINISTIC_OPS"] = "1"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import numpy as np
import tensorflow as tf
from tensorflow.python.framework import op_def_registry

from tensorflow_convolution_rows import CONVOLUTION_ROWS, UNSUPPORTED
from tensorflow_operation_rows import ROWS
from tensorflow_row import spread

TARGET = pathlib.Path(__file__).parents[2] / "src/operations/testing/tensorflow.facts.json"

# Where tf.raw_ops has another name for an input or attribute than TensorFlow's definition.
PYTHON_NAMES = {"reduction_indices": "axis", "split_dim": "axis"}


def python_name(name):
    return PYTHON_NAMES.get(name, name)


def input_definitions(operation):
    return op_def_registry.get(operation).input_arg


def python_arguments(operation, inputs):
    """The inputs by the names of tf.raw_ops; a list of arrays for a list input."""
    definitions = input_definitions(operation)
    if len(definitions) != len(inputs):
        raise AssertionError(f"{operation} has {len(definitions)} inputs, not {len(inputs)}")
    names = [python_name(definition.name) for definition in definitions]
    tensors = [[tf.constant(item) for item in value] if isinstance(value, list) else tf.constant(value) for value in inputs]
    return dict(zip(names, tensors))


def default_value(attribute):
    """Of an attribute in TensorFlow's definition, as JSON has it; None where there is none."""
    value, kind = attribute.default_value, attribute.type
    if not attribute.HasField("default_value"):
        return None
    if kind == "list(int)":
        return list(value.list.i)
    return {
        "int": lambda: value.i,
        "float": lambda: round(value.f, 7),
        "bool": lambda: value.b,
        "string": lambda: value.s.decode(),
        "type": lambda: tf.as_dtype(value.type).name,
    }[kind]()


def all_attributes(operation, given):
    """The given attributes and TensorFlow's defaults for the others, less what follows from the inputs."""
    definition = op_def_registry.get(operation)
    from_inputs = {name for item in definition.input_arg for name in (item.type_attr, item.number_attr, item.type_list_attr)}
    known = {item.name: item for item in definition.attr if item.name not in from_inputs}
    if not set(given) <= set(known):
        raise AssertionError(f"{operation} has no attribute {set(given) - set(known)}")
    values = {name: given.get(name, default_value(item)) for name, item in known.items()}
    if None in values.values():
        raise AssertionError(f"{operation} needs all of {sorted(known)}")
    return values


def run(row):
    """The row's input tensors, output tensors, output gradients and gradients, each a flat list."""
    arguments = python_arguments(row.operation, row.inputs)
    inputs = tf.nest.flatten(list(arguments.values()))
    attributes = {python_name(name): value for name, value in all_attributes(row.operation, row.attributes).items()}
    with tf.GradientTape() as tape:
        tape.watch([tensor for index, tensor in enumerate(inputs) if tensor.dtype.is_floating and index not in row.constants])
        result = getattr(tf.raw_ops, row.operation)(**arguments, **attributes)
    outputs = list(result) if isinstance(result, (list, tuple)) else [result]
    differentiated = [
        tf.constant(spread(output.shape, seed=100 + index)) if index in row.differentiate else None
        for index, output in enumerate(outputs)
    ]
    targets = [index for index in range(len(outputs)) if differentiated[index] is not None]
    gradients = [None] * len(inputs)
    if targets:
        gradients = tape.gradient(
            [outputs[index] for index in targets],
            inputs,
            output_gradients=[differentiated[index] for index in targets],
        )
        if all(gradient is None for gradient in gradients):
            raise AssertionError(f"{row.id}: TensorFlow has no gradient")
    return inputs, outputs, differentiated, gradients


def tensor_json(tensor):
    if tensor is None:
        return None
    array = tf.convert_to_tensor(tensor).numpy()
    if array.dtype.name == "float32":
        if not np.isfinite(array).all():
            raise AssertionError("values are not finite")
        values = base64.b64encode(array.astype("<f4").tobytes()).decode()
    else:
        values = array.reshape(-1).tolist()
    return {"shape": list(array.shape), "dtype": array.dtype.name, "values": values}


def fact(row):
    inputs, outputs, output_gradients, gradients = run(row)
    recorded = [None if index in row.unrecorded else output for index, output in enumerate(outputs)]
    return {
        "id": row.id,
        "operation": row.operation,
        "inputs": [tensor_json(tensor) for tensor in inputs],
        "attributes": all_attributes(row.operation, row.attributes),
        "outputs": [tensor_json(tensor) for tensor in recorded],
        "outputGradients": [tensor_json(tensor) for tensor in output_gradients],
        "gradients": [tensor_json(tensor) for tensor in gradients],
    }


def check_unsupported(row, words):
    try:
        run(row)
    except (tf.errors.OpError, LookupError) as problem:
        if words in str(problem):
            return
        raise AssertionError(f"{row.id}: TensorFlow now says: {problem}") from problem
    raise AssertionError(f"{row.id}: TensorFlow now runs this")


def main():
    for row, words in UNSUPPORTED:
        check_unsupported(row, words)
    rows = []
    for row in [*CONVOLUTION_ROWS, *ROWS]:
        try:
            rows.append(fact(row))
        except Exception as problem:
            raise RuntimeError(f"{row.id} cannot be computed") from problem
    ids = [row["id"] for row in rows]
    if len(ids) != len(set(ids)):
        raise AssertionError(f"ids are not unique: {sorted({name for name in ids if ids.count(name) > 1})}")
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(f'{{"tensorflow":"{tf.__version__}",\n"rows":[\n{lines}\n]}}\n')
    operations = len({row["operation"] for row in rows})
    print(f"{len(rows)} rows of {operations} operations, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
