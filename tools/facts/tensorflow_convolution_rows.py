"""Convolutions and pools for tensorflow_operations.py, and what TensorFlow's own kernels for the CPU lack."""

from tensorflow_row import Row, integers, spread

IMAGES = (2, 7, 5, 3)


def pair(sizes):
    return " x ".join(map(str, sizes))


def convolution(padding, kernel, strides=(1, 1), dilations=(1, 1), images=IMAGES, filters=4, groups=1, differentiate=(0,)):
    """Groups are not an attribute: a filter that is less deep than the images has them."""
    note = f"{padding.lower()}, kernel {pair(kernel)}, strides {pair(strides)}"
    note += f", dilations {pair(dilations)}" if dilations != (1, 1) else ""
    note += f", {groups} groups" if groups > 1 else ""
    note += f", images {pair(images)}" if images != IMAGES else ""
    depth = images[-1] // groups
    attributes = {"strides": [1, *strides, 1], "padding": padding}
    if dilations != (1, 1):
        attributes["dilations"] = [1, *dilations, 1]
    filter_values = spread((*kernel, depth, filters), seed=2)
    return Row("Conv2D", note, (spread(images, seed=1), filter_values), attributes, differentiate)


def depthwise(padding, kernel, strides=(1, 1), multiplier=1, dilations=(1, 1), images=IMAGES):
    note = f"{padding.lower()}, kernel {pair(kernel)}, strides {pair(strides)}, multiplier {multiplier}"
    note += f", dilations {pair(dilations)}" if dilations != (1, 1) else ""
    note += f", images {pair(images)}" if images != IMAGES else ""
    attributes = {"strides": [1, *strides, 1], "padding": padding}
    if dilations != (1, 1):
        attributes["dilations"] = [1, *dilations, 1]
    filter_values = spread((*kernel, images[-1], multiplier), seed=4)
    return Row("DepthwiseConv2dNative", note, (spread(images, seed=3), filter_values), attributes)


def transposed(padding, kernel, strides=(1, 1), small=(2, 3, 4, 3), filters=2, dilations=(1, 1)):
    """Enlarges `small`, [batch, height, width, channels], to the sizes of Keras' Conv2DTranspose."""
    note = f"{padding.lower()}, kernel {pair(kernel)}, strides {pair(strides)}, gradient {pair(small)}"
    note += f", dilations {pair(dilations)}" if dilations != (1, 1) else ""
    reach = [(size - 1) * dilation + 1 for size, dilation in zip(kernel, dilations)]
    beyond = [0 if padding == "SAME" else max(size - stride, 0) for size, stride in zip(reach, strides)]
    large = [size * stride + more for size, stride, more in zip(small[1:3], strides, beyond)]
    attributes = {"strides": [1, *strides, 1], "padding": padding}
    if dilations != (1, 1):
        attributes["dilations"] = [1, *dilations, 1]
    sizes = integers(small[0], *large, filters)
    inputs = (sizes, spread((*kernel, filters, small[-1]), seed=5), spread(small, seed=6))
    return Row("Conv2DBackpropInput", note, inputs, attributes)


CONVOLUTIONS = [
    convolution("SAME", (3, 3)),
    convolution("VALID", (3, 3)),
    convolution("SAME", (2, 4)),
    convolution("VALID", (2, 4)),
    convolution("SAME", (3, 3), (2, 2)),
    convolution("VALID", (3, 3), (2, 2)),
    convolution("SAME", (3, 3), (2, 2), images=(2, 6, 8, 2)),
    convolution("VALID", (2, 3), (2, 1)),
    convolution("SAME", (3, 2), (1, 3)),
    convolution("SAME", (5, 3), (3, 2), images=(1, 8, 6, 2), filters=3),
    convolution("VALID", (7, 5), images=(3, 7, 5, 2)),
    convolution("SAME", (1, 1)),
    convolution("VALID", (1, 1), (2, 3)),
    convolution("SAME", (1, 1), (2, 2), images=(2, 6, 5, 3)),
    convolution("VALID", (1, 1), (2, 2), images=(2, 14, 8, 3), filters=8),
    convolution("VALID", (2, 2), (3, 3), images=(2, 8, 9, 1), filters=1),
    convolution("SAME", (4, 4), images=(2, 1, 2, 3), filters=2),
    convolution("VALID", (1, 1), images=(1, 1, 1, 1), filters=1),
    convolution("SAME", (3, 3), dilations=(2, 2), differentiate=()),
    convolution("VALID", (3, 2), dilations=(2, 1), differentiate=()),
    convolution("SAME", (2, 3), dilations=(1, 3), differentiate=()),
    convolution("SAME", (3, 3), groups=2, images=(2, 5, 6, 4), filters=6, differentiate=()),
    convolution("VALID", (2, 3), (2, 1), groups=4, images=(2, 7, 6, 4), filters=4, differentiate=()),
    convolution("SAME", (3, 2), dilations=(1, 2), groups=2, images=(2, 5, 6, 4), filters=2, differentiate=()),
]

DEPTHWISE = [
    depthwise("SAME", (3, 3)),
    depthwise("VALID", (3, 3)),
    depthwise("SAME", (2, 4), multiplier=2),
    depthwise("VALID", (2, 4), multiplier=3, images=(2, 6, 5, 2)),
    depthwise("SAME", (3, 3), (2, 2)),
    depthwise("SAME", (3, 3), (2, 2), images=(2, 6, 8, 2)),
    depthwise("VALID", (2, 3), (2, 2), multiplier=2, images=(1, 9, 8, 2)),
    depthwise("SAME", (5, 2), (3, 3), images=(2, 8, 10, 3)),
    depthwise("SAME", (1, 1)),
    depthwise("VALID", (1, 1), (2, 2), multiplier=2),
    depthwise("VALID", (5, 4), images=(2, 5, 4, 1)),
    depthwise("SAME", (3, 3), images=(2, 1, 1, 3)),
]

TRANSPOSED = [
    transposed("SAME", (3, 3)),
    transposed("VALID", (3, 3)),
    transposed("SAME", (3, 3), (2, 2)),
    transposed("VALID", (3, 3), (2, 2)),
    transposed("VALID", (3, 2), (2, 3)),
    transposed("SAME", (5, 3), (1, 2)),
    transposed("VALID", (2, 2), (3, 3)),
    transposed("SAME", (2, 1), (3, 2)),
    transposed("SAME", (4, 2)),
    transposed("VALID", (2, 3), (2, 3), small=(1, 3, 2, 3), filters=1),
    transposed("VALID", (1, 1)),
    transposed("VALID", (1, 1), (2, 2)),
    transposed("VALID", (3, 4), (2, 2), small=(2, 1, 1, 3)),
]


def pool(padding, size, strides=None, images=IMAGES):
    strides = strides or size
    note = f"{padding.lower()}, {pair(size)}, strides {pair(strides)}, images {pair(images)}"
    attributes = {"ksize": [1, *size, 1], "strides": [1, *strides, 1], "padding": padding}
    return [Row(name, note, (spread(images, seed=7),), attributes) for name in ("MaxPool", "AvgPool")]


POOLS = [
    *pool("VALID", (2, 2)),
    *pool("SAME", (2, 2)),
    *pool("VALID", (3, 2), (2, 1)),
    *pool("SAME", (3, 3), (2, 2)),
    *pool("SAME", (3, 3), (2, 2), (2, 6, 8, 2)),
    *pool("SAME", (2, 3), (3, 4), (1, 8, 9, 2)),
    *pool("VALID", (2, 2), (3, 3), (1, 8, 9, 2)),
    *pool("SAME", (2, 4), (1, 1)),
    *pool("VALID", (7, 5)),
    *pool("VALID", (1, 1), (1, 1), (2, 1, 1, 2)),
    *pool("SAME", (3, 3), (2, 2), (2, 1, 2, 1)),
]

CONVOLUTION_ROWS = [*CONVOLUTIONS, *DEPTHWISE, *TRANSPOSED, *POOLS]

# What fails, and TensorFlow's words. With oneDNN most of these run, but not on every processor.
NO_DILATED_GRADIENT = "Current CPU implementations do not yet support dilation rates larger than 1"
NO_GROUPED_GRADIENT = "Gradients for grouped convolutions are not supported on CPU"
NO_DILATED_DEPTHWISE = "Current kernel implementation does not support dilations"
NO_UNEQUAL_STRIDES = "Current implementation only supports equal length strides in the row and column dimensions"
GROUPED = {"groups": 2, "images": (2, 5, 6, 4), "filters": 6}

UNSUPPORTED = [
    (convolution("SAME", (3, 3), dilations=(2, 2)), NO_DILATED_GRADIENT),
    (convolution("VALID", (1, 1), dilations=(1, 2)), NO_DILATED_GRADIENT),
    (convolution("SAME", (3, 3), **GROUPED), NO_GROUPED_GRADIENT),
    (convolution("SAME", (3, 2), dilations=(1, 2), **GROUPED), NO_DILATED_GRADIENT),
    (depthwise("SAME", (3, 3), strides=(2, 1)), NO_UNEQUAL_STRIDES),
    (depthwise("SAME", (3, 3), dilations=(2, 2)), NO_DILATED_DEPTHWISE),
    (transposed("SAME", (3, 3), dilations=(2, 2)), NO_DILATED_GRADIENT),
]
