"""The configurations of keras_layers.py: (type, note, params, input shape, ...), shapes without the batch."""

# Calls with training=True would draw random numbers.
INFERENCE_ONLY = {"Dropout", "SpatialDropout2D"}

# Compared with the app's own list by a test.
ACTIVATIONS = (
    "linear relu relu6 sigmoid tanh softmax softplus softsign elu selu swish gelu hardSigmoid hardSwish mish exponential"
).split()

IMAGE = [9, 7, 3]

CONV2D = [
    ("default", {"filters": 4}, IMAGE),
    ("same on both sides, kernel 2 x 4", {"filters": 4, "kernelSize": [2, 4], "padding": "same"}, IMAGE),
    ("strides leave a remainder", {"filters": 2, "kernelSize": [3, 2], "strides": [3, 2]}, [11, 8, 2]),
    ("same, strides 2 x 3, odd sizes", {"filters": 3, "strides": [2, 3], "padding": "same"}, [9, 10, 2]),
    ("kernel as large as the image", {"filters": 5, "kernelSize": [4, 6]}, [4, 6, 2]),
    ("size 1", {"filters": 3, "kernelSize": [1, 1]}, [1, 1, 5]),
    ("same on size 1, strides above it", {"filters": 3, "strides": [4, 4], "padding": "same"}, [1, 2, 2]),
    ("dilation 2 x 1", {"filters": 3, "dilationRate": [2, 1]}, IMAGE),
    ("same, dilation 3 x 2", {"filters": 2, "kernelSize": [3, 2], "dilationRate": [3, 2], "padding": "same"}, [8, 5, 2]),
    ("2 groups", {"filters": 4, "groups": 2}, [6, 5, 6]),
    ("groups as channels, same, strides 2", {"filters": 6, "groups": 3, "padding": "same", "strides": [2, 2]}, [7, 6, 3]),
    ("groups and dilation", {"filters": 4, "groups": 2, "dilationRate": [1, 2], "padding": "same"}, [6, 7, 4]),
    ("groups, strides 2 x 1, no bias", {"filters": 4, "groups": 4, "strides": [2, 1], "useBias": False}, [7, 6, 4]),
    ("no bias, relu", {"filters": 3, "useBias": False, "activation": "relu"}, IMAGE),
    ("penalty", {"filters": 2, "kernelRegularizer": {"l1": 0.01, "l2": 0.1}, "kernelInitializer": "heNormal"}, [5, 6, 2]),
    ("softmax over channels", {"filters": 4, "activation": "softmax"}, [5, 4, 2]),
    ("dilation and hardSwish", {"filters": 2, "dilationRate": [2, 2], "activation": "hardSwish"}, [6, 7, 2]),
    ("1 x 1 kernel, strides", {"filters": 3, "kernelSize": [1, 1], "strides": [2, 3]}, [5, 8, 4]),
    ("1 x 1 kernel, same, strides 2", {"filters": 8, "kernelSize": [1, 1], "strides": [2, 2], "padding": "same"}, [14, 8, 3]),
    ("1 x 1 kernel, strides, groups", {"filters": 4, "kernelSize": [1, 1], "strides": [2, 1], "groups": 2}, [8, 5, 4]),
]

DEPTHWISE = [
    ("default", {}, IMAGE),
    ("same, kernel 2 x 4", {"kernelSize": [2, 4], "padding": "same"}, IMAGE),
    ("multiplier 3, no bias", {"depthMultiplier": 3, "useBias": False}, [6, 5, 2]),
    ("strides leave a remainder, multiplier 2", {"strides": [2, 2], "depthMultiplier": 2, "kernelSize": [2, 3]}, [9, 8, 2]),
    ("same, strides 3", {"strides": [3, 3], "padding": "same"}, [8, 10, 3]),
    ("dilation 2 x 1", {"dilationRate": [2, 1]}, [8, 6, 2]),
    ("same, dilation 2 x 3, multiplier 2", {"dilationRate": [2, 3], "padding": "same", "depthMultiplier": 2}, [7, 9, 2]),
    ("size 1, tanh", {"kernelSize": [1, 1], "activation": "tanh"}, [1, 1, 3]),
    ("one channel, kernel as large as the image", {"kernelSize": [5, 4]}, [5, 4, 1]),
]

SEPARABLE = [
    ("default", {"filters": 4}, IMAGE),
    ("same, kernel 4 x 2", {"filters": 3, "kernelSize": [4, 2], "padding": "same"}, IMAGE),
    ("multiplier 2, no bias", {"filters": 5, "depthMultiplier": 2, "useBias": False}, [6, 5, 2]),
    ("strides leave a remainder", {"filters": 3, "strides": [2, 2], "kernelSize": [2, 3]}, [9, 8, 2]),
    ("same, strides 3, multiplier 2", {"filters": 3, "strides": [3, 3], "padding": "same", "depthMultiplier": 2}, [8, 10, 2]),
    ("dilation 2 x 1", {"filters": 3, "dilationRate": [2, 1]}, [8, 6, 2]),
    ("same, dilation 1 x 2, relu", {"filters": 3, "dilationRate": [1, 2], "padding": "same", "activation": "relu"}, [7, 9, 2]),
    ("size 1", {"filters": 2, "kernelSize": [1, 1]}, [1, 1, 3]),
]

TRANSPOSE = [
    ("default", {"filters": 4}, [4, 5, 3]),
    ("same, strides 2", {"filters": 3, "strides": [2, 2], "padding": "same"}, [4, 5, 2]),
    ("valid, strides 2 x 3, kernel 3 x 2", {"filters": 2, "kernelSize": [3, 2], "strides": [2, 3]}, [3, 4, 2]),
    ("kernel below the strides", {"filters": 2, "kernelSize": [2, 2], "strides": [3, 3]}, [3, 4, 2]),
    ("same, kernel below the strides", {"filters": 2, "kernelSize": [2, 1], "strides": [3, 2], "padding": "same"}, [3, 4, 2]),
    ("kernel as the strides, no bias", {"filters": 3, "kernelSize": [2, 3], "strides": [2, 3], "useBias": False}, [3, 2, 3]),
    ("same, strides 1, kernel 4 x 2, elu", {"filters": 3, "kernelSize": [4, 2], "padding": "same", "activation": "elu"}, [5, 4, 2]),
    ("size 1", {"filters": 2, "kernelSize": [3, 4], "strides": [2, 2]}, [1, 1, 3]),
    ("1 x 1 kernel, strides 1", {"filters": 2, "kernelSize": [1, 1]}, [3, 4, 3]),
    ("1 x 1 kernel, strides 2", {"filters": 3, "kernelSize": [1, 1], "strides": [2, 2], "activation": "tanh"}, [7, 4, 8]),
    ("1 x 1 kernel, strides 1 x 3", {"filters": 2, "kernelSize": [1, 1], "strides": [1, 3], "useBias": False}, [3, 4, 3]),
    ("same, strides 1 x 2", {"filters": 2, "kernelSize": [5, 3], "strides": [1, 2], "padding": "same"}, [4, 3, 2]),
]

DENSE = [
    ("default", {"units": 5}, [7]),
    ("one in, one out", {"units": 1}, [1]),
    ("no bias, softmax", {"units": 4, "useBias": False, "activation": "softmax"}, [6]),
    ("on an image", {"units": 3, "activation": "tanh"}, [4, 5, 6]),
    ("on a sequence", {"units": 3}, [4, 6]),
    ("on four axes", {"units": 2}, [2, 3, 2, 4]),
    ("penalty", {"units": 3, "kernelRegularizer": {"l1": 0.02, "l2": 0}}, [5]),
    ("hardSigmoid", {"units": 6, "activation": "hardSigmoid"}, [5]),
]

POOLING = [
    ("default, odd sizes", {}, IMAGE),
    ("same, odd sizes", {"padding": "same"}, IMAGE),
    ("overlapping 3 x 2, strides 2 x 1", {"poolSize": [3, 2], "strides": [2, 1]}, [10, 6, 2]),
    ("same, strides above the pool", {"poolSize": [2, 3], "strides": [3, 4], "padding": "same"}, [8, 9, 2]),
    ("strides above the pool", {"poolSize": [2, 2], "strides": [3, 3]}, [8, 9, 2]),
    ("pool as large as the image", {"poolSize": [5, 4]}, [5, 4, 3]),
    ("size 1", {"poolSize": [1, 1]}, [1, 1, 2]),
    ("same on size 1", {"poolSize": [3, 3], "strides": [2, 2], "padding": "same"}, [1, 2, 2]),
    ("strides 1", {"poolSize": [2, 2], "strides": [1, 1]}, [4, 5, 2]),
    ("same, strides 1, even pool", {"poolSize": [2, 4], "strides": [1, 1], "padding": "same"}, [4, 5, 2]),
]

GLOBAL_POOLING = [
    ("default", {}, IMAGE),
    ("keeps dimensions", {"keepDims": True}, [4, 5, 3]),
    ("size 1", {}, [1, 1, 2]),
]

MERGE = [
    ("two images", {}, [4, 5, 3], [4, 5, 3]),
    ("three vectors", {}, [6], [6], [6]),
    ("channel gates", {}, [4, 5, 3], [1, 1, 3]),
    ("spatial gates", {}, [4, 5, 1], [4, 5, 3]),
    ("outer", {}, [4, 1, 2], [1, 5, 2]),
    ("vector to image", {}, [4, 5, 3], [3]),
    ("vector first", {}, [3], [4, 5, 3]),
    ("sequence to image", {}, [5, 3], [4, 5, 3]),
    ("one value", {}, [4, 5, 3], [1]),
    ("three shapes", {}, [4, 1, 3], [5, 1], [1, 5, 3]),
]

OTHERS = [
    ("Flatten", "image", {}, IMAGE),
    ("Flatten", "vector", {}, [7]),
    ("Flatten", "sequence", {}, [3, 4]),
    ("Flatten", "size 1", {}, [1, 1, 1]),
    ("Reshape", "image to vector", {"targetShape": [24]}, [2, 3, 4]),
    ("Reshape", "vector to image", {"targetShape": [4, -1, 2]}, [24]),
    ("Reshape", "to a sequence", {"targetShape": [-1, 3]}, [2, 5, 3]),
    ("Reshape", "to four axes", {"targetShape": [2, 3, 2, 2]}, [4, 3, 2]),
    ("Reshape", "all in one", {"targetShape": [-1]}, [3, 2, 2]),
    ("ZeroPadding2D", "default", {}, [4, 3, 2]),
    ("ZeroPadding2D", "a number", {"padding": 2}, [3, 4, 2]),
    ("ZeroPadding2D", "a pair", {"padding": [0, 3]}, [3, 4, 2]),
    ("ZeroPadding2D", "four sides", {"padding": [[1, 0], [2, 3]]}, [3, 4, 2]),
    ("Cropping2D", "default", {}, [4, 3, 2]),
    ("Cropping2D", "a pair", {"cropping": [1, 2]}, [5, 6, 2]),
    ("Cropping2D", "four sides", {"cropping": [[2, 1], [0, 3]]}, [5, 6, 2]),
    ("Cropping2D", "leaves one pixel", {"cropping": [[1, 2], [3, 0]]}, [4, 4, 2]),
    ("UpSampling2D", "default", {}, [3, 4, 2]),
    ("UpSampling2D", "1 x 3", {"size": [1, 3]}, [3, 2, 2]),
    ("UpSampling2D", "bilinear", {"interpolation": "bilinear"}, [3, 4, 2]),
    ("UpSampling2D", "bilinear 3 x 1", {"size": [3, 1], "interpolation": "bilinear"}, [2, 4, 2]),
    ("UpSampling2D", "bilinear on size 1", {"size": [2, 3], "interpolation": "bilinear"}, [1, 1, 3]),
    ("Dropout", "default", {}, [4, 5, 2]),
    ("Dropout", "on a vector", {"rate": 0.2}, [7]),
    ("Dropout", "noise shape", {"rate": 0.3, "noiseShape": [None, 1, 1, 2]}, [4, 5, 2]),
    ("SpatialDropout2D", "default", {"rate": 0.25}, [4, 5, 2]),
    ("ReLU", "default", {}, [4, 5, 2]),
    ("ReLU", "up to 0.5", {"maxValue": 0.5}, [4, 5, 2]),
    ("ReLU", "slope", {"negativeSlope": 0.2}, [4, 5, 2]),
    ("ReLU", "threshold", {"threshold": 0.4}, [4, 5, 2]),
    ("ReLU", "all", {"maxValue": 0.8, "negativeSlope": 0.1, "threshold": 0.3}, [4, 5, 2]),
    ("ReLU", "up to 0.8 with slope, vector", {"maxValue": 0.8, "negativeSlope": 0.1}, [9]),
    ("LeakyReLU", "default", {}, [4, 5, 2]),
    ("LeakyReLU", "slope 0", {"negativeSlope": 0}, [9]),
    ("LeakyReLU", "slope above 1", {"negativeSlope": 1.5}, [9]),
    ("BatchNormalization", "default", {}, [4, 5, 3]),
    ("BatchNormalization", "vector", {"momentum": 0.9, "epsilon": 0.01}, [6]),
    ("BatchNormalization", "no scale", {"scale": False}, [4, 5, 3]),
    ("BatchNormalization", "no center", {"center": False, "momentum": 0.5}, [4, 5, 3]),
    ("BatchNormalization", "neither", {"center": False, "scale": False}, [3, 4, 2]),
    ("BatchNormalization", "sequence", {}, [4, 3]),
    ("BatchNormalization", "four axes", {}, [2, 3, 2, 2]),
    ("LayerNormalization", "default", {}, [4, 5, 3]),
    ("LayerNormalization", "vector", {"epsilon": 0.01}, [6]),
    ("LayerNormalization", "no scale", {"scale": False}, [4, 5, 3]),
    ("LayerNormalization", "no center", {"center": False}, [4, 3]),
    ("LayerNormalization", "neither", {"center": False, "scale": False}, [3, 4, 2]),
    ("Rescaling", "default", {}, [4, 3, 2]),
    ("Rescaling", "numbers", {"scale": 0.5, "offset": -0.25}, [7]),
    ("Rescaling", "per channel", {"scale": [0.5, 2, -1], "offset": [0, 1, 0.5]}, [4, 3, 3]),
    ("Normalization", "default", {}, [4, 3, 2]),
    ("Normalization", "per channel", {"mean": [0.1, -0.2, 0.3], "variance": [0.5, 2, 1]}, [4, 3, 3]),
    ("Normalization", "one number for all", {"mean": [0.5], "variance": [0.25]}, [4, 3, 3]),
    ("Normalization", "variance 0", {"mean": [0.5, 0], "variance": [1, 0]}, [4, 3, 2]),
    ("Normalization", "vector", {"mean": [0.1, 0.2, 0.3, 0.4], "variance": [1, 2, 3, 4]}, [4]),
    ("Concatenate", "channels", {}, [4, 5, 3], [4, 5, 2]),
    ("Concatenate", "height", {"axis": 1}, [4, 5, 3], [2, 5, 3]),
    ("Concatenate", "width", {"axis": 2}, [4, 5, 3], [4, 1, 3]),
    ("Concatenate", "channels by number, three inputs", {"axis": 3}, [4, 5, 3], [4, 5, 1], [4, 5, 2]),
    ("Concatenate", "width from behind", {"axis": -2}, [4, 5, 3], [4, 2, 3]),
    ("Concatenate", "vectors", {}, [3], [4]),
    ("Concatenate", "one input", {}, [4, 5, 3]),
]

# A vector and a wave of small images reach both sides of every activation's bends.
ACTIVATION_ROWS = [
    row
    for name in ACTIVATIONS
    for row in (
        ("Activation", f"{name} on a vector", {"activation": name}, [11]),
        ("Activation", f"{name} on an image", {"activation": name}, [3, 2, 4]),
        ("Dense", f"with {name}", {"units": 5, "activation": name}, [12]),
    )
]


def of(layer_type, rows):
    return [(layer_type, *row) for row in rows]


ROWS = [
    *of("Conv2D", CONV2D),
    *of("DepthwiseConv2D", DEPTHWISE),
    *of("SeparableConv2D", SEPARABLE),
    *of("Conv2DTranspose", TRANSPOSE),
    *of("Dense", DENSE),
    *of("MaxPooling2D", POOLING),
    *of("AveragePooling2D", POOLING),
    *of("GlobalAveragePooling2D", GLOBAL_POOLING),
    *of("GlobalMaxPooling2D", GLOBAL_POOLING),
    *(row for layer_type in ("Add", "Multiply", "Average", "Maximum") for row in of(layer_type, MERGE)),
    *OTHERS,
    *ACTIVATION_ROWS,
]

ON_A_VECTOR = [
    "Conv2D",
    "DepthwiseConv2D",
    "SeparableConv2D",
    "Conv2DTranspose",
    "MaxPooling2D",
    "AveragePooling2D",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling2D",
    "ZeroPadding2D",
    "Cropping2D",
    "UpSampling2D",
    "SpatialDropout2D",
]

CONVOLUTION_ERRORS = [
    ("kernel too large", {"kernelSize": [3, 8]}, IMAGE),
    ("dilated kernel too large", {"dilationRate": [1, 4]}, [8, 8, 2]),
    ("kernel 0", {"kernelSize": [0, 3]}, IMAGE),
    ("strides 0", {"strides": [0, 0]}, IMAGE),
    ("unknown padding", {"padding": "full"}, IMAGE),
]

ERRORS = [
    *((name, "on a vector", {}, [10]) for name in ON_A_VECTOR),
    *(row for name in ("Conv2D", "DepthwiseConv2D", "SeparableConv2D") for row in of(name, CONVOLUTION_ERRORS)),
    ("Conv2D", "stride and dilation", {"strides": [2, 2], "dilationRate": [2, 2]}, IMAGE),
    ("Conv2D", "stride and dilation on different axes", {"strides": [2, 1], "dilationRate": [1, 2]}, IMAGE),
    ("Conv2D", "groups do not divide the channels", {"filters": 4, "groups": 2}, IMAGE),
    ("Conv2D", "groups do not divide the filters", {"filters": 4, "groups": 3}, IMAGE),
    ("Conv2D", "no filters", {"filters": 0}, IMAGE),
    ("Conv2D", "unknown activation", {"activation": "nonsense"}, IMAGE),
    ("DepthwiseConv2D", "multiplier 0", {"depthMultiplier": 0}, IMAGE),
    ("Conv2DTranspose", "kernel 0", {"kernelSize": [0, 3]}, IMAGE),
    ("MaxPooling2D", "pool too large", {"poolSize": [2, 8]}, IMAGE),
    ("AveragePooling2D", "pool too large", {"poolSize": [10, 2]}, IMAGE),
    ("MaxPooling2D", "pool 0", {"poolSize": [0, 2]}, IMAGE),
    ("Dense", "no units", {"units": 0}, [4]),
    ("Dropout", "rate above 1", {"rate": 1.5}, [4]),
    ("Dropout", "negative rate", {"rate": -0.1}, [4]),
    ("Reshape", "wrong size", {"targetShape": [5, 5]}, [24]),
    ("Reshape", "what is left does not divide", {"targetShape": [5, -1]}, [24]),
    ("Reshape", "two open sizes", {"targetShape": [-1, -1]}, [24]),
    ("Cropping2D", "nothing is left", {"cropping": [[2, 2], [0, 0]]}, [4, 4, 2]),
    ("Cropping2D", "more than there is", {"cropping": [0, 3]}, [4, 4, 2]),
    ("UpSampling2D", "size 0", {"size": [0, 2]}, [4, 4, 2]),
    ("ReLU", "negative slope below 0", {"negativeSlope": -1}, [4]),
    ("LeakyReLU", "slope below 0", {"negativeSlope": -1}, [4]),
    ("Normalization", "2 numbers for 3 channels", {"mean": [0, 1], "variance": [1, 1]}, [4, 4, 3]),
    ("Rescaling", "2 numbers for 3 channels", {"scale": [1, 2]}, [4, 4, 3]),
    *((name, "different channels", {}, [4, 5, 3], [4, 5, 2]) for name in ("Add", "Multiply", "Average", "Maximum")),
    ("Add", "different sizes", {}, [4, 5, 3], [2, 5, 3]),
    ("Add", "vectors", {}, [4], [5]),
    ("Add", "the third does not fit", {}, [4, 5, 3], [1, 5, 1], [4, 4, 3]),
    ("Concatenate", "different sizes", {}, [4, 5, 3], [4, 4, 3]),
    ("Concatenate", "different ranks", {}, [4, 5, 3], [3]),
    ("Concatenate", "1 is not stretched", {}, [4, 5, 3], [1, 1, 3]),
    ("Concatenate", "axis beyond the last", {"axis": 4}, [4, 5, 3], [4, 5, 3]),
]
