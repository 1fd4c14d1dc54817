"""The configurations of keras_layers.py: (type, note, params, input shape, ...), shapes without the batch."""

# Calls with training=True would draw random numbers.
INFERENCE_ONLY = {"Dropout", "SpatialDropout2D"}

IMAGE = [9, 7, 3]

CONV2D = [
    ("default", {"filters": 4}, IMAGE),
    ("same on both sides, kernel 2 x 4", {"filters": 4, "kernelSize": [2, 4], "padding": "same"}, IMAGE),
    ("strides leave a remainder", {"filters": 2, "kernelSize": [3, 2], "strides": [3, 2]}, [11, 8, 2]),
    ("same, strides 2 x 3, odd sizes", {"filters": 3, "strides": [2, 3], "padding": "same"}, [9, 10, 2]),
    ("kernel as large as the image", {"filters": 5, "kernelSize": [4, 6]}, [4, 6, 2]),
    ("size 1", {"filters": 3, "kernelSize": [1, 1]}, [1, 1, 5]),
    ("same on size 1, strides above it", {"filters": 3, "kernelSize": [3, 3], "strides": [4, 4], "padding": "same"}, [1, 2, 2]),
    ("dilation 2 x 1", {"filters": 3, "dilationRate": [2, 1]}, IMAGE),
    ("same, dilation 3 x 2", {"filters": 2, "kernelSize": [3, 2], "dilationRate": [3, 2], "padding": "same"}, [8, 5, 2]),
    ("2 groups", {"filters": 4, "groups": 2}, [6, 5, 6]),
    ("groups as channels, same, strides 2", {"filters": 6, "groups": 3, "padding": "same", "strides": [2, 2]}, [7, 6, 3]),
    ("groups and dilation", {"filters": 4, "groups": 2, "dilationRate": [1, 2], "padding": "same"}, [6, 7, 4]),
    ("no bias, relu", {"filters": 3, "useBias": False, "activation": "relu"}, IMAGE),
    ("regularizer", {"filters": 2, "kernelRegularizer": {"l1": 0.01, "l2": 0.1}, "kernelInitializer": "heNormal"}, [5, 6, 2]),
    ("softmax over channels", {"filters": 4, "activation": "softmax"}, [5, 4, 2]),
]

DENSE = [
    ("default", {"units": 5}, [7]),
    ("one in, one out", {"units": 1}, [1]),
    ("no bias, softmax", {"units": 4, "useBias": False, "activation": "softmax"}, [6]),
    ("on an image", {"units": 3, "activation": "tanh"}, [4, 5, 6]),
    ("on a sequence", {"units": 3}, [4, 6]),
    ("regularizer", {"units": 3, "kernelRegularizer": {"l1": 0.02, "l2": 0}}, [5]),
]

POOLING = [
    ("default, odd sizes", {}, IMAGE),
    ("same, odd sizes", {"padding": "same"}, IMAGE),
    ("overlapping 3 x 2, strides 2 x 1", {"poolSize": [3, 2], "strides": [2, 1]}, [10, 6, 2]),
    ("same, strides above the pool", {"poolSize": [2, 3], "strides": [3, 4], "padding": "same"}, [8, 9, 2]),
    ("pool as large as the image", {"poolSize": [5, 4]}, [5, 4, 3]),
    ("size 1", {"poolSize": [1, 1]}, [1, 1, 2]),
    ("same on size 1", {"poolSize": [3, 3], "strides": [2, 2], "padding": "same"}, [1, 2, 2]),
    ("strides 1", {"poolSize": [2, 2], "strides": [1, 1]}, [4, 5, 2]),
]

ROWS = [
    *(("Conv2D", *row) for row in CONV2D),
    *(("Dense", *row) for row in DENSE),
    *(("MaxPooling2D", *row) for row in POOLING),
    *(("AveragePooling2D", *row) for row in POOLING),
]

ERRORS = [
    ("Conv2D", "kernel too large", {"filters": 2, "kernelSize": [3, 8]}, IMAGE),
    ("Conv2D", "dilated kernel too large", {"filters": 2, "dilationRate": [4, 1]}, [8, 8, 2]),
    ("Conv2D", "stride and dilation", {"filters": 2, "strides": [2, 2], "dilationRate": [2, 2]}, IMAGE),
    ("Conv2D", "on a vector", {"filters": 2}, [10]),
    ("Conv2D", "groups do not divide the channels", {"filters": 4, "groups": 2}, IMAGE),
    ("Conv2D", "groups do not divide the filters", {"filters": 4, "groups": 3}, IMAGE),
    ("Conv2D", "no filters", {"filters": 0}, IMAGE),
    ("MaxPooling2D", "pool too large", {"poolSize": [2, 8]}, IMAGE),
    ("MaxPooling2D", "on a vector", {}, [10]),
]
