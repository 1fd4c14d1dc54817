"""The rows of tensorflow_operations.py, except convolutions and pools."""

import numpy as np

from tensorflow_row import Row, away_from_zero, integers, spread


def batch_normalization(note, shape, training, epsilon):
    channels = shape[-1]
    scale, offset = spread((channels,), 11, 0.5, 1.5), spread((channels,), 12)
    moving = (spread((channels,), 13), spread((channels,), 14, 0.3, 2))
    mean, variance = (np.zeros(0, "float32"),) * 2 if training else moving
    return Row(
        "FusedBatchNormV3",
        note,
        (spread(shape, 10, -2, 2), scale, offset, mean, variance),
        {"epsilon": epsilon, "is_training": training},
        unrecorded=(3, 4, 5),
    )


NORMALIZATION = [
    batch_normalization("training", (2, 5, 3, 4), True, 0.001),
    batch_normalization("training, one channel", (3, 4, 2, 1), True, 0.01),
    batch_normalization("training, rows of one pixel", (6, 1, 1, 3), True, 0.001),
    batch_normalization("inference", (2, 5, 3, 4), False, 0.001),
    batch_normalization("inference, one image of one pixel", (1, 1, 1, 3), False, 0.01),
]

MATRICES = [
    Row(
        "MatMul",
        f"{rows} x {inner} x {columns}, transposed {'ab' if a and b else 'a' if a else 'b' if b else 'none'}",
        (spread((inner, rows) if a else (rows, inner), 20), spread((columns, inner) if b else (inner, columns), 21)),
        {"transpose_a": a, "transpose_b": b},
    )
    for rows, inner, columns in ((3, 5, 4), (1, 7, 1))
    for a in (False, True)
    for b in (False, True)
]

BIASES = [
    Row("BiasAdd", "images", (spread((2, 3, 5, 4), 22), spread((4,), 23))),
    Row("BiasAdd", "vectors", (spread((3, 7), 22), spread((7,), 23))),
    Row("BiasAdd", "one value", (spread((1, 1), 22), spread((1,), 23))),
]


def unary(operation, make, attributes=None, differentiate=(0,), extra=()):
    shapes = ((11,), (2, 3, 5), (2, 1, 3, 2))
    plain = [Row(operation, f"shape {list(shape)}", (make(shape),), attributes or {}, differentiate) for shape in shapes]
    return [*plain, *(Row(operation, note, (values,), attributes or {}, differentiate) for note, values in extra)]


WIDE = lambda shape: away_from_zero(shape, 30, 0.3, 3)
POSITIVE = lambda shape: spread(shape, 31, 0.2, 3)
FAR = ("far from zero", np.array([-100, -40, -15, 15, 40, 80], "float32"))
AT_ZERO = ("at zero", np.array([-1, 0, 0.5, 0], "float32"))
CORNERS_OF_6 = ("at its corners", np.array([-1, 0, 3, 6, 7], "float32"))

UNARY = [
    *unary("Relu", WIDE, extra=[AT_ZERO]),
    *unary("Relu6", lambda shape: away_from_zero(shape, 32, 0.4, 8.6), extra=[CORNERS_OF_6]),
    *unary("Elu", WIDE, extra=[FAR]),
    *unary("Selu", WIDE, extra=[FAR]),
    *unary("LeakyRelu", WIDE, {"alpha": 0.3}, extra=[AT_ZERO]),
    Row("LeakyRelu", "alpha 0", (WIDE((7,)),), {"alpha": 0.0}),
    Row("LeakyRelu", "alpha above 1", (WIDE((7,)),), {"alpha": 1.5}),
    *unary("Sigmoid", WIDE, extra=[FAR]),
    *unary("Tanh", WIDE, extra=[FAR]),
    *unary("Softplus", WIDE, extra=[FAR]),
    *unary("Softsign", WIDE, extra=[FAR]),
    *unary("Neg", WIDE),
    *unary("Abs", WIDE, extra=[AT_ZERO]),
    *unary("Sign", WIDE, extra=[AT_ZERO]),
    *unary("Square", WIDE),
    *unary("Sqrt", POSITIVE),
    *unary("Rsqrt", POSITIVE),
    *unary("Exp", WIDE),
    *unary("Log", POSITIVE),
    *unary("Erf", WIDE, extra=[("far from zero", np.array([-6, -4, 4, 6], "float32"))]),
]

CLASSES = [
    *(
        Row("Softmax", note, (values,))
        for note, values in (
            ("4 classes", spread((3, 4), 33, -3, 3)),
            ("one class", spread((2, 1), 33)),
            ("large values", np.array([[90, 100, -50], [-200, 0, 3]], "float32")),
        )
    ),
    *(
        Row("SoftmaxCrossEntropyWithLogits", note, (values, labels), constants=(1,))
        for note, values, labels in (
            ("one-hot labels", spread((3, 4), 34, -3, 3), np.eye(4, dtype="float32")[[2, 0, 3]]),
            ("soft labels", spread((2, 3), 34), np.array([[0.2, 0.3, 0.5], [0.7, 0.3, 0]], "float32")),
            ("large values", np.array([[90, 100, -50]], "float32"), np.array([[1, 0, 0]], "float32")),
        )
    ),
]

# (note, shape of the first, shape of the second)
PAIRS = [
    ("equal shapes", (2, 3, 5), (2, 3, 5)),
    ("the second of lower rank", (2, 3, 4, 2), (2,)),
    ("the first of lower rank", (3,), (2, 5, 3)),
    ("one against many", (2, 3), ()),
    ("outer", (2, 1, 3), (4, 1)),
    ("both stretched", (1, 3, 1, 2), (2, 1, 4, 1)),
]


def binary(operation, first=lambda shape: spread(shape, 40, -2, 2), second=lambda shape: spread(shape, 41, -1.9, 2.1)):
    return [Row(operation, note, (first(left), second(right))) for note, left, right in PAIRS]


TIED = (np.array([1, 2, -1, 0], "float32"), np.array([1, 1, -1, 3], "float32"))

BINARY = [
    *(row for operation in ("AddV2", "Sub", "Mul", "Maximum", "Minimum") for row in binary(operation)),
    *binary("RealDiv", second=lambda shape: away_from_zero(shape, 41)),
    *binary("Pow", first=lambda shape: spread(shape, 40, 0.3, 2)),
    Row("Pow", "negative values, whole powers", (np.array([-2, -1.5, -0.5, 3], "float32"), np.array([2, 3, 1, 2], "float32"))),
    *(Row(operation, "ties", TIED) for operation in ("Maximum", "Minimum")),
    *(
        Row(operation, note, values, differentiate=())
        for operation in ("Greater", "GreaterEqual", "LessEqual", "Equal")
        for note, values in (
            ("ties", TIED),
            ("outer", (spread((3, 1), 42), spread((1, 4), 43))),
            ("integers", (integers([1, 2, 3], [4, 5, 6]), integers(3, 5, 3))),
        )
    ),
]

REDUCTIONS = [
    Row(
        operation,
        f"axes {list(axes)} of {list(shape)}{', kept' if keep else ''}",
        (spread(shape, 50), integers(*axes)),
        {"keep_dims": keep},
    )
    for operation in ("Sum", "Mean", "Max")
    for shape, axes, keep in (
        ((2, 3, 5), (0, 1, 2), False),
        ((2, 3, 5), (1,), False),
        ((2, 3, 5), (-1,), True),
        ((2, 4, 3, 2), (1, 2), True),
        ((2, 4, 3, 2), (1, 2), False),
        ((2, 4, 3, 2), (0, -2), False),
        ((1, 1), (1,), False),
    )
]
TIED_REDUCTIONS = [
    Row("Max", "ties", (np.array([[1, 3, 3], [2, 1, 1], [5, 5, 5]], "float32"), integers(1)), {"keep_dims": False}),
]


def values(*shape, seed=60):
    return spread(shape, seed)


MOVING = [
    Row("Identity", "images", (values(2, 3, 4, 1),)),
    Row("Reshape", "to a vector", (values(2, 3, 4), integers(2, 12))),
    Row("Reshape", "open size", (values(2, 3, 4), integers(4, -1, 2))),
    Row("Reshape", "to one value", (values(1, 1), np.zeros(0, "int32"))),
    Row("ConcatV2", "channels", ([values(2, 3, 4), values(2, 3, 1, seed=61), values(2, 3, 2, seed=62)], np.int32(2))),
    Row("ConcatV2", "from behind", ([values(2, 3, 4), values(2, 2, 4, seed=61)], np.int32(-2))),
    Row("ConcatV2", "twice the batch", ([values(3), values(2, seed=61)], np.int32(0))),
    Row("Split", "channels", (np.int32(3), values(2, 1, 3, 6)), {"num_split": 3}, differentiate=(0, 1, 2)),
    Row("Split", "rows", (np.int32(-2), values(2, 4, 3)), {"num_split": 2}, differentiate=(0, 1)),
    Row("Split", "one part", (np.int32(1), values(2, 3)), {"num_split": 1}),
    Row("Slice", "inside", (values(4, 5, 3), integers(1, 2, 0), integers(2, 1, 3))),
    Row("Slice", "to the end", (values(2, 6), integers(0, 4), integers(-1, -1))),
    Row("Slice", "all", (values(2, 3), integers(0, 0), integers(2, 3))),
    Row("PadV2", "images", (values(2, 3, 2, 2), integers([0, 0], [1, 2], [0, 3], [0, 0]), np.float32(0))),
    Row("PadV2", "with a number", (values(2, 3), integers([1, 0], [2, 1]), np.float32(-1.5))),
    Row("PadV2", "nothing", (values(3), integers([0, 0]), np.float32(4))),
    Row("BroadcastTo", "new axes", (values(3), integers(2, 4, 3))),
    Row("BroadcastTo", "stretched axes", (values(2, 1, 3, 1), integers(2, 4, 3, 2))),
    Row("BroadcastTo", "one value", (np.float32(0.7), integers(2, 3))),
    Row("Pack", "first axis", ([values(2, 3), values(2, 3, seed=61)],), {"axis": 0}),
    Row("Pack", "last axis", ([values(2, 3), values(2, 3, seed=61), values(2, 3, seed=62)],), {"axis": -1}),
    Row("Pack", "numbers", ([np.float32(1.5), np.float32(-2), np.float32(0.25)],), {"axis": 0}),
    Row("SpaceToBatchND", "block 2 x 3", (values(2, 4, 6, 2), integers(2, 3), integers([0, 0], [0, 0]))),
    Row("SpaceToBatchND", "padded", (values(1, 5, 4, 3), integers(2, 3), integers([1, 2], [0, 2]))),
    Row("SpaceToBatchND", "one axis", (values(2, 3, 6, 1), integers(1, 2), integers([0, 0], [1, 1]))),
    Row("BatchToSpaceND", "block 2 x 3", (values(6, 2, 2, 2), integers(2, 3), integers([0, 0], [0, 0]))),
    Row("BatchToSpaceND", "cropped", (values(12, 3, 2, 1), integers(2, 3), integers([1, 2], [0, 2]))),
    Row("BatchToSpaceND", "one axis", (values(4, 3, 4, 2), integers(1, 2), integers([0, 0], [1, 1]))),
    Row("AddN", "one", ([values(2, 3)],)),
    Row("AddN", "three", ([values(2, 3), values(2, 3, seed=61), values(2, 3, seed=62)],)),
    Row("AddN", "numbers", ([np.float32(0.5), np.float32(2)],)),
]

YES_NO = np.array([True, False, False, True, True, False])
SELECTIONS = [
    Row("SelectV2", "equal shapes", (YES_NO.reshape(2, 3), values(2, 3), values(2, 3, seed=61))),
    Row("SelectV2", "one alternative", (YES_NO.reshape(3, 2), values(3, 2), np.float32(0))),
    Row("SelectV2", "a choice an image", (np.array([True, False]).reshape(2, 1, 1), values(2, 3, 2), values(3, 1, seed=61))),
    Row("SelectV2", "one condition", (np.array(True), values(1, 3), values(2, 1, seed=61))),
]

RESIZES = [
    Row(operation, note, (spread(shape, 70), integers(*sizes)), {"half_pixel_centers": True})
    for operation in ("ResizeNearestNeighbor", "ResizeBilinear")
    for note, shape, sizes in (
        ("twice", (2, 3, 4, 2), (6, 8)),
        ("3 x 1", (1, 2, 5, 3), (6, 5)),
        ("no multiple", (2, 5, 4, 1), (8, 7)),
        ("smaller", (1, 7, 6, 2), (3, 4)),
        ("from one pixel", (2, 1, 1, 2), (3, 2)),
    )
]

# A row an image: turned, moved, enlarged; as in a = x * t0 + y * t1 + t2.
TRANSFORMS = np.array([[0.9, -0.3, 0.7, 0.25, 0.95, -1.2, 0, 0], [1.4, 0, -1.3, 0, 0.7, 2.6, 0, 0]], "float32")
TRANSFORMED = [
    Row(
        "ImageProjectiveTransformV3",
        f"{fill.lower()}, {interpolation.lower()}",
        (spread((2, 5, 4, 3), 71), TRANSFORMS, integers(5, 4), np.float32(0.25)),
        {"interpolation": interpolation, "fill_mode": fill},
    )
    for fill in ("REFLECT", "WRAP", "CONSTANT", "NEAREST")
    for interpolation in ("BILINEAR", "NEAREST")
]

CONVERSIONS = [
    Row(operation, note, inputs, attributes, differentiate=())
    for operation, note, inputs, attributes in (
        ("Cast", "int32 to float32", (integers(-3, 0, 7, 2**20),), {"DstT": "float32"}),
        ("Cast", "uint8 to float32", (np.array([[0, 1], [128, 255]], "uint8"),), {"DstT": "float32"}),
        ("Cast", "bool to float32", (YES_NO,), {"DstT": "float32"}),
        ("Cast", "float32 to int32", (np.array([-1.7, -0.2, 0, 2.9], "float32"),), {"DstT": "int32"}),
        ("OneHot", "4 classes", (integers(2, 0, 3), np.int32(4), np.float32(1), np.float32(0)), {"axis": -1}),
        ("OneHot", "other values", (integers([1], [0]), np.int32(2), np.float32(0.9), np.float32(0.1)), {"axis": -1}),
        ("OneHot", "a class that is not there", (integers(-1, 5), np.int32(3), np.float32(1), np.float32(0)), {"axis": -1}),
        ("ArgMax", "last axis", (spread((3, 5), 72), np.int32(-1)), {"output_type": "int32"}),
        ("ArgMax", "first axis", (spread((3, 2, 4), 72), np.int32(0)), {"output_type": "int64"}),
        ("ArgMax", "ties", (np.array([[1, 3, 3], [2, 2, 1]], "float32"), np.int32(1)), {"output_type": "int32"}),
    )
]

POOLED_TIES = [
    Row(
        "MaxPool",
        "ties",
        (np.array([1, 1, 0, 2, 1, 1, 2, 2, 3, 0, 0, 0, 0, 3, 0, 0], "float32").reshape(1, 4, 4, 1),),
        {"ksize": [1, 2, 2, 1], "strides": [1, 2, 2, 1], "padding": "VALID"},
    )
]

ROWS = [
    *NORMALIZATION,
    *MATRICES,
    *BIASES,
    *UNARY,
    *CLASSES,
    *BINARY,
    *REDUCTIONS,
    *TIED_REDUCTIONS,
    *MOVING,
    *SELECTIONS,
    *RESIZES,
    *TRANSFORMED,
    *CONVERSIONS,
    *POOLED_TIES,
]
