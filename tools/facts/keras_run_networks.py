"""The networks of keras_runs.py, as ConvCanvas documents: one around every layer type, and ten small ones."""

from keras_layer_rows import ACTIVATIONS


class Network:
    """A network document that grows at its end."""

    def __init__(self, shape):
        self.nodes, self.edges = [], []
        self.last = self.add("Input", {"shape": shape}, sources=[])

    def add(self, layer_type, params=None, sources=None):
        """Appends a layer after `sources`, by default after the layer added last; returns its id."""
        layer_id = f"{layer_type.lower()}{sum(node['type'] == layer_type for node in self.nodes) + 1}"
        sources = [self.last] if sources is None else sources
        for slot, source in enumerate(sources):
            edge = {"id": f"e{len(self.edges) + 1}", "source": source, "target": layer_id}
            self.edges.append({**edge, "slot": slot} if len(sources) > 1 else edge)
        position = {"x": 240 * len(self.nodes), "y": 0}
        self.nodes.append({"id": layer_id, "type": layer_type, "params": params or {}, "position": position})
        self.last = layer_id
        return layer_id

    def branch(self, source, *layers):
        """Appends a chain of (type, params) after a layer; returns the last one's id."""
        self.last = source
        for layer_type, params in layers:
            self.add(layer_type, params)
        return self.last

    def document(self, name):
        return {"format": "convcanvas", "formatVersion": 1, "name": name, "nodes": self.nodes, "edges": self.edges}


IMAGE = [9, 7, 2]
CLASSIFIER = [("Flatten", {}), ("Dense", {"units": 4, "activation": "softmax"})]
POOLED_CLASSIFIER = [("GlobalAveragePooling2D", {}), ("Dense", {"units": 4, "activation": "softmax"})]


def conv(filters, kernel, **params):
    return ("Conv2D", {"filters": filters, "kernelSize": kernel, **params})


def chain(shape, *layers):
    network = Network(shape)
    network.branch(network.last, *layers)
    return network


def around(layer_type, params, filters=3, end=CLASSIFIER):
    """The layer behind a convolution, so that gradients flow through it, and before a classifier."""
    return chain(IMAGE, conv(filters, [2, 3], activation="tanh"), (layer_type, params), *end)


def around_merge(layer_type, params, *second):
    """The layer between a convolution and a branch that starts from it."""
    network = chain(IMAGE, conv(3, [2, 3], activation="tanh"))
    first = network.last
    network.add(layer_type, params, [first, network.branch(first, *second)])
    network.branch(network.last, *CLASSIFIER)
    return network


SAME_SIZE = [conv(3, [3, 2], padding="same", activation="sigmoid")]
GATE = [("GlobalAveragePooling2D", {"keepDims": True}), conv(3, [1, 1], activation="sigmoid")]
NARROW = [conv(1, [3, 3], padding="same", activation="sigmoid")]

LAYER_NETWORKS = {
    "Conv2D, same, strides 2": around("Conv2D", {"filters": 4, "strides": [2, 2], "padding": "same", "activation": "relu"}),
    "Conv2D, valid, strides 2 x 3": around(*conv(4, [2, 4], strides=[2, 3], activation="elu")),
    "Conv2D, same, dilation 2 x 3": around(*conv(3, [3, 2], dilationRate=[2, 3], padding="same", useBias=False)),
    "Conv2D, valid, dilation 2 x 1": around(*conv(3, [3, 3], dilationRate=[2, 1], activation="softsign")),
    "Conv2D, groups": around(*conv(6, [3, 2], groups=2, padding="same", activation="tanh"), filters=4),
    "Conv2D, groups as channels, strides": around(*conv(3, [3, 3], groups=3, strides=[2, 2])),
    "Conv2D, groups and dilation": around(*conv(4, [2, 2], groups=2, dilationRate=[1, 2], padding="same"), filters=4),
    # The last row and column are not read: a case of its own for the gradient.
    "Conv2D, 1 x 1, strides 2": around(*conv(5, [1, 1], strides=[2, 2], activation="tanh")),
    "Conv2D, 1 x 1, strides 3 x 2": around(*conv(3, [1, 1], strides=[3, 2], padding="same")),
    "Conv2D, penalties": around(*conv(4, [3, 3], kernelRegularizer={"l1": 0.002, "l2": 0.01})),
    "DepthwiseConv2D": around("DepthwiseConv2D", {"activation": "relu6"}),
    "DepthwiseConv2D, same, strides 2, multiplier 2": around(
        "DepthwiseConv2D", {"kernelSize": [3, 2], "strides": [2, 2], "padding": "same", "depthMultiplier": 2}
    ),
    "DepthwiseConv2D, dilation": around(
        "DepthwiseConv2D", {"dilationRate": [2, 3], "kernelSize": [3, 2], "padding": "same", "useBias": False}
    ),
    "SeparableConv2D": around("SeparableConv2D", {"filters": 4, "activation": "tanh"}),
    "SeparableConv2D, same, strides 2, multiplier 2": around(
        "SeparableConv2D", {"filters": 4, "kernelSize": [2, 3], "strides": [2, 2], "padding": "same", "depthMultiplier": 2}
    ),
    "SeparableConv2D, dilation": around(
        "SeparableConv2D", {"filters": 3, "dilationRate": [1, 2], "padding": "same", "useBias": False}
    ),
    "Conv2DTranspose, same, strides 2": around("Conv2DTranspose", {"filters": 3, "strides": [2, 2], "padding": "same"}),
    "Conv2DTranspose, valid, strides 2 x 3": around(
        "Conv2DTranspose", {"filters": 2, "kernelSize": [3, 2], "strides": [2, 3], "activation": "relu"}
    ),
    "Conv2DTranspose, kernel below the strides": around(
        "Conv2DTranspose", {"filters": 2, "kernelSize": [2, 2], "strides": [3, 3], "useBias": False}
    ),
    "Conv2DTranspose, 1 x 1, strides 2": around("Conv2DTranspose", {"filters": 2, "kernelSize": [1, 1], "strides": [2, 2]}),
    "Conv2DTranspose, 1 x 1, same, strides 2": around(
        "Conv2DTranspose", {"filters": 2, "kernelSize": [1, 1], "strides": [2, 2], "padding": "same", "activation": "tanh"}
    ),
    **{
        f"{name}, {note}": around(name, params)
        for name in ("MaxPooling2D", "AveragePooling2D")
        for note, params in (
            ("default", {}),
            ("same, 3 x 3, strides 2", {"poolSize": [3, 3], "strides": [2, 2], "padding": "same"}),
            ("valid, 3 x 2, strides 2 x 1", {"poolSize": [3, 2], "strides": [2, 1]}),
        )
    },
    **{
        f"{name}{', kept' if keep else ''}": around(name, {"keepDims": keep}, end=CLASSIFIER if keep else CLASSIFIER[1:])
        for name in ("GlobalAveragePooling2D", "GlobalMaxPooling2D")
        for keep in (False, True)
    },
    "Flatten": chain(IMAGE, *CLASSIFIER),
    "Dense, on an image": around("Dense", {"units": 5, "activation": "tanh", "useBias": False}),
    "Dense, on a vector": chain([7], ("Dense", {"units": 6, "activation": "selu"}), *CLASSIFIER[1:]),
    "Activation, softmax over channels": around("Activation", {"activation": "softmax"}),
    "Activation, at the end": chain(IMAGE, ("Flatten", {}), ("Dense", {"units": 4}), ("Activation", {"activation": "softmax"})),
    "ReLU": around("ReLU", {}),
    "ReLU, all": around("ReLU", {"maxValue": 0.8, "negativeSlope": 0.1, "threshold": 0.3}),
    "LeakyReLU": around("LeakyReLU", {"negativeSlope": 0.2}),
    "Dropout, rate 0": around("Dropout", {"rate": 0}),
    "SpatialDropout2D, rate 0": around("SpatialDropout2D", {"rate": 0}),
    "BatchNormalization": around("BatchNormalization", {"momentum": 0.9}),
    "BatchNormalization, no scale": around("BatchNormalization", {"scale": False, "epsilon": 0.01}),
    "BatchNormalization, no center": around("BatchNormalization", {"center": False, "momentum": 0.7}),
    "BatchNormalization, on a vector": chain([9], ("Dense", {"units": 6}), ("BatchNormalization", {}), *CLASSIFIER[1:]),
    "LayerNormalization": around("LayerNormalization", {}),
    "LayerNormalization, no scale, no center": around("LayerNormalization", {"scale": False, "center": False, "epsilon": 0.01}),
    **{f"{name}, same sizes": around_merge(name, {}, *SAME_SIZE) for name in ("Add", "Multiply", "Average", "Maximum")},
    **{f"{name}, gates": around_merge(name, {}, *GATE) for name in ("Add", "Multiply", "Average", "Maximum")},
    "Multiply, one channel": around_merge("Multiply", {}, *NARROW),
    "Concatenate": around_merge("Concatenate", {}, *NARROW),
    "Concatenate, height": around_merge("Concatenate", {"axis": 1}, ("MaxPooling2D", {"poolSize": [2, 1]})),
    "ZeroPadding2D": around("ZeroPadding2D", {"padding": [[1, 0], [2, 3]]}),
    "Cropping2D": around("Cropping2D", {"cropping": [[2, 1], [0, 3]]}),
    "UpSampling2D, nearest": around("UpSampling2D", {"size": [2, 3]}),
    "UpSampling2D, bilinear": around("UpSampling2D", {"size": [3, 2], "interpolation": "bilinear"}),
    "Reshape": around("Reshape", {"targetShape": [5, -1, 6]}, end=[conv(3, [2, 2]), *CLASSIFIER]),
    "Rescaling": around("Rescaling", {"scale": [0.5, 2, -1], "offset": [0, 1, 0.5]}),
    "Normalization": around("Normalization", {"mean": [0.1, -0.2, 0.3], "variance": [0.5, 2, 1]}),
}

NORMALIZED_RELU = [("BatchNormalization", {"momentum": 0.9}), ("Activation", {"activation": "relu"})]
NORMALIZED_RELU6 = [("BatchNormalization", {"momentum": 0.9}), ("ReLU", {"maxValue": 6})]


def residual():
    network = chain([9, 7, 3], conv(4, [3, 3], padding="same", useBias=False), *NORMALIZED_RELU)
    for filters, strides in ((4, [1, 1]), (6, [2, 2])):
        start = network.last
        body = network.branch(
            start,
            conv(filters, [3, 3], strides=strides, padding="same", useBias=False),
            *NORMALIZED_RELU,
            conv(filters, [3, 3], padding="same", useBias=False),
            NORMALIZED_RELU[0],
        )
        skip = start if strides == [1, 1] else network.branch(start, conv(filters, [1, 1], strides=strides))
        network.add("Add", {}, [body, skip])
        network.add("Activation", {"activation": "relu"})
    network.branch(network.last, *POOLED_CLASSIFIER)
    return network


def inception():
    network = chain([8, 9, 2], conv(4, [3, 3], padding="same", activation="relu"))
    start = network.last
    relu = {"padding": "same", "activation": "relu"}
    branches = [
        network.branch(start, conv(2, [1, 1], **relu)),
        network.branch(start, conv(2, [1, 1], **relu), conv(3, [3, 3], **relu)),
        network.branch(start, conv(1, [1, 1], **relu), conv(2, [5, 3], **relu)),
        network.branch(start, ("MaxPooling2D", {"poolSize": [3, 3], "strides": [1, 1], "padding": "same"}), conv(2, [1, 1], **relu)),
    ]
    network.add("Concatenate", {}, branches)
    network.branch(network.last, *POOLED_CLASSIFIER)
    return network


def u_net():
    network = chain(IMAGE, conv(3, [3, 3], padding="same", activation="relu"))
    wide = network.last
    network.branch(
        wide,
        ("MaxPooling2D", {}),
        conv(4, [2, 3], padding="same", activation="relu"),
        ("Conv2DTranspose", {"filters": 3, "kernelSize": [2, 2], "strides": [2, 2], "activation": "relu"}),
        ("ZeroPadding2D", {"padding": [[0, 1], [1, 0]]}),
    )
    network.add("Concatenate", {}, [network.last, wide])
    network.branch(
        network.last,
        conv(3, [3, 3], padding="same", activation="relu"),
        ("Cropping2D", {"cropping": [[1, 0], [0, 1]]}),
        conv(2, [1, 1]),
        *CLASSIFIER,
    )
    return network


def every_activation():
    network = chain(IMAGE, conv(3, [3, 3], strides=[2, 2]), ("Flatten", {}))
    start = network.last
    branches = [network.branch(start, ("Dense", {"units": 3, "activation": name})) for name in ACTIVATIONS]
    network.add("Concatenate", {}, branches)
    network.branch(network.last, *CLASSIFIER[1:])
    return network


PENALTY = {"kernelRegularizer": {"l1": 0.001, "l2": 0.01}}

SMALL_NETWORKS = {
    "plain CNN": chain(
        [9, 7, 1],
        conv(4, [3, 3], activation="relu"),
        ("MaxPooling2D", {}),
        conv(6, [3, 3], padding="same", activation="relu"),
        ("Flatten", {}),
        ("Dense", {"units": 8, "activation": "relu"}),
        *CLASSIFIER[1:],
    ),
    "LeNet-like": chain(
        [9, 8, 1],
        conv(4, [5, 3], padding="same", activation="tanh"),
        ("AveragePooling2D", {}),
        conv(6, [3, 2], activation="tanh"),
        ("AveragePooling2D", {"padding": "same"}),
        ("Flatten", {}),
        ("Dense", {"units": 10, "activation": "tanh"}),
        *CLASSIFIER[1:],
    ),
    "residual": residual(),
    "inception-like": inception(),
    "MobileNet-like": chain(
        [9, 8, 3],
        conv(4, [3, 3], strides=[2, 2], padding="same", useBias=False),
        *NORMALIZED_RELU6,
        ("DepthwiseConv2D", {"padding": "same", "useBias": False}),
        *NORMALIZED_RELU6,
        conv(6, [1, 1], useBias=False),
        *NORMALIZED_RELU6,
        ("SeparableConv2D", {"filters": 6, "kernelSize": [3, 2], "strides": [2, 2], "padding": "same"}),
        *POOLED_CLASSIFIER,
    ),
    "strided, even sizes": chain(
        [8, 6, 3],
        conv(4, [3, 3], strides=[2, 2], padding="same", activation="relu"),
        conv(5, [2, 2], strides=[2, 2], padding="same", activation="relu"),
        ("AveragePooling2D", {"poolSize": [3, 3], "strides": [1, 1], "padding": "same"}),
        *CLASSIFIER,
    ),
    "batch-normalized": chain(
        [9, 7, 3],
        *(layer for filters in (4, 6, 6) for layer in (conv(filters, [3, 2], padding="same"), *NORMALIZED_RELU)),
        *POOLED_CLASSIFIER,
    ),
    "U-Net-like": u_net(),
    "every activation": every_activation(),
    "penalties and layer normalization": chain(
        IMAGE,
        conv(4, [3, 3], activation="swish", **PENALTY),
        ("LayerNormalization", {}),
        conv(4, [2, 2], **PENALTY),
        ("Flatten", {}),
        ("Dense", {"units": 6, **PENALTY}),
        ("LayerNormalization", {"epsilon": 0.01}),
        ("Activation", {"activation": "gelu"}),
        ("Dense", {"units": 4, "activation": "softmax", "kernelRegularizer": {"l1": 0, "l2": 0.02}}),
    ),
}


def small_cnn(units, activation):
    return chain(
        [9, 7, 2],
        conv(4, [3, 3], padding="same", activation="relu"),
        ("MaxPooling2D", {}),
        ("Flatten", {}),
        ("Dense", {"units": units, "activation": activation}),
    )
