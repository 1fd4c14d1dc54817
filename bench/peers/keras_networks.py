"""The networks of bench/networks/ in Keras, by the same names."""

import keras
from keras import layers


def lecture():
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            layers.Conv2D(16, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(32, activation="relu"),
            layers.Dense(16, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def conv_norm(x, filters, strides=1, kernel_size=3):
    x = layers.Conv2D(filters, kernel_size, strides=strides, padding="same", use_bias=False)(x)
    return layers.BatchNormalization()(x)


def conv_norm_relu(x, filters, strides=1):
    return layers.ReLU()(conv_norm(x, filters, strides))


def classifier(inputs, x):
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(10, activation="softmax")(x))


def six_conv():
    x = inputs = keras.Input((32, 32, 3))
    for pair, filters in enumerate((32, 64, 128)):
        if pair > 0:
            x = layers.MaxPooling2D()(x)
        x = conv_norm_relu(conv_norm_relu(x, filters), filters)
    return classifier(inputs, x)


def resnet20():
    inputs = keras.Input((32, 32, 3))
    x = conv_norm_relu(inputs, 16)
    for stage, filters in enumerate((16, 32, 64)):
        for block in range(3):
            strides = 2 if stage > 0 and block == 0 else 1
            shortcut = conv_norm(x, filters, strides, kernel_size=1) if strides > 1 else x
            y = conv_norm(conv_norm_relu(x, filters, strides), filters)
            x = layers.ReLU()(layers.Add()([shortcut, y]))
    return classifier(inputs, x)


NETWORKS = {"lecture": lecture, "six-conv": six_conv, "resnet20": resnet20}
